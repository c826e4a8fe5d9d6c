package io.coxswain.client.rest;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.coxswain.client.auth.TestAuthority;
import io.coxswain.client.config.KubeConfig;
import io.coxswain.client.config.KubeConfigBuilder;
import io.coxswain.client.config.KubeconfigFiles;
import io.coxswain.client.config.PemSource;
import io.coxswain.client.testing.ForwardProxy;
import io.coxswain.client.testing.ScriptedServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

class ProxyTest {
    private static final KubeRequest VERSION = KubeRequest.path(Verb.GET, "version");
    private static final TestAuthority AUTHORITY = new TestAuthority("authority");

    @Test
    @Tag("fault-75")
    @Tag("security-proxy-credentials")
    void goesByWayOfAnHttpProxyWhichAloneSeesItsPassword() throws IOException {
        try (Tunnel tunnel = new Tunnel();
                ScriptedServer server = server()) {
            get(server, c -> c.proxy("http://me:s%40crt@127.0.0.1:" + tunnel.port()))
                    .expectNextCount(1)
                    .verifyComplete();

            assertThat(tunnel.heads)
                    .singleElement()
                    .satisfies(head -> assertThat(head)
                            .startsWith("CONNECT " + URI.create(server.url()).getAuthority())
                            .containsIgnoringCase("proxy-authorization: Basic "
                                    + Base64.getEncoder().encodeToString("me:s@crt".getBytes(US_ASCII)))
                            .doesNotContain("Bearer"));
            assertThat(server.requests()).singleElement().satisfies(request -> {
                assertThat(request.headers().get("Authorization")).isEqualTo("Bearer hunter2");
                assertThat(request.headers().contains("Proxy-Authorization")).isFalse();
            });
        }
    }

    @Test
    @Tag("fault-76")
    void triesOnceIfTheServerIsNotTrusted() throws IOException {
        try (Tunnel tunnel = new Tunnel();
                ScriptedServer server = server()) {
            get(
                            server,
                            c -> c.proxy("http://127.0.0.1:" + tunnel.port())
                                    .certificateAuthority(new TestAuthority("another").certificate()))
                    .verifyErrorSatisfies(e ->
                            assertThat(e).isInstanceOf(TransportException.class).hasMessageContaining("TLS failed"));

            assertThat(tunnel.heads).hasSize(1);
            assertThat(server.requests()).isEmpty();
        }
    }

    /** By the kubeconfig's own field, with names that only the proxy can resolve. */
    @ParameterizedTest
    @ValueSource(strings = {"http", "socks5", "socks5h"})
    @Tag("security-proxy-credentials")
    void goesWhereAKubeconfigSaysByTheServersName(String scheme) {
        try (ForwardProxy proxy = ForwardProxy.start();
                ScriptedServer server = ScriptedServer.startTls(
                        AUTHORITY.issue("server", "api.nowhere.invalid"),
                        null,
                        (request, response) -> ScriptedServer.json(response, 200, "{}"))) {
            int port = URI.create(server.url()).getPort();
            String kubeconfig = """
                    current-context: x
                    contexts: [{name: x, context: {cluster: c, user: u}}]
                    clusters: [{name: c, cluster: {server: "https://api.nowhere.invalid:PORT", proxy-url: "SCHEME://me:hunter2@127.0.0.1:PROXY",
                      certificate-authority-data: AUTHORITY}}]
                    users: [{name: u, user: {token: abc}}]
                    """.replace("PORT", String.valueOf(port))
                    .replace("SCHEME", scheme)
                    .replace("PROXY", String.valueOf(proxy.port()))
                    .replace(
                            "AUTHORITY",
                            Base64.getEncoder()
                                    .encodeToString(AUTHORITY.certificate().read()));
            KubeConfig config = KubeconfigFiles.parse(kubeconfig).resolve(o -> {});
            try (RestClient client = RestClient.of(Mono.just(config))) {
                client.bytes(VERSION)
                        .as(StepVerifier::create)
                        .expectNextCount(1)
                        .verifyComplete();
                client.frames(VERSION.toBuilder().streaming().build(), LineFramer::new)
                        .as(StepVerifier::create)
                        .expectNextCount(1)
                        .verifyComplete();
            }
            String word = scheme.equals("http") ? "connect " : "socks ";
            assertThat(proxy.targets())
                    .containsOnly(word + "api.nowhere.invalid:" + port)
                    .hasSize(2);
            assertThat(server.requests()).hasSize(2).allSatisfy(request -> {
                assertThat(request.headers().get("Authorization")).isEqualTo("Bearer abc");
                assertThat(request.headers().contains("Proxy-Authorization")).isFalse();
            });
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"http", "socks5"})
    void goesByWayOfAProxyThatAsksNobodyWhoTheyAre(String scheme) {
        try (ForwardProxy proxy = ForwardProxy.startOpen();
                ScriptedServer server = server()) {
            get(server, c -> c.proxy(scheme + "://127.0.0.1:" + proxy.port()))
                    .expectNextCount(1)
                    .verifyComplete();
            assertThat(proxy.targets()).hasSize(1);
        }
    }

