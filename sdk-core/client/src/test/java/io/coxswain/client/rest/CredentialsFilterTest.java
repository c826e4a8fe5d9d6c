package io.coxswain.client.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.coxswain.client.auth.CachedCredentials;
import io.coxswain.client.auth.CredentialsException;
import io.coxswain.client.auth.Plugins;
import io.coxswain.client.config.CredentialSource;
import io.coxswain.client.config.Credentials;
import io.coxswain.client.config.ExecConfig;
import io.coxswain.client.config.Impersonation;
import io.coxswain.client.config.KubeConfigBuilder;
import io.coxswain.client.testing.ScriptedServer;
import io.coxswain.model.core.v1.Pod;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

class CredentialsFilterTest {
    private static final KubeRequest GET = KubeRequest.builder(Verb.GET, Pod.TYPE)
            .namespace("shop")
            .name("web")
            .build();

    @TempDir
    private Path directory;

    private final AtomicInteger refused = new AtomicInteger();

    /** Takes tokens from the second one on. */
    private final ScriptedServer server = ScriptedServer.start((request, response) -> {
        String sent = request.requestHeaders().get("Authorization", "");
        return ScriptedServer.json(response, sent.equals("Bearer t1") ? 401 : 200, "{}");
    });

    @Test
    @Tag("fault-71")
    void refreshesOnceAndRetriesOnceForAllWhoAreRefused() {
        AtomicInteger fetched = new AtomicInteger();
        // The second token comes when everybody has been refused the first, and waits.
        Mono<Credentials> once = Mono.fromSupplier(() -> bearer(fetched.incrementAndGet()));
        Mono<Long> allRefused = Flux.interval(Duration.ofMillis(5))
                .filter(i -> refused.get() == 30)
                .next();
        CredentialSource source =
                CachedCredentials.of(once.delayUntil(fresh -> fresh.equals(bearer(1)) ? Mono.empty() : allRefused));
        try (RestClient client = client(c -> c.credentialSource(counted(source)))) {
            Flux.range(0, 30)
                    .flatMap(i -> client.bytes(GET), 30)
                    .as(StepVerifier::create)
                    .expectNextCount(30)
                    .expectComplete()
                    .verify(Duration.ofSeconds(20));
        }
        assertThat(fetched).hasValue(2);
        assertThat(server.requests()).hasSize(60);
        assertThat(sent("Bearer t2")).isEqualTo(30);
    }

    /** The source, and how many have asked it for other credentials. */
    private CredentialSource counted(CredentialSource source) {
        return new CredentialSource() {
            @Override
            public Mono<Credentials> credentials() {
                return source.credentials();
            }

            @Override
            public Mono<Credentials> refresh(Credentials old) {
                return source.refresh(old).doOnSubscribe(s -> refused.incrementAndGet());
            }
        };
    }

    @Test
    @Tag("fault-71")
    void doesNotRetryWithCredentialsThatAreTheSameNorTwice() {
        try (RestClient client = client(c -> c.token("t1"))) {
            client.bytes(GET).as(StepVerifier::create).verifyError(UnauthorizedException.class);
        }
        assertThat(server.requests()).hasSize(1);

        AtomicInteger fetched = new AtomicInteger();
        try (ScriptedServer never = ScriptedServer.answering(401, "{}");
                RestClient client = RestClient.of(Mono.fromSupplier(() -> never.config()
                        .credentialSource(
                                CachedCredentials.of(Mono.fromSupplier(() -> bearer(fetched.incrementAndGet()))))
                        .build()))) {
            client.bytes(GET).as(StepVerifier::create).verifyError(UnauthorizedException.class);
            assertThat(never.requests()).hasSize(2);
            assertThat(fetched).hasValue(2);
        }
    }

    @Test
    void saysThatASourceFailed() {
        IllegalStateException failure = new IllegalStateException("token swordfish");
        CredentialsException own = new CredentialsException("log in to the vault");
        CredentialSource throwing = () -> {
            throw failure;
        };
        for (CredentialSource source : List.of(() -> Mono.error(failure), throwing)) {
            try (RestClient client = client(c -> c.credentialSource(source))) {
                client.bytes(GET)
                        .as(StepVerifier::create)
                        .verifyErrorSatisfies(e -> assertThat(e)
                                .isInstanceOf(CredentialsException.class)
                                .hasMessage("the source of the client's credentials failed by a IllegalStateException;"
                                        + " the cause says more")
                                .hasCause(failure));
            }
        }
        try (RestClient client = client(c -> c.credentialSource(() -> Mono.error(own)))) {
            client.bytes(GET)
                    .as(StepVerifier::create)
                    .verifyErrorSatisfies(e -> assertThat(e).isSameAs(own));
        }
        assertThat(server.requests()).isEmpty();
    }

    @Test
    void sendsTheBodyAgainToo() {
        AtomicInteger fetched = new AtomicInteger();
        KubeRequest post = KubeRequest.builder(Verb.CREATE, Pod.TYPE)
                .namespace("shop")
                .body("application/json", new byte[77])
                .build();
        try (RestClient client = client(c ->
                c.credentialSource(CachedCredentials.of(Mono.fromSupplier(() -> bearer(fetched.incrementAndGet())))))) {
            client.bytes(post).as(StepVerifier::create).expectNextCount(1).verifyComplete();
        }
        assertThat(server.requests())
                .extracting(request -> request.headers().get("Content-Length"))
                .containsExactly("77", "77");
    }

