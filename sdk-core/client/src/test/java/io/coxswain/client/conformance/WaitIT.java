package io.coxswain.client.conformance;

import static io.coxswain.client.conformance.TestNamespace.PATIENCE;
import static io.coxswain.client.conformance.TestNamespace.await;
import static io.coxswain.client.conformance.TestNamespace.configMap;
import static org.assertj.core.api.Assertions.assertThat;

import io.coxswain.client.Api;
import io.coxswain.client.WaitTimeoutException;
import io.coxswain.model.core.v1.ConfigMap;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import reactor.test.StepVerifier;

@Conformance
class WaitIT {
    private static TestNamespace namespace;

    private final Api<ConfigMap> maps = namespace.client().coreV1().configMaps();

    @BeforeAll
    static void createNamespace() {
        namespace = TestNamespace.create();
    }

    @AfterAll
    static void deleteNamespace() {
        namespace.close();
    }

    @Test
    void waitsForAnObjectThatComesAndChanges() {
        maps.waitFor("late", map -> "2".equals(map.data().get("a")), PATIENCE)
                .as(StepVerifier::create)
                .then(() -> {
                    await(maps.create(configMap("late", Map.of("a", "1"))));
                    await(maps.delete("late"));
                    await(maps.create(configMap("late", Map.of("a", "0"))));
                    await(maps.edit("late", map -> map.with(c -> c.putData("a", "2"))));
                })
                .assertNext(map -> assertThat(map.data()).containsEntry("a", "2"))
                .verifyComplete();
    }

    @Test
    void doesNotWaitForWhatIsSo() {
        await(maps.create(configMap("there", Map.of())));

        maps.waitFor("there", map -> true, PATIENCE)
                .as(StepVerifier::create)
                .expectNextCount(1)
                .verifyComplete();
        maps.waitForDeletion("not-there", PATIENCE).as(StepVerifier::create).verifyComplete();
    }

    @Test
    void givesUpInTime() {
        await(maps.create(configMap("never", Map.of())));

        maps.waitFor("never", map -> false, Duration.ofSeconds(1))
                .as(StepVerifier::create)
                .verifyErrorSatisfies(e -> assertThat(e)
                        .isInstanceOf(WaitTimeoutException.class)
                        .hasMessageStartingWith(
                                "configmaps \"never\" did not meet the condition within 1s; last seen at"
                                        + " resource version "));
        maps.waitForDeletion("never", Duration.ofSeconds(1))
                .as(StepVerifier::create)
                .verifyErrorSatisfies(e -> assertThat(e)
                        .isInstanceOf(WaitTimeoutException.class)
                        .hasMessageStartingWith("configmaps \"never\" was not deleted within 1s"));
    }

    @Test
    void takesAnotherObjectOfTheSameNameForADeletion() {
        await(maps.create(configMap("replaced", Map.of())));

        maps.waitForDeletion("replaced", PATIENCE)
                .as(StepVerifier::create)
                .then(() -> {
                    await(maps.delete("replaced"));
                    await(maps.create(configMap("replaced", Map.of())));
                })
                .verifyComplete();
    }
}