    /** In a process of its own, which has it in its environment and nothing of it in its configuration. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "HTTPS_PROXY | -               | {}",
                "https_proxy | other.invalid   | {}",
                "HTTPS_PROXY | .nowhere.invalid | name cannot be resolved",
                "HTTP_PROXY  | -               | name cannot be resolved",
            })
    void goesWhereTheEnvironmentSays(String variable, @Nullable String exceptions, String outcome) throws Exception {
        try (ForwardProxy proxy = ForwardProxy.start();
                ScriptedServer server = ScriptedServer.startTls(
                        AUTHORITY.issue("server", "api.nowhere.invalid"),
                        null,
                        (request, response) -> ScriptedServer.json(response, 200, "{}"))) {
            String url = server.url().replace("127.0.0.1", "api.nowhere.invalid");
            ProcessBuilder builder = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-cp",
                            System.getProperty("java.class.path"),
                            OneGet.class.getName(),
                            url,
                            Base64.getEncoder()
                                    .encodeToString(AUTHORITY.certificate().read()))
                    .redirectError(ProcessBuilder.Redirect.DISCARD);
            builder.environment()
                    .keySet()
                    .removeIf(name -> name.toLowerCase(Locale.ROOT).endsWith("_proxy"));
            builder.environment().put(variable, "http://me:hunter2@127.0.0.1:" + proxy.port());
            if (exceptions != null) {
                builder.environment().put("NO_PROXY", exceptions);
            }

            Process process = builder.start();
            String said = new String(process.getInputStream().readAllBytes(), UTF_8);
            assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();

            assertThat(said).contains(outcome).doesNotContain("hunter2");
            assertThat(proxy.targets())
                    .hasSize(outcome.equals("{}") ? 1 : 0)
                    .allSatisfy(target -> assertThat(target)
                            .isEqualTo("connect " + URI.create(url).getAuthority()));
        }
    }

    /** Prints what a server answers, or why it does not. */
    static final class OneGet {
        public static void main(String[] args) {
            KubeConfig config = KubeConfig.builder(args[0])
                    .certificateAuthority(PemSource.of(Base64.getDecoder().decode(args[1])))
                    .build();
            try (RestClient client =
                    RestClient.of(Mono.just(config), ClientOptions.of(o -> o.retry(RetryPolicy.NEVER)))) {
                System.out.println(client.bytes(VERSION)
                        .map(body -> new String(body, UTF_8))
                        .onErrorResume(e -> Mono.just(String.valueOf(e.getMessage())))
                        .block());
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://me:swordfish@", "http://", "socks5://me:swordfish@", "socks5://"})
    void saysThatAProxyRefuses(String proxyUrl) {
        try (ForwardProxy proxy = ForwardProxy.start();
                ScriptedServer server = server()) {
            get(server, c -> c.proxy(proxyUrl + "127.0.0.1:" + proxy.port()))
                    .verifyErrorSatisfies(e -> assertThat(e)
                            .isInstanceOf(TransportException.class)
                            .hasMessageContaining("://127.0.0.1:" + proxy.port() + " made no connection: ")
                            .hasMessageNotContaining("swordfish"));
            assertThat(proxy.targets()).isEmpty();
            assertThat(server.connectionsEver()).isZero();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"http", "socks5"})
    void saysThatAProxyIsDown(String scheme) {
        int port;
        try (ForwardProxy proxy = ForwardProxy.start()) {
            port = proxy.port();
        }
        try (ScriptedServer server = server()) {
            get(server, c -> c.proxy(scheme + "://me:swordfish@127.0.0.1:" + port))
                    .verifyErrorSatisfies(e -> assertThat(e)
                            .isInstanceOf(TransportException.class)
                            .hasMessageContaining(
                                    ": the proxy " + scheme + "://127.0.0.1:" + port + " cannot be reached: ")
                            .hasMessageNotContaining("swordfish"));
        }
    }

    @Test
    void saysThatTheNameOfAProxyIsUnknown() {
        try (ScriptedServer server = server()) {
            get(server, c -> c.proxy("http://proxy.invalid:3128"))
                    .verifyErrorSatisfies(e -> assertThat(e)
                            .isInstanceOf(TransportException.class)
                            .hasMessageContaining(
                                    ": the name of the proxy http://proxy.invalid:3128 cannot be resolved"));
        }
    }

    @Test
    void showsNoPasswordOfAProxyThatRefuses() throws IOException {
        try (Tunnel tunnel = new Tunnel();
                ScriptedServer server = server()) {
            tunnel.refuses = true;
            get(server, c -> c.proxy("http://me:swordfish@127.0.0.1:" + tunnel.port()))
                    .verifyErrorSatisfies(e ->
                            assertThat(e).isInstanceOf(TransportException.class).hasMessageNotContaining("swordfish"));
            assertThat(server.connectionsEver()).isZero();
        }
    }

    private static StepVerifier.FirstStep<byte[]> get(ScriptedServer server, UnaryOperator<KubeConfigBuilder> change) {
        KubeConfigBuilder config =
                server.config().certificateAuthority(AUTHORITY.certificate()).token("hunter2");
        return Mono.using(
                        () -> RestClient.of(Mono.just(change.apply(config).build())),
                        client -> client.bytes(VERSION),
                        RestClient::close)
                .as(StepVerifier::create);
    }

    private static ScriptedServer server() {
        return ScriptedServer.startTls(
                AUTHORITY.issue("server", "127.0.0.1"),
                null,
                (request, response) -> ScriptedServer.json(response, 200, "{}"));
    }

    /** A proxy that connects whom it is asked to. */
    private static final class Tunnel implements AutoCloseable {
        private final ServerSocket socket = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
        private final ExecutorService threads = Executors.newCachedThreadPool();
        private final List<String> heads = new CopyOnWriteArrayList<>();
        private volatile boolean refuses;

        Tunnel() throws IOException {
            threads.execute(this::accept);
        }

        int port() {
            return socket.getLocalPort();
        }

        private void accept() {
            try {
                while (true) {
                    Socket client = socket.accept();
                    threads.execute(() -> serve(client));
                }
            } catch (IOException closed) {
                return;
            }
        }

        private void serve(Socket client) {
            try (client) {
                StringBuilder head = new StringBuilder();
                while (head.indexOf("\r\n\r\n") < 0) {
                    head.append((char) client.getInputStream().read());
                }
                heads.add(head.toString());
                if (refuses) {
                    client.getOutputStream().write("HTTP/1.1 407 No\r\n\r\n".getBytes(US_ASCII));
                    return;
                }
                String[] target = head.toString().split(" ")[1].split(":");
                try (Socket server = new Socket(target[0], Integer.parseInt(target[1]))) {
                    client.getOutputStream().write("HTTP/1.1 200 OK\r\n\r\n".getBytes(US_ASCII));
                    threads.execute(() -> copy(client, server));
                    copy(server, client);
                }
            } catch (IOException gone) {
                return;
            }
        }

        private static void copy(Socket from, Socket to) {
            try (InputStream in = from.getInputStream();
                    OutputStream out = to.getOutputStream()) {
                in.transferTo(out);
            } catch (IOException gone) {
                return;
            }
        }

        @Override
        public void close() throws IOException {
            socket.close();
            threads.shutdownNow();
        }
    }
}