    @Test
    @Tag("fault-71")
    void runsAPluginAgainIfItsTokenIsRefused() {
        Path plugin = new Plugins(directory)
                .script(
                        "plugin",
                        "cd " + directory + "; echo x >> runs; n=$(wc -l < runs | tr -d ' '); "
                                + Plugins.prints("{\"token\":\"t'$n'\"}"));
        try (RestClient client = client(c -> c.exec(ExecConfig.of(plugin.toString(), e -> {})))) {
            client.bytes(GET)
                    .repeat(4)
                    .as(StepVerifier::create)
                    .expectNextCount(5)
                    .verifyComplete();
        }
        assertThat(directory.resolve("runs")).hasContent("x\nx");
        assertThat(server.requests()).hasSize(6);
    }

    @Test
    void signalsWhyThereAreNoCredentialsAndSendsNothing() {
        Path plugin = new Plugins(directory).script("plugin", "exit 7");
        try (RestClient client = client(c -> c.exec(ExecConfig.of(plugin.toString(), e -> {})))) {
            client.bytes(GET)
                    .as(StepVerifier::create)
                    .verifyErrorSatisfies(e -> assertThat(e)
                            .isInstanceOf(CredentialsException.class)
                            .hasMessageContaining("exit code 7"));
        }
        assertThat(server.requests()).isEmpty();
    }

    @Test
    void actsAsWhomTheConfigurationNames() {
        Impersonation jane = Impersonation.user("jane")
                .groups("shop:dev", "b")
                .uid("7")
                .extra("Example.org/scopes", "x, y", "z")
                .extra("50%", "half");
        try (RestClient client = client(c -> c.token("abc").impersonation(jane))) {
            client.bytes(GET).block();
        }
        assertThat(server.requests()).singleElement().satisfies(request -> {
            assertThat(request.headers().get("Authorization")).isEqualTo("Bearer abc");
            assertThat(request.headers().getAll("Impersonate-User")).containsExactly("jane");
            assertThat(request.headers().getAll("Impersonate-Group")).containsExactly("shop:dev", "b");
            assertThat(request.headers().getAll("Impersonate-Uid")).containsExactly("7");
            assertThat(request.headers().getAll("Impersonate-Extra-example.org%2Fscopes"))
                    .containsExactly("x, y", "z");
            assertThat(request.headers().getAll("Impersonate-Extra-50%25")).containsExactly("half");
        });
    }

    @Test
    void takesTheIdentityOfEachCallFromItsContext() {
        try (RestClient client = client(c -> c.token("abc").impersonation(Impersonation.user("own")))) {
            Flux.range(0, 20)
                    .flatMap(i -> client.bytes(GET)
                            .contextWrite(Impersonation.user("tenant-" + i).context()))
                    .then(client.bytes(GET)
                            .contextWrite(Credentials.bearer("theirs").context()))
                    .then(client.bytes(GET).contextWrite(Credentials.NONE.context()))
                    .then(client.bytes(GET))
                    .as(StepVerifier::create)
                    .expectNextCount(1)
                    .verifyComplete();
        }
        assertThat(server.requests().subList(0, 20))
                .extracting(request -> request.headers().get("Impersonate-User"))
                .doesNotHaveDuplicates()
                .allMatch(user -> user.startsWith("tenant-"));
        assertThat(server.requests().subList(20, 23))
                .extracting(request -> request.headers().get("Authorization"))
                .containsExactly("Bearer theirs", null, "Bearer abc");
        assertThat(server.requests().get(22).headers().get("Impersonate-User")).isEqualTo("own");
    }

    @Test
    @Tag("security-impersonation")
    void takesImpersonationFromNoHeader() {
        try (RestClient client = client(c -> c.token("abc"))) {
            for (String header : List.of("Impersonate-User", "impersonate-group", "IMPERSONATE-EXTRA-x")) {
                client.bytes(GET.withHeader(header, "root"))
                        .as(StepVerifier::create)
                        .verifyErrorSatisfies(e -> assertThat(e)
                                .isInstanceOf(IllegalArgumentException.class)
                                .hasMessageContaining("use Impersonation"));
            }
        }
        assertThat(server.requests()).isEmpty();
        assertThatThrownBy(() -> Impersonation.user("a\r\nImpersonate-Group: system:masters"))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Impersonation.user("Zoë")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Impersonation.user("")).isInstanceOf(IllegalArgumentException.class);
    }

    private long sent(String authorization) {
        return server.requests().stream()
                .filter(request -> authorization.equals(request.headers().get("Authorization")))
                .count();
    }

    private static Credentials bearer(int number) {
        return Credentials.bearer("t" + number);
    }

    private RestClient client(Consumer<KubeConfigBuilder> description) {
        KubeConfigBuilder config = server.config();
        description.accept(config);
        return RestClient.of(Mono.fromSupplier(config::build));
    }
}
