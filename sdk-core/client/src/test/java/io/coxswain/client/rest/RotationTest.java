package io.coxswain.client.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.coxswain.client.auth.CachedCredentials;
import io.coxswain.client.auth.TestAuthority;
import io.coxswain.client.auth.TestAuthority.Issued;
import io.coxswain.client.config.Credentials;
import io.coxswain.client.config.KubeConfig;
import io.coxswain.client.config.KubeConfigException;
import io.coxswain.client.config.PemSource;
import io.coxswain.client.testing.ScriptedServer;
import io.netty.channel.Channel;
import io.netty.channel.ChannelId;
import io.netty.handler.ssl.SslHandler;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.netty.http.client.HttpClient;
import reactor.netty.http.server.HttpServerRequest;
import reactor.test.StepVerifier;
import reactor.test.scheduler.VirtualTimeScheduler;

class RotationTest {
    private static final KubeRequest VERSION = KubeRequest.path(Verb.GET, "version");
    private static final TestAuthority AUTHORITY = new TestAuthority("authority");

    @TempDir
    private Path directory;

    private final List<String> callers = new CopyOnWriteArrayList<>();
    private final Map<ChannelId, String> open = new ConcurrentHashMap<>();
    private final AtomicReference<String> refused = new AtomicReference<>("");

    @Test
    @Tag("fault-72")
    void showsANewCertificateOnNewConnectionsAndRetiresTheOldOnes() {
        Issued one = AUTHORITY.issue("one");
        write("crt", one.certificate());
        write("key", one.key());
        try (ScriptedServer server = server(AUTHORITY);
                RestClient client = RestClient.of(Mono.fromSupplier(() -> server.config()
                        .certificateAuthority(AUTHORITY.certificate())
                        .clientCertificate(file("crt"), file("key"))
                        .build()))) {
            client.bytes(VERSION).then(client.bytes(VERSION)).block();
            Flux<byte[]> stream = client.frames(
                    KubeRequest.path(Verb.GET, "stream").toBuilder().streaming().build(), LineFramer::new);
            StepVerifier.Step<byte[]> streaming = StepVerifier.create(stream, 1).expectNextCount(1);

            Issued two = AUTHORITY.issue("two");
            write("crt", two.certificate());
            write("key", two.key());
            refused.set("one");
            streaming
                    .then(() ->
                            client.bytes(VERSION).then(client.bytes(VERSION)).block())
                    // The stream of the old certificate lives on; its idle connections do not.
                    .then(() -> awaitOpen("one", 1))
                    .thenCancel()
                    .verify();

            assertThat(callers).startsWith("one", "one", "one").endsWith("two", "two");
            awaitOpen("one", 0);
        }
    }

