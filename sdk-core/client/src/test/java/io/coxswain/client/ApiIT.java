package io.coxswain.client;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.coxswain.client.config.KubeConfig;
import io.coxswain.client.rest.ForbiddenException;
import io.coxswain.client.rest.KubeRequest;
import io.coxswain.client.rest.KubeRequestBuilder;
import io.coxswain.client.rest.NotFoundException;
import io.coxswain.client.rest.RestClient;
import io.coxswain.client.rest.Verb;
import io.coxswain.client.testing.ScriptedServer;
import io.coxswain.model.ResourceType;
import io.coxswain.model.core.v1.Namespace;
import io.coxswain.model.core.v1.Node;
import io.coxswain.model.core.v1.Pod;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;
import reactor.util.retry.Retry;

@EnabledIfEnvironmentVariable(
        named = "KUBECONFIG_IT",
        matches = ".+",
        disabledReason = "NOT TESTED against a real API server: KUBECONFIG_IT names no kubeconfig")
class ApiIT {
    private static final String NAMESPACE = "coxswain-" + UUID.randomUUID();
    private static final int PODS = 7;

    private static KubeClient client;

    private final Api<Pod> pods = client.api(Pod.TYPE).namespace(NAMESPACE);

    @BeforeAll
    static void createPods() {
        client = KubeClient.of(KubeConfig.fromKubeconfig(kubeconfig()));
        create(Namespace.TYPE, "{\"metadata\":{\"name\":\"" + NAMESPACE + "\"}}")
                .block();
        // The service account that pods need comes a moment after the namespace.
        Flux.range(0, PODS)
                .concatMap(i -> createPod("pod-" + i).retryWhen(Retry.fixedDelay(100, Duration.ofMillis(100))))
                .blockLast();
    }

    @AfterAll
    static void deletePods() {
        client.rest()
                .bytes(KubeRequest.builder(Verb.DELETE, Namespace.TYPE)
                        .name(NAMESPACE)
                        .build())
                .block();
        client.close();
    }

    @Test
    void getsAndFinds() {
        pods.get("pod-1")
                .as(StepVerifier::create)
                .assertNext(pod -> {
                    assertThat(pod.kind()).isEqualTo("Pod");
                    assertThat(pod.apiVersion()).isEqualTo("v1");
                    assertThat(pod.metadata().namespace()).isEqualTo(NAMESPACE);
                    assertThat(pod.spec().containers())
                            .singleElement()
                            .satisfies(c -> assertThat(c.image()).isEqualTo("busybox"));
                })
                .verifyComplete();
        pods.find("pod-99").as(StepVerifier::create).verifyComplete();
        pods.get("pod-99")
                .as(StepVerifier::create)
                .verifyErrorSatisfies(e -> assertThat(e)
                        .isInstanceOf(NotFoundException.class)
                        .hasMessageStartingWith("pods \"pod-99\" not found (404 Not Found, GET https://"));
    }

    @Test
    void doesNotFindWhatTheServerDoesNotKnow() {
        ResourceType<Pod> unknown = ResourceType.builder(Pod.CODEC, "nowhere.example/v1", "Pod", "pods")
                .build();

        client.api(unknown).find("pod-1").as(StepVerifier::create).verifyError(NotFoundException.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 7, 0, 500})
    void listsPageByPage(int limit) {
        pods.list(o -> o.limit(limit))
                .map(pod -> String.valueOf(pod.metadata().name()))
                .collectList()
                .as(StepVerifier::create)
                .expectNext(IntStream.range(0, PODS).mapToObj(i -> "pod-" + i).toList())
                .verifyComplete();
    }

    @Test
    void listsByLabelsAndFields() {
        pods.list(o -> o.labels("app in (it),number=3").fields("metadata.name!=pod-9"))
                .map(pod -> String.valueOf(pod.metadata().name()))
                .as(StepVerifier::create)
                .expectNext("pod-3")
                .verifyComplete();
        client.api(Node.TYPE)
                .list()
                .as(StepVerifier::create)
                .expectNextCount(1)
                .thenConsumeWhile(node -> true)
                .verifyComplete();
    }

    @Test
    void listsAllNamespaces() {
        client.api(Pod.TYPE)
                .allNamespaces()
                .list(o -> o.labels("app=it").limit(2))
                .filter(pod -> NAMESPACE.equals(pod.metadata().namespace()))
                .as(StepVerifier::create)
                .expectNextCount(PODS)
                .verifyComplete();
    }

    @Test
    void continuesAPage() {
        pods.listPage(o -> o.limit(5))
                .doOnNext(
                        page -> assertThat(page.metadata().remainingItemCount()).isEqualTo(PODS - 5))
                .flatMap(page -> pods.listPage(o ->
                        o.limit(5).continueFrom(String.valueOf(page.metadata().continue_()))))
                .as(StepVerifier::create)
                .assertNext(page -> {
                    assertThat(page.items()).hasSize(PODS - 5);
                    assertThat(page.metadata().continue_()).isIn(null, "");
                })
                .verifyComplete();
    }

