package io.coxswain.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.coxswain.client.auth.ConfiguredCredentials;
import io.coxswain.client.auth.TestAuthority;
import io.coxswain.client.auth.TestAuthority.Issued;
import io.coxswain.client.config.Credentials;
import io.coxswain.client.config.KubeConfig;
import io.coxswain.client.config.PemSource;
import io.coxswain.client.rest.ClientOptions;
import io.coxswain.client.rest.ExchangeFilter;
import io.coxswain.client.rest.KubeRequest;
import io.coxswain.client.rest.NotFoundException;
import io.coxswain.client.rest.RestClient;
import io.coxswain.client.rest.Verb;
import io.coxswain.client.testing.BlockingCheck;
import io.coxswain.client.testing.ScriptedServer;
import io.coxswain.model.core.v1.Pod;
import io.coxswain.model.patch.Patch;
import io.coxswain.model.schema.KubeSchema;
import io.coxswain.model.storagemigration.v1beta1.StorageVersionMigration;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import reactor.blockhound.BlockingOperationError;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import reactor.test.StepVerifier;

/** That every test looks out for threads that block is {@link BlockingCheck}'s work; here it is shown to work. */
class BlockingTest {
    @TempDir
    private Path directory;

    @Test
    void isNoticedIfSomethingBlocks() {
        Mono.fromRunnable(() -> sleep(1))
                .subscribeOn(Schedulers.parallel())
                .as(StepVerifier::create)
                .verifyError(BlockingOperationError.class);

        assertThat(BlockingCheck.blockingCalls()).singleElement().asString().contains("sleep");
    }

    @Test
    void isNoticedIfAFileIsRead() throws IOException {
        Path file = Files.createFile(directory.resolve("file"));

        Mono.fromCallable(() -> Files.newInputStream(file))
                .subscribeOn(Schedulers.parallel())
                .as(StepVerifier::create)
                .verifyError(BlockingOperationError.class);

        assertThat(BlockingCheck.blockingCalls()).singleElement().asString().contains("newInputStream");
    }

    /** As a user's filter may do, on the event loop. */
    @Test
    void isNoticedInAFilterOfAClient() {
        ExchangeFilter sleepy = (request, next) -> next.exchange(request).doOnNext(chunk -> sleep(1));
        try (ScriptedServer server = ScriptedServer.answering(200, "{}");
                RestClient client =
                        RestClient.of(Mono.just(server.config().build()), ClientOptions.of(o -> o.filter(sleepy)))) {
            client.bytes(KubeRequest.path(Verb.GET, "version"))
                    .as(StepVerifier::create)
                    .expectError()
                    .verify(Duration.ofSeconds(10));
        }
        assertThat(BlockingCheck.blockingCalls())
                .isNotEmpty()
                .allSatisfy(call -> assertThat(call).contains("sleep"));
    }

    /** A kind whose schema no other test asks for: what is read once is not read again. */
    @Test
    void happensInNoPatchOnceTheSchemaIsRead() {
        StorageVersionMigration before = StorageVersionMigration.of(m -> m.metadata(meta -> meta.name("a")));
        StorageVersionMigration after =
                before.with(m -> m.metadata(meta -> meta.name("a").putLabels("k", "v")));

        Mono.fromRunnable(KubeSchema::preload)
                .subscribeOn(Schedulers.boundedElastic())
                .then(Mono.fromCallable(() -> Patch.between(StorageVersionMigration.TYPE, before, after))
                        .subscribeOn(Schedulers.parallel()))
                .map(patch -> patch.toTree().toString())
                .as(StepVerifier::create)
                .expectNext("{\"metadata\":{\"labels\":{\"k\":\"v\"}}}")
                .verifyComplete();
        assertThat(BlockingCheck.blockingCalls()).isEmpty();
    }

    @Test
    void happensNowhereInTheClient() throws IOException, InterruptedException {
        TestAuthority authority = new TestAuthority("authority");
        Issued identity = authority.issue("admin");
        write("ca.crt", authority.certificate().read());
        write("admin.crt", identity.certificate().read());
        write("admin.key", identity.key().read());
        write("token", "abc".getBytes(StandardCharsets.US_ASCII));
        String pod = "{\"metadata\":{\"name\":\"a\"}}";
        try (ScriptedServer server = ScriptedServer.startTls(
                authority.issue("server", "127.0.0.1"),
                authority,
                (request, response) -> request.uri().contains("watch=true")
                        ? response.sendString(
                                Flux.concat(Mono.just("{\"type\":\"ADDED\",\"object\":" + pod + "}\n"), Mono.never()))
                        : request.uri().contains("limit=")
                                ? ScriptedServer.json(response, 200, "{\"items\":[" + pod + "," + pod + "]}")
                                : request.uri().endsWith("/missing")
                                        ? ScriptedServer.json(response, 404, "gone")
                                        : ScriptedServer.json(response, 200, pod))) {
            Path kubeconfig = directory.resolve("config");
            Files.writeString(kubeconfig, """
                    current-context: x
                    contexts: [{name: x, context: {cluster: c, user: u}}]
                    clusters: [{name: c, cluster: {server: "%s", certificate-authority: ca.crt}}]
                    users: [{name: u, user: {client-certificate: admin.crt, client-key: admin.key, tokenFile: token}}]
                    """.formatted(server.url()));

            onAThreadThatMustNotBlock(Flux.defer(() -> use(kubeconfig)))
                    .as(StepVerifier::create)
                    .expectNextCount(5)
                    .verifyComplete();

            server.awaitNoExchange();
            assertThat(server.requests().get(0).headers().get("Authorization")).isEqualTo("Bearer abc");
        }
        assertThat(BlockingCheck.blockingCalls()).isEmpty();
    }

    @Test
    @Tag("fault-90")
    void happensNeitherForCertificatesNorForTokens() throws IOException {
        write("ca.crt", new TestAuthority("authority").certificate().read());
        write("token", "abc".getBytes(StandardCharsets.US_ASCII));
        KubeConfig config = KubeConfig.builder("https://127.0.0.1:1")
                .certificateAuthority(PemSource.file(directory.resolve("ca.crt")))
                .tokenFile(directory.resolve("token"))
                .build();

        onAThreadThatMustNotBlock(
                        Flux.using(() -> RestClient.of(Mono.just(config)), RestClient::config, RestClient::close))
                .as(StepVerifier::create)
                .expectNext(config)
                .verifyComplete();
        onAThreadThatMustNotBlock(ConfiguredCredentials.of(config)
                        .credentials()
                        .map(Credentials::authorization)
                        .flux())
                .as(StepVerifier::create)
                .expectNext("Bearer abc")
                .verifyComplete();
        assertThat(BlockingCheck.blockingCalls()).isEmpty();
    }

    private static Flux<?> use(Path kubeconfig) {
        KubeClient client = KubeClient.of(KubeConfig.fromKubeconfig(kubeconfig));
        Api<Pod> pods = client.api(Pod.TYPE);
        return Flux.concat(
                        pods.get("a"),
                        pods.list(),
                        pods.watch().take(1),
                        pods.get("missing").onErrorResume(NotFoundException.class, e -> Mono.empty()),
                        pods.listPage(o -> o.limit(1)))
                .doFinally(signal -> client.close());
    }

    private static <T> Flux<T> onAThreadThatMustNotBlock(Flux<T> flux) {
        return flux.subscribeOn(Schedulers.parallel());
    }

    private void write(String name, byte[] content) throws IOException {
        Files.write(directory.resolve(name), content);
    }

    private static void sleep(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