    private void awaitOpen(String caller, int expected) {
        try {
            ScriptedServer.await(
                    "connections of " + caller, () -> Collections.frequency(open.values(), caller), expected);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    @Tag("fault-72")
    void trustsANewAuthorityWithoutARestart() {
        TestAuthority next = new TestAuthority("next");
        write("ca", AUTHORITY.certificate());
        try (ScriptedServer server = server(AUTHORITY, false)) {
            KubeConfig config = server.config().certificateAuthority(file("ca")).build();
            VirtualTimeScheduler time = VirtualTimeScheduler.create();
            Connections connections = new Connections(
                    config,
                    new HttpClients(HttpClient.create(), HttpClient.create(), Duration.ofSeconds(10)),
                    false,
                    time);
            Generation first = connections.of(Credentials.NONE).block();
            assertThat(connections.of(Credentials.NONE).block()).isSameAs(first);

            write("ca", next.certificate());
            assertThat(connections.of(Credentials.NONE).block()).isSameAs(first);
            time.advanceTimeBy(Duration.ofSeconds(61));
            Generation second = connections.of(Credentials.NONE).block();
            assertThat(second).isNotSameAs(first);
            assertThat(get(server.url(), first)).isEqualTo("{}");
            assertThatThrownBy(() -> get(server.url(), second)).hasStackTraceContaining("PKIX");

            // An authority that cannot be read takes nothing out of use.
            write("ca", PemSource.of(new byte[3]));
            time.advanceTimeBy(Duration.ofSeconds(61));
            assertThat(connections.of(Credentials.NONE).block()).isSameAs(second);
        }
    }

    private static String get(String url, Generation generation) {
        return generation
                .unary()
                .get()
                .uri(url + "/version")
                .responseContent()
                .aggregate()
                .asString()
                .block();
    }

    @Test
    void takesCertificatesOfACredentialSource() {
        Issued one = AUTHORITY.issue("one");
        Issued two = AUTHORITY.issue("two");
        AtomicReference<Issued> current = new AtomicReference<>(one);
        CachedCredentials source = CachedCredentials.of(Mono.fromSupplier(() -> Credentials.NONE.withCertificate(
                current.get().certificate(), current.get().key())));
        try (ScriptedServer server = server(AUTHORITY);
                RestClient client = RestClient.of(Mono.fromSupplier(() -> server.config()
                        .certificateAuthority(AUTHORITY.certificate())
                        .credentialSource(source)
                        .build()))) {
            client.bytes(VERSION).block();
            current.set(two);
            refused.set("one");
            client.bytes(VERSION).block();
            assertThat(callers).containsExactly("one", "one", "two");

            current.set(new Issued(one.certificate(), two.key()));
            refused.set("two");
            // What cannot be used takes nothing that can out of use.
            client.bytes(VERSION).as(StepVerifier::create).verifyError(UnauthorizedException.class);
            assertThat(callers).endsWith("two", "two");
        }
    }

    @Test
    void saysWhatIsWrongWithTheFirstCertificateOfASource() {
        Credentials broken = Credentials.NONE.withCertificate(PemSource.of(new byte[3]), PemSource.of(new byte[3]));
        try (ScriptedServer server = server(AUTHORITY);
                RestClient client = RestClient.of(Mono.fromSupplier(() -> server.config()
                        .certificateAuthority(AUTHORITY.certificate())
                        .credentialSource(() -> Mono.just(broken))
                        .build()))) {
            client.bytes(VERSION).as(StepVerifier::create).verifyError(KubeConfigException.class);
            assertThat(server.connectionsEver()).isZero();
        }
    }

    @Test
    @Tag("security-identity")
    void neverSendsTheTokensOfOthersOverConnectionsThatShowItsOwnCertificate() {
        Issued admin = AUTHORITY.issue("admin");
        try (ScriptedServer server = server(AUTHORITY, false);
                RestClient client = RestClient.of(Mono.fromSupplier(() -> server.config()
                        .certificateAuthority(AUTHORITY.certificate())
                        .clientCertificate(admin.certificate(), admin.key())
                        .build()))) {
            client.bytes(VERSION).block();
            client.bytes(VERSION)
                    .contextWrite(Credentials.bearer("tenant").context())
                    .block();
            client.bytes(VERSION.withHeader("Authorization", "Bearer tenant")).block();
            client.bytes(VERSION).contextWrite(Credentials.NONE.context()).block();
            client.bytes(VERSION).block();
        }
        assertThat(callers).containsExactly("admin", "nobody", "nobody", "nobody", "admin");
    }

    private ScriptedServer server(TestAuthority clients) {
        return server(clients, true);
    }

    private ScriptedServer server(TestAuthority clients, boolean required) {
        Issued identity = AUTHORITY.issue("server", "127.0.0.1");
        ScriptedServer.Handler handler = (request, response) -> {
            String caller = caller(request);
            callers.add(caller);
            request.withConnection(connection -> {
                Channel channel = connection.channel();
                open.put(channel.id(), caller);
                channel.closeFuture().addListener(closed -> open.remove(channel.id()));
            });
            if (request.uri().endsWith("/stream")) {
                return response.sendString(Flux.concat(Mono.just("{}\n"), Mono.never()));
            }
            return ScriptedServer.json(response, caller.equals(refused.get()) ? 401 : 200, "{}");
        };
        return required
                ? ScriptedServer.startTls(identity, clients, handler)
                : ScriptedServer.startTlsAsking(identity, clients, handler);
    }

    private static String caller(HttpServerRequest request) {
        AtomicReference<String> name = new AtomicReference<>("nobody");
        request.withConnection(connection -> {
            var tls = connection.channel().pipeline().get(SslHandler.class);
            try {
                X509Certificate shown =
                        (X509Certificate) tls.engine().getSession().getPeerCertificates()[0];
                name.set(shown.getSubjectX500Principal().getName().replace("CN=", ""));
            } catch (SSLPeerUnverifiedException e) {
                name.set("nobody");
            }
        });
        return name.get();
    }

    private PemSource file(String name) {
        return PemSource.file(directory.resolve(name));
    }

    private void write(String name, PemSource content) {
        try {
            Files.write(directory.resolve(name), content.read());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
