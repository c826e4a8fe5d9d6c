package io.coxswain.client.conformance;

import static io.coxswain.client.conformance.TestNamespace.PATIENCE;
import static io.coxswain.client.conformance.TestNamespace.await;
import static io.coxswain.client.conformance.TestNamespace.configMap;
import static io.coxswain.client.conformance.TestNamespace.pod;
import static org.assertj.core.api.Assertions.assertThat;

import io.coxswain.client.Api;
import io.coxswain.client.Deletion;
import io.coxswain.client.PropagationPolicy;
import io.coxswain.client.rest.ConflictException;
import io.coxswain.model.Finalizers;
import io.coxswain.model.OwnerReferences;
import io.coxswain.model.core.v1.ConfigMap;
import io.coxswain.model.core.v1.Pod;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.test.StepVerifier;

@Conformance
class DeleteIT {
    private static TestNamespace namespace;

    private final Api<ConfigMap> maps = namespace.client().coreV1().configMaps();
    private final Api<Pod> pods = namespace.client().coreV1().pods();

    @BeforeAll
    static void createNamespace() {
        namespace = TestNamespace.create();
    }

    @AfterAll
    static void deleteNamespace() {
        namespace.close();
    }

    @Test
    void holdsWhatHasAFinalizer() {
        await(maps.create(Finalizers.add(configMap("held", Map.of()), "example.com/hold")));

        Deletion<ConfigMap> deletion = await(maps.delete("held"));
        assertThat(deletion.isGone()).isFalse();
        assertThat(deletion.object().orElseThrow().metadata().deletionTimestamp())
                .isNotNull();
        assertThat(await(maps.exists("held"))).isTrue();

        maps.waitForDeletion("held", PATIENCE)
                .as(StepVerifier::create)
                .then(() -> await(maps.edit("held", map -> Finalizers.remove(map, "example.com/hold"))))
                .verifyComplete();
        assertThat(await(maps.exists("held"))).isFalse();
    }

    @Test
    void deletesOnlyWhatThePreconditionsMean() {
        ConfigMap stored = await(maps.create(configMap("certain", Map.of())));
        String uid = String.valueOf(stored.metadata().uid());
        String version = String.valueOf(stored.metadata().resourceVersion());

        maps.delete("certain", o -> o.uid("another")).as(StepVerifier::create).verifyError(ConflictException.class);
        maps.delete("certain", o -> o.resourceVersion("1"))
                .as(StepVerifier::create)
                .verifyError(ConflictException.class);
        assertThat(await(maps.delete("certain", o -> o.uid(uid).resourceVersion(version)))
                        .isGone())
                .isTrue();
    }

    @Test
    void deletesTheDependentsInTheBackground() {
        familyOf("background");

        assertThat(await(maps.delete("background", o -> o.propagationPolicy(PropagationPolicy.BACKGROUND)))
                        .isGone())
                .isTrue();
        maps.waitForDeletion("background-child", PATIENCE)
                .as(StepVerifier::create)
                .verifyComplete();
    }

    @Test
    void deletesTheDependentsFirst() {
        familyOf("foreground");

        Deletion<ConfigMap> deletion =
                await(maps.delete("foreground", o -> o.propagationPolicy(PropagationPolicy.FOREGROUND)));
        assertThat(deletion.isGone()).isFalse();
        assertThat(Finalizers.has(deletion.object().orElseThrow(), "foregroundDeletion"))
                .isTrue();
        maps.waitForDeletion("foreground", PATIENCE).as(StepVerifier::create).verifyComplete();
        assertThat(await(maps.exists("foreground-child"))).isFalse();
    }

    @Test
    void orphansTheDependents() {
        familyOf("orphaned");

        await(maps.delete("orphaned", o -> o.propagationPolicy(PropagationPolicy.ORPHAN)));
        maps.waitForDeletion("orphaned", PATIENCE).as(StepVerifier::create).verifyComplete();
        assertThat(await(maps.get("orphaned-child")).metadata().ownerReferences())
                .isEmpty();
    }

    @Test
    void givesPodsTheirGrace() {
        await(pods.create(pod("graceful")));
        // What runs nowhere is deleted at once, whatever its grace.
        await(pods.waitFor("graceful", pod -> "Running".equals(pod.status().phase()), PATIENCE));

        Deletion<Pod> graceful = await(pods.delete("graceful", o -> o.gracePeriod(Duration.ofSeconds(20))));
        assertThat(graceful.isGone()).isFalse();
        assertThat(graceful.object().orElseThrow().metadata().deletionGracePeriodSeconds())
                .isEqualTo(20);
    }

    @Test
    void deletesPodsAtOnceIfTold() {
        await(pods.create(pod("abrupt")));

        assertThat(await(pods.delete("abrupt", o -> o.gracePeriod(Duration.ZERO))))
                .satisfies(deletion -> assertThat(deletion.isGone()).isTrue())
                .satisfies(deletion -> assertThat(
                                deletion.object().orElseThrow().metadata().name())
                        .isEqualTo("abrupt"));
        assertThat(await(pods.exists("abrupt"))).isFalse();
    }

    @Test
    void deletesACollectionByItsLabels() {
        Flux.range(0, 6)
                .flatMap(i -> maps.create(configMap("many-" + i, Map.of())
                        .with(c -> c.metadata(m -> m.putLabels("set", i % 2 == 0 ? "even" : "odd")))))
                .blockLast(PATIENCE);

        assertThat(await(maps.deleteCollection(which -> which.labels("set=even")))
                        .items())
                .extracting(map -> map.metadata().name())
                .containsExactlyInAnyOrder("many-0", "many-2", "many-4");
        maps.list(o -> o.labels("set"))
                .map(map -> String.valueOf(map.metadata().name()))
                .as(StepVerifier::create)
                .expectNext("many-1", "many-3", "many-5")
                .verifyComplete();
    }

    private void familyOf(String owner) {
        ConfigMap parent = await(maps.create(configMap(owner, Map.of())));
        await(maps.create(OwnerReferences.setController(configMap(owner + "-child", Map.of()), parent)));
    }
}
