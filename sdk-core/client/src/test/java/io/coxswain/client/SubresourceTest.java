package io.coxswain.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.coxswain.client.testing.Exchanges;
import io.coxswain.client.testing.Exchanges.Sent;
import io.coxswain.model.authentication.v1.TokenRequest;
import io.coxswain.model.core.v1.ConfigMap;
import io.coxswain.model.core.v1.Pod;
import io.coxswain.model.meta.v1.Status;
import io.coxswain.model.patch.Patch;
import io.coxswain.model.policy.v1.Eviction;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

class SubresourceTest {
    private static final Pod POD = Pod.of(p -> p.metadata(m -> m.name("web")));

    @Test
    void addressesEverySubresource() {
        try (Exchanges server = Exchanges.answering("{\"metadata\":{\"name\":\"web\"}}")) {
            KubeClient client = server.client();
            Api<Pod> pods = client.coreV1().pods("shop");
            Flux.concat(
                            pods.status().get("web"),
                            pods.status().update(POD, o -> o.dryRun()),
                            pods.status().apply(POD, o -> o.fieldManager("me")),
                            pods.status().patch("web", Patch.merge("{}"), o -> o.fieldManager("me")),
                            pods.ephemeralContainers().get("web"),
                            pods.resize().get("web"),
                            pods.evict("web", DeleteOptions.of(o -> o.gracePeriod(Duration.ZERO))),
                            pods.bind("web", "node-1"),
                            client.coreV1().serviceAccounts("shop").token("web", TokenRequest.EMPTY),
                            client.certificatesV1()
                                    .certificateSigningRequests()
                                    .approval()
                                    .get("web"),
                            client.appsV1().deployments("shop").scale("web").to(5),
                            client.appsV1().deployments("shop").scale("web").get())
                    .as(StepVerifier::create)
                    .expectNextCount(12)
                    .verifyComplete();

            assertThat(server.sent())
                    .extracting(Sent::line)
                    .containsExactly(
                            "GET /api/v1/namespaces/shop/pods/web/status",
                            "PUT /api/v1/namespaces/shop/pods/web/status?dryRun=All",
                            "PATCH /api/v1/namespaces/shop/pods/web/status?fieldManager=me",
                            "PATCH /api/v1/namespaces/shop/pods/web/status?fieldManager=me",
                            "GET /api/v1/namespaces/shop/pods/web/ephemeralcontainers",
                            "GET /api/v1/namespaces/shop/pods/web/resize",
                            "POST /api/v1/namespaces/shop/pods/web/eviction",
                            "POST /api/v1/namespaces/shop/pods/web/binding",
                            "POST /api/v1/namespaces/shop/serviceaccounts/web/token",
                            "GET /apis/certificates.k8s.io/v1/certificatesigningrequests/web/approval",
                            "PATCH /apis/apps/v1/namespaces/shop/deployments/web/scale",
                            "GET /apis/apps/v1/namespaces/shop/deployments/web/scale");
            assertThat(server.sent().get(6).body())
                    .isEqualTo(
                            "{\"kind\":\"Eviction\",\"apiVersion\":\"policy/v1\",\"metadata\":{\"name\":\"web\"},"
                                    + "\"deleteOptions\":{\"kind\":\"DeleteOptions\",\"apiVersion\":\"v1\",\"gracePeriodSeconds\":0}}");
            assertThat(server.sent().get(7).body())
                    .isEqualTo("{\"kind\":\"Binding\",\"apiVersion\":\"v1\",\"metadata\":{\"name\":\"web\"},"
                            + "\"target\":{\"kind\":\"Node\",\"name\":\"node-1\"}}");
            assertThat(server.sent().get(10).body()).isEqualTo("{\"spec\":{\"replicas\":5}}");
        }
    }

    @Test
    void takesTheOptionsOfTheObjectsThemselves() {
        try (Exchanges server = Exchanges.answering("{\"metadata\":{\"name\":\"web\",\"resourceVersion\":\"1\"}}")) {
            Api<Pod> pods = server.client().coreV1().pods("shop");
            Flux.concat(
                            pods.status().get("web", o -> o.resourceVersion("0")),
                            pods.status().apply(POD),
                            pods.status()
                                    .edit(
                                            "web",
                                            pod -> pod.with(p -> p.status(s -> s.phase("Failed"))),
                                            o -> o.fieldManager("me").dryRun()),
                            pods.subresource("binding", Status.CODEC)
                                    .create("web", Status.EMPTY, Status.CODEC, CreateOptions.of(o -> o.dryRun()))
                                    .then(Mono.<Pod>empty()))
                    .as(StepVerifier::create)
                    .expectNextCount(3)
                    .verifyComplete();

            assertThat(server.sent())
                    .extracting(Sent::line)
                    .containsExactly(
                            "GET /api/v1/namespaces/shop/pods/web/status?resourceVersion=0",
                            "PATCH /api/v1/namespaces/shop/pods/web/status?fieldManager=coxswain",
                            "GET /api/v1/namespaces/shop/pods/web/status",
                            "PUT /api/v1/namespaces/shop/pods/web/status?dryRun=All&fieldManager=me",
                            "POST /api/v1/namespaces/shop/pods/web/binding?dryRun=All");
        }
    }

    @Test
    void offersSubresourcesByName() {
        try (Exchanges server = Exchanges.answering(
                "{\"kind\":\"Status\",\"apiVersion\":\"v1\",\"metadata\":{},\"status\":\"Success\"}")) {
            Api<Pod> pods = server.client().coreV1().pods("shop");

            pods.subresource("eviction", Eviction.CODEC)
                    .create("web", Eviction.of(e -> e.metadata(m -> m.name("web"))), Status.CODEC)
                    .as(StepVerifier::create)
                    .assertNext(status -> assertThat(status.status()).isEqualTo("Success"))
                    .verifyComplete();
        }
    }

    @Test
    void failsAtTheCallWhereThereIsNone() {
        try (Exchanges server = Exchanges.answering("{}")) {
            Api<Pod> pods = server.client().coreV1().pods("shop");
            Api<ConfigMap> maps = server.client().coreV1().configMaps("shop");

            assertThatIllegalArgumentException()
                    .isThrownBy(maps::status)
                    .withMessage("configmaps have no subresource status; they have none");
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> pods.scale("web"))
                    .withMessageStartingWith("pods have no subresource scale; they have attach, binding, ");
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> pods.subresource("eviction").get("web"))
                    .withMessage("servers do not get pods/eviction, only create");
            assertThatIllegalArgumentException()
                    .isThrownBy(() ->
                            server.client().coreV1().namespaces().finalization().edit("x", n -> n))
                    .withMessage("servers do not get namespaces/finalize, only update");
            assertThatIllegalArgumentException()
                    .isThrownBy(() ->
                            server.client().appsV1().deployments().scale("web").to(-1))
                    .withMessage("replicas is negative");
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> pods.evict("a/b"))
                    .withMessage("the name may not hold '/'");
            assertThat(server.sent()).isEmpty();
        }
    }
}
