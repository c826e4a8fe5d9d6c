package io.coxswain.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.coxswain.client.auth.Plugins;
import io.coxswain.client.config.ConfigOverrides;
import io.coxswain.client.config.Credentials;
import io.coxswain.client.config.ExecConfig;
import io.coxswain.client.config.Impersonation;
import io.coxswain.client.config.KubeConfig;
import io.coxswain.client.config.KubeconfigEntry.Kind;
import io.coxswain.client.config.KubeconfigFiles;
import io.coxswain.client.config.PemSource;
import io.coxswain.client.rest.ForbiddenException;
import io.coxswain.client.rest.KubeRequest;
import io.coxswain.client.rest.KubeRequestBuilder;
import io.coxswain.client.rest.UnauthorizedException;
import io.coxswain.client.rest.Verb;
import io.coxswain.model.authentication.v1.SelfSubjectReview;
import io.coxswain.model.authentication.v1.UserInfo;
import io.coxswain.model.core.v1.Pod;
import io.coxswain.model.core.v1.Secret;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.api.io.TempDir;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;
import reactor.util.context.Context;

/** Whom a real API server takes the client for. */
@EnabledIfEnvironmentVariable(
        named = "KUBECONFIG_IT",
        matches = ".+",
        disabledReason = "NOT TESTED against a real API server: KUBECONFIG_IT names no kubeconfig")
class CredentialsIT {
    @TempDir
    private Path directory;

    @Test
    void isKnownByItsCertificate() {
        KubeConfig config = config("admin");
        assertThat(whoAmI(config).groups()).contains("system:authenticated");
        assertThat(whoAmI(config.toBuilder()
                                .clientCertificate(
                                        PemSource.file(write(
                                                "crt",
                                                config.clientCertificate().read())),
                                        PemSource.file(
                                                write("key", config.clientKey().read())))
                                .build())
                        .username())
                .isEqualTo(whoAmI(config).username());
    }

    @Test
    void isKnownByItsTokenInDataAndInAFile() {
        KubeConfig config = config("token");
        String name = whoAmI(config).username();
        assertThat(name).isNotBlank();

        Path file = write("token", config.token().getBytes(StandardCharsets.US_ASCII));
        assertThat(whoAmI(config.toBuilder()
                                .withoutCredentials()
                                .tokenFile(file)
                                .build())
                        .username())
                .isEqualTo(name);
    }

    @Test
    void isKnownByWhatItsPluginSays() {
        KubeConfig viewer = config("viewer");
        KubeConfig admin = config("admin");
        Plugins plugins = new Plugins(directory);
        Path token = plugins.script("token.sh", Plugins.prints("{\"token\":\"" + viewer.token() + "\"}"));
        Path certificate = plugins.script(
                "certificate.sh",
                Plugins.prints("{\"clientCertificateData\":\"" + json(admin.clientCertificate())
                        + "\",\"clientKeyData\":\"" + json(admin.clientKey()) + "\"}"));

        assertThat(whoAmI(plugin(viewer, token)).username())
                .isEqualTo(whoAmI(viewer).username());
        assertThat(whoAmI(plugin(admin, certificate)).username())
                .isEqualTo(whoAmI(admin).username());
    }

    @Test
    void runsAPluginAgainOnceTheServerRefusesItsToken() throws IOException {
        KubeConfig viewer = config("viewer");
        Path plugin = new Plugins(directory)
                .script(
                        "plugin",
                        "cd " + directory + "; echo x >> runs; if [ -e good ]; then t=" + viewer.token()
                                + "; else t=bad; fi; " + Plugins.prints("{\"token\":\"'$t'\"}"));
        try (KubeClient client = KubeClient.of(plugin(viewer, plugin))) {
            whoAmI(client).as(StepVerifier::create).verifyError(UnauthorizedException.class);
            Files.createFile(directory.resolve("good"));
            whoAmI(client).as(StepVerifier::create).expectNextCount(1).verifyComplete();
            whoAmI(client).as(StepVerifier::create).expectNextCount(1).verifyComplete();
        }
        // Twice for the first call, once for the second.
        assertThat(Files.readAllLines(directory.resolve("runs"))).hasSize(3);
    }

    @Test
    void actsAsOthersInAllTheyAre() {
        Impersonation jane =
                Impersonation.user("jane").groups("shop:dev").uid("7").extra("shop.example/scopes", "a, b", "c");

        UserInfo info = whoAmI(config("admin").toBuilder().impersonation(jane).build());

        assertThat(info.username()).isEqualTo("jane");
        assertThat(info.uid()).isEqualTo("7");
        assertThat(info.groups()).contains("shop:dev", "system:authenticated");
        assertThat(info.extra()).containsEntry("shop.example/scopes", List.of("a, b", "c"));
    }

