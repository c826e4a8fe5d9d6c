package io.coxswain.client.conformance;

import static io.coxswain.client.conformance.TestNamespace.configMap;
import static io.coxswain.client.conformance.TestNamespace.pod;
import static org.assertj.core.api.Assertions.assertThat;

import io.coxswain.client.KubeClient;
import io.coxswain.client.rest.ForbiddenException;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.reactivestreams.Publisher;
import reactor.test.StepVerifier;

/** What may not be done is told as kubectl tells it. */
@Conformance
class AccessIT {
    private static TestNamespace namespace;

    @BeforeAll
    static void createNamespace() {
        namespace = TestNamespace.create();
        TestNamespace.await(namespace.client().create(configMap("there", Map.of())));
    }

    @AfterAll
    static void deleteNamespace() {
        namespace.close();
    }

    @Test
    void letsViewersReadAndNotWrite() {
        try (KubeClient viewer = namespace.as("viewer")) {
            viewer.coreV1()
                    .configMaps()
                    .get("there")
                    .as(StepVerifier::create)
                    .expectNextCount(1)
                    .verifyComplete();
            assertRefused(
                    viewer.coreV1().pods().create(pod("web")),
                    "pods is forbidden: User \"viewer\" cannot create resource \"pods\"");
            assertRefused(
                    viewer.coreV1().configMaps().delete("there"),
                    "configmaps \"there\" is forbidden: User \"viewer\" cannot delete resource \"configmaps\"");
            assertRefused(
                    viewer.coreV1().configMaps().update(configMap("there", Map.of())),
                    "configmaps \"there\" is forbidden: User \"viewer\" cannot update resource \"configmaps\"");
            assertRefused(
                    viewer.coreV1().configMaps().apply(configMap("there", Map.of("a", "b"))),
                    "configmaps \"there\" is forbidden: User \"viewer\" cannot patch resource \"configmaps\"");
            assertRefused(
                    viewer.coreV1().configMaps().deleteCollection(which -> which.labels("a=b")),
                    "configmaps is forbidden: User \"viewer\" cannot deletecollection resource \"configmaps\"");
            assertRefused(
                    viewer.appsV1().deployments().scale("web").to(1),
                    "deployments.apps \"web\" is forbidden: User \"viewer\" cannot patch resource \"deployments/scale\"");
        }
    }

    @Test
    void letsNobodyDoNothing() {
        try (KubeClient nobody = namespace.as("nobody")) {
            assertRefused(
                    nobody.coreV1().configMaps().get("there"),
                    "configmaps \"there\" is forbidden: User \"nobody\" cannot get resource \"configmaps\"");
            assertRefused(
                    nobody.coreV1().configMaps().exists("there"),
                    "configmaps \"there\" is forbidden: User \"nobody\" cannot get resource \"configmaps\"");
            assertRefused(
                    nobody.coreV1().configMaps().watch(),
                    "configmaps is forbidden: User \"nobody\" cannot watch resource \"configmaps\"");
        }
    }

    private static void assertRefused(Publisher<?> call, String message) {
        StepVerifier.create(call)
                .verifyErrorSatisfies(e -> assertThat(e)
                        .isInstanceOf(ForbiddenException.class)
                        .hasMessageStartingWith(message)
                        .hasMessageContaining("in the namespace \"" + namespace.name() + "\" (403 Forbidden, "));
    }
}
