package io.coxswain.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.coxswain.client.config.PemSource;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A client that nobody here wrote, the JDK's, over TLS and HTTP/2. */
class TlsAndHttp2Test {
    @Test
    void speaksTlsWithACertificateOfItsOwn() throws Exception {
        try (ScriptedServer server = ScriptedServer.start(ScriptedServer.Builder::tls)) {
            server.always(Expected.anything(), Answer.json("{}"));
            PemSource authority = authority(server);

            HttpResponse<String> answer = get(client(authority), server, "/a");

            assertThat(answer.body()).isEqualTo("{}");
            assertThat(answer.version()).isEqualTo(HttpClient.Version.HTTP_1_1);
            HttpClient distrustful = client(new TestAuthority("another").certificate());
            assertThatThrownBy(() -> get(distrustful, server, "/b")).isInstanceOf(SSLHandshakeException.class);
            assertThat(server.requests()).hasToString("[GET /a]");
            assertThat(server.requests().get(0).serverName()).isNull();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"EC", "RSA"})
    void speaksTlsWithAGivenCertificate(String algorithm) throws Exception {
        TestAuthority authority = new TestAuthority("authority");
        TestAuthority.Issued identity = authority.issueWith(algorithm, "server", "localhost", "a.example");
        try (ScriptedServer server = ScriptedServer.start(o -> o.tls(identity))) {
            server.always(Expected.anything(), Answer.json("{}"));
            URI local = URI.create("https://localhost:" + server.port() + "/");

            client(authority.certificate()).send(HttpRequest.newBuilder(local).build(), BodyHandlers.ofString());

            assertThat(server.requests().get(0).serverName()).isEqualTo("localhost");
            assertThatThrownBy(() -> get(client(authority.certificate()), server, "/"))
                    .isInstanceOf(SSLHandshakeException.class);
        }
    }

    @Test
    void asksForClientCertificates() throws Exception {
        TestAuthority clients = new TestAuthority("clients");
        try (ScriptedServer server = ScriptedServer.start(o -> o.tls().clientsOf(clients.certificate()))) {
            PemSource authority = authority(server);
            assertThatThrownBy(() -> get(client(authority), server, "/")).isInstanceOf(IOException.class);
            assertThat(server.requests()).isEmpty();
        }
        assertThatIllegalStateException()
                .isThrownBy(() -> ScriptedServer.start(o -> o.clientsOf(clients.certificate())))
                .withMessageContaining("call tls()");
    }

    @Test
    void speaksHttp2() throws Exception {
        try (ScriptedServer server = http2()) {
            HttpClient client = client(authority(server));
            server.expect(
                            Expected.post("/a").body("is sent", "hello"::equals).header("X-Y", "z"),
                            Answer.json(201, "{\"a\":1}").header("Warning", "299"))
                    .expect(Expected.get("/b"), Answer.of(200).repeat(1000, "0123456789"));

            HttpResponse<String> first = client.send(
                    HttpRequest.newBuilder(URI.create(server.url() + "/a"))
                            .header("X-Y", "z")
                            .POST(HttpRequest.BodyPublishers.ofString("hello"))
                            .build(),
                    BodyHandlers.ofString());
            HttpResponse<String> second = get(client, server, "/b");

            assertThat(first.version()).isEqualTo(HttpClient.Version.HTTP_2);
            assertThat(first.statusCode()).isEqualTo(201);
            assertThat(first.headers().firstValue("warning")).contains("299");
            assertThat(first.body()).isEqualTo("{\"a\":1}");
            assertThat(second.body()).hasSize(10_000);
            server.verify();
            server.openExchanges().await(0);
            assertThat(server.connections().value()).isEqualTo(1);
            assertThat(server.requestsOn(1)).hasSize(2);
        }
    }