    @Test
    void actsAsWhomTheKubeconfigNames() throws IOException {
        Path file = write("config", Files.readAllBytes(kubeconfig()));
        String user = KubeconfigFiles.of(file).block().contexts().get("admin").text("user");
        KubeconfigFiles.of(file)
                .flatMap(files -> files.edit(e -> e.set(Kind.USER, user, u -> u.put("as", "kim"))))
                .block();

        assertThat(whoAmI(KubeConfig.fromKubeconfig(file, o -> o.context("admin"))
                                .block())
                        .username())
                .isEqualTo("kim");
    }

    @Test
    void makesEachCallAsTheTenantOfItsContext() {
        try (KubeClient client = KubeClient.of(config("admin"))) {
            Flux.range(0, 20)
                    .flatMap(i -> whoAmI(client)
                            .map(info -> i + "=" + info.username())
                            .contextWrite(Impersonation.user("tenant-" + i).context()))
                    .filter(said -> !said.matches("(\\d+)=tenant-\\1"))
                    .as(StepVerifier::create)
                    .verifyComplete();
        }
    }

    @Test
    void neverLendsItsCertificateToATokenOfACall() {
        Context viewer = Credentials.bearer(config("viewer").token()).context();
        try (KubeClient client = KubeClient.of(config("admin"))) {
            Mono<UserInfo> asViewer = whoAmI(client).contextWrite(viewer);
            String admin = whoAmI(client).block().username();

            assertThat(asViewer.block().username())
                    .isNotEqualTo(admin)
                    .isEqualTo(whoAmI(config("viewer")).username());
            client.api(Pod.TYPE)
                    .namespace("kube-system")
                    .list()
                    .count()
                    .contextWrite(viewer)
                    .block();
            client.rest()
                    .bytes(KubeRequest.builder(Verb.DELETE, Secret.TYPE)
                            .namespace("default")
                            .name("none")
                            .build())
                    .contextWrite(viewer)
                    .as(StepVerifier::create)
                    .verifyError(ForbiddenException.class);
            assertThat(whoAmI(client).block().username()).isEqualTo(admin);
        }
    }

    @Test
    void mayDoWhatItsContextMay() {
        try (KubeClient nobody = KubeClient.of(config("nobody"))) {
            nobody.api(Pod.TYPE)
                    .namespace("default")
                    .list()
                    .as(StepVerifier::create)
                    .verifyError(ForbiddenException.class);
        }
        assertThat(whoAmI(config("insecure")).username()).isNotBlank();
        KubeConfig anybody = config("token").toBuilder()
                .withoutCredentials()
                .token("no-such-token")
                .build();
        try (KubeClient client = KubeClient.of(anybody)) {
            whoAmI(client).as(StepVerifier::create).verifyError(UnauthorizedException.class);
        }
    }

    private static KubeConfig plugin(KubeConfig config, Path script) {
        return config.toBuilder()
                .withoutCredentials()
                .exec(ExecConfig.of(script.toString(), e -> {}))
                .build();
    }

    private static UserInfo whoAmI(KubeConfig config) {
        try (KubeClient client = KubeClient.of(config)) {
            return whoAmI(client).block();
        }
    }

    private static Mono<UserInfo> whoAmI(KubeClient client) {
        KubeRequestBuilder review = KubeRequest.builder(Verb.CREATE, SelfSubjectReview.TYPE)
                .body("application/json", SelfSubjectReview.CODEC.toJson(SelfSubjectReview.of(r -> {})));
        return client.rest()
                .bytes(review.build())
                .map(json -> SelfSubjectReview.CODEC.fromJson(json).status().userInfo());
    }

    private static KubeConfig config(String context) {
        KubeconfigFiles files = KubeconfigFiles.of(kubeconfig()).block();
        assumeTrue(files.contexts().containsKey(context), "NOT TESTED: the kubeconfig has no context " + context);
        Consumer<ConfigOverrides.Builder> overrides = o -> o.context(context);
        return KubeConfig.fromKubeconfig(kubeconfig(), overrides).block();
    }

    private static Path kubeconfig() {
        return Path.of(System.getenv("KUBECONFIG_IT"));
    }

    private static String json(PemSource pem) {
        return new String(pem.read(), StandardCharsets.US_ASCII).replace("\n", "\\n");
    }

    private Path write(String name, byte[] content) {
        try {
            return Files.write(directory.resolve(name), content);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