    @Test
    void watchesWhatHappensAndLeavesNoStreamBehind() throws InterruptedException {
        int before = watches();
        String from = String.valueOf(pods.listPage().block().metadata().resourceVersion());

        pods.watch(o -> o.resourceVersion(from).fields("metadata.name=watched"))
                .doOnSubscribe(s -> createPod("watched").block())
                .filter(event -> event.type() == WatchEvent.Type.ADDED)
                .map(event -> event.object().metadata().name())
                .take(1)
                .as(StepVerifier::create)
                .expectNext("watched")
                .verifyComplete();
        StepVerifier.create(pods.watch(), PODS)
                .expectNextCount(PODS)
                .then(() -> await(before + 1))
                .thenCancel()
                .verify();

        ScriptedServer.await("watches open on the server", ApiIT::watches, before);
        delete("watched").block();
    }

    @Test
    void closesTheWatchOfASubscriberThatTakesNothing() throws InterruptedException {
        int before = watches();

        StepVerifier.create(pods.watch(), 0)
                .expectSubscription()
                .then(() -> await(before + 1))
                .thenCancel()
                .verify();

        ScriptedServer.await("watches open on the server", ApiIT::watches, before);
    }

    @Test
    void connects() {
        KubeClient.connect(KubeConfig.fromKubeconfig(kubeconfig()))
                .doOnNext(KubeClient::close)
                .as(StepVerifier::create)
                .expectNextCount(1)
                .verifyComplete();
    }

    @ParameterizedTest
    @ValueSource(strings = {"token", "viewer", "insecure"})
    void speaksForOtherIdentities(String context) throws IOException {
        assumeContext(context);
        try (KubeClient other = KubeClient.of(
                KubeConfig.fromKubeconfig(kubeconfig(), o -> o.context(context).namespace(NAMESPACE)))) {
            other.api(Pod.TYPE)
                    .get("pod-0")
                    .as(StepVerifier::create)
                    .expectNextCount(1)
                    .verifyComplete();
        }
    }

    @Test
    void readsRefusalsAsKubectlPrintsThem() throws IOException {
        assumeContext("nobody");
        try (KubeClient nobody = KubeClient.of(KubeConfig.fromKubeconfig(kubeconfig(), o -> o.context("nobody")))) {
            nobody.api(Pod.TYPE)
                    .namespace(NAMESPACE)
                    .list()
                    .as(StepVerifier::create)
                    .verifyErrorSatisfies(e -> assertThat(e)
                            .isInstanceOf(ForbiddenException.class)
                            .hasMessageStartingWith("pods is forbidden: User \"nobody\" cannot list resource \"pods\""
                                    + " in API group \"\" in the namespace \"" + NAMESPACE
                                    + "\" (403 Forbidden, GET https://"));
        }
    }

    private static Path kubeconfig() {
        return Path.of(System.getenv("KUBECONFIG_IT"));
    }

    private static void assumeContext(String context) throws IOException {
        assumeTrue(
                Files.readString(kubeconfig()).contains("- name: " + context + "\n"),
                "NOT TESTED: the kubeconfig has no context " + context);
    }

    private static Mono<byte[]> createPod(String name) {
        return create(
                Pod.TYPE,
                "{\"metadata\":{\"name\":\"%s\",\"labels\":{\"app\":\"it\",\"number\":\"%s\"}},"
                                .formatted(name, name.replace("pod-", ""))
                        + "\"spec\":{\"containers\":[{\"name\":\"main\",\"image\":\"busybox\"}]}}");
    }

    private static Mono<byte[]> create(ResourceType<?> type, String json) {
        KubeRequestBuilder request =
                KubeRequest.builder(Verb.CREATE, type).body("application/json", json.getBytes(UTF_8));
        return client.rest().bytes((type.namespaced() ? request.namespace(NAMESPACE) : request).build());
    }

    private static Mono<byte[]> delete(String pod) {
        return client.rest()
                .bytes(KubeRequest.builder(Verb.DELETE, Pod.TYPE)
                        .namespace(NAMESPACE)
                        .name(pod)
                        .build());
    }

    /** How many watches of pods in one namespace the server serves. */
    private static int watches() {
        RestClient rest = client.rest();
        String metrics = rest.bytes(KubeRequest.path(Verb.GET, "metrics"))
                .map(text -> new String(text, UTF_8))
                .blockOptional()
                .orElseThrow();
        List<String> open = metrics.lines()
                .filter(line -> line.startsWith("apiserver_longrunning_requests{"))
                .filter(line -> line.contains("resource=\"pods\"") && line.contains("scope=\"namespace\""))
                .filter(line -> line.contains("verb=\"WATCH\""))
                .toList();
        return open.stream()
                .mapToInt(line -> (int) Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .sum();
    }

    private static void await(int expected) {
        try {
            ScriptedServer.await("watches open on the server", ApiIT::watches, expected);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