    @Test
    void resetsOneStreamOfMany() throws Exception {
        Gate gate = new Gate();
        try (ScriptedServer server = http2()) {
            HttpClient client = client(authority(server));
            server.always(Expected.get("/bad"), Answer.of(200).write("some").thenReset())
                    .always(
                            Expected.get("/cut"),
                            Answer.of(200).write("something").resetAt(4))
                    .always(
                            Expected.get("/good"),
                            Answer.of(200).pauseUntil(gate).write("good"));

            CompletableFuture<HttpResponse<String>> good = client.sendAsync(
                    HttpRequest.newBuilder(URI.create(server.url() + "/good")).build(), BodyHandlers.ofString());
            gate.arrivals().await(1);
            assertThatThrownBy(() -> get(client, server, "/bad")).isInstanceOf(IOException.class);
            assertThatThrownBy(() -> get(client, server, "/cut")).isInstanceOf(IOException.class);
            server.openExchanges().await(1);
            gate.open();

            assertThat(good.join().body()).isEqualTo("good");
            assertThat(server.connections().value()).isEqualTo(1);
        }
    }

    @Test
    void saysThatItGoesAway() throws Exception {
        try (ScriptedServer server = http2()) {
            HttpClient client = client(authority(server));
            server.always(Expected.get("/last"), Answer.of(200).goAway().write("bye"))
                    .always(Expected.get("/next"), Answer.of(200).write("hello"))
                    .always(Expected.get("/cut"), Answer.of(200).write("a").thenClose());

            // The JDK's client of Java 17 takes a GOAWAY for the end of the stream that is under way, too.
            client.sendAsync(
                            HttpRequest.newBuilder(URI.create(server.url() + "/last"))
                                    .build(),
                            BodyHandlers.discarding())
                    .handle((answer, failure) -> answer)
                    .join();
            assertThat(get(client, server, "/next").body()).isEqualTo("hello");
            assertThat(server.requestsOn(2)).hasToString("[GET /next]");
            assertThatThrownBy(() -> get(client, server, "/cut")).isInstanceOf(IOException.class);
        }
    }

    @Test
    void allowsAsManyStreamsAsItIsTold() throws Exception {
        Gate gate = new Gate();
        try (ScriptedServer server = ScriptedServer.start(o -> o.tls().http2().maxStreams(2))) {
            HttpClient client = client(authority(server));
            server.always(Expected.get("/first"), Answer.of(200))
                    .always(Expected.anything(), Answer.of(200).pauseUntil(gate));
            get(client, server, "/first");
            List<CompletableFuture<HttpResponse<String>>> all = IntStream.range(0, 2)
                    .mapToObj(i -> client.sendAsync(
                            HttpRequest.newBuilder(URI.create(server.url() + "/" + i))
                                    .build(),
                            BodyHandlers.ofString()))
                    .toList();
            gate.arrivals().await(2);
            HttpRequest third =
                    HttpRequest.newBuilder(URI.create(server.url() + "/third")).build();
            assertThatThrownBy(() -> client.send(third, BodyHandlers.ofString()))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("too many concurrent streams");
            gate.open();
            assertThat(all)
                    .allSatisfy(one -> assertThat(one.join().statusCode()).isEqualTo(200));
        }
    }

    @Test
    void refusesBytesThatHttp2DoesNotHave() {
        Stream.of(Answer.of(200).raw(new byte[1]), Answer.of(200).thenHalfClose())
                .forEach(answer -> {
                    try (ScriptedServer server = http2()) {
                        server.always(Expected.anything(), answer);
                        assertThatThrownBy(() -> get(client(authority(server)), server, "/"))
                                .isInstanceOf(IOException.class);
                        assertThatThrownBy(server::verify).hasMessageContaining("for HTTP/1.1");
                    }
                });
    }

    private static ScriptedServer http2() {
        return ScriptedServer.start(o -> o.tls().http2());
    }

    private static PemSource authority(ScriptedServer server) {
        return Optional.ofNullable(server.config().build().certificateAuthority())
                .orElseThrow();
    }

    private static HttpResponse<String> get(HttpClient client, ScriptedServer server, String path)
            throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(server.url() + path))
                .timeout(Duration.ofSeconds(10))
                .build();
        return client.send(request, BodyHandlers.ofString());
    }

    static HttpClient client(PemSource authority) throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        store.setCertificateEntry(
                "authority",
                CertificateFactory.getInstance("X.509")
                        .generateCertificate(new ByteArrayInputStream(authority.read())));
        TrustManagerFactory trust = TrustManagerFactory.getInstance("PKIX");
        trust.init(store);
        SSLContext tls = SSLContext.getInstance("TLS");
        tls.init(null, trust.getTrustManagers(), null);
        return HttpClient.newBuilder().sslContext(tls).build();
    }
}
