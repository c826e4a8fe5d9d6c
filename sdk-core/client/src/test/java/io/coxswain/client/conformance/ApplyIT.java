package io.coxswain.client.conformance;

import static io.coxswain.client.conformance.TestNamespace.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.coxswain.client.Api;
import io.coxswain.client.FieldValidation;
import io.coxswain.client.rest.ApiException;
import io.coxswain.client.rest.ApplyConflictException;
import io.coxswain.client.rest.ApplyConflictException.FieldConflict;
import io.coxswain.model.apps.v1.Deployment;
import io.coxswain.model.core.v1.ConfigMap;
import io.coxswain.model.meta.v1.ManagedFieldsEntry;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import reactor.test.StepVerifier;

@Conformance
class ApplyIT {
    private static TestNamespace namespace;

    private final Api<Deployment> deployments = namespace.client().appsV1().deployments();
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
    void createsAndChangesByApplying() {
        Deployment created = await(deployments.apply(deployment("applied", 1), o -> o.fieldManager("shop")));
        Deployment changed = await(deployments.apply(deployment("applied", 2), o -> o.fieldManager("shop")));

        assertThat(changed.metadata().uid()).isEqualTo(created.metadata().uid());
        assertThat(changed.spec().replicas()).isEqualTo(2);
    }

    @Test
    void removesWhatIsNotAppliedAnyMore() {
        await(maps.apply(map("shrinking", Map.of("a", "1", "b", "2")), o -> o.fieldManager("shop")));
        await(maps.apply(map("shrinking", Map.of("c", "3")), o -> o.fieldManager("other")));

        assertThat(await(maps.apply(map("shrinking", Map.of("a", "1")), o -> o.fieldManager("shop")))
                        .data())
                .containsOnly(Map.entry("a", "1"), Map.entry("c", "3"));
    }

    @Test
    void tellsWhoOwnsWhatIsToBeChangedAndTakesItOverIfForced() {
        await(deployments.apply(deployment("contested", 1), o -> o.fieldManager("first")));

        deployments
                .apply(deployment("contested", 3), o -> o.fieldManager("second"))
                .as(StepVerifier::create)
                .verifyErrorSatisfies(e -> assertThat(e)
                        .hasMessageStartingWith("Apply failed with 1 conflict: conflict with \"first\": .spec.replicas"
                                + " (409 Conflict, PATCH https://")
                        .isInstanceOfSatisfying(
                                ApplyConflictException.class,
                                c -> assertThat(c.conflicts())
                                        .extracting(FieldConflict::manager, FieldConflict::field)
                                        .containsExactly(tuple("first", ".spec.replicas"))));

        Deployment taken = await(deployments.apply(
                deployment("contested", 3), o -> o.fieldManager("second").force()));
        assertThat(taken.spec().replicas()).isEqualTo(3);
        assertThat(await(deployments.extract("contested", "first")).spec().hasReplicas())
                .isFalse();
    }

    @Test
    void namesEveryConflict() {
        await(maps.apply(map("three", Map.of("a", "1", "b", "1")), o -> o.fieldManager("say \"hi\"")));

        maps.apply(map("three", Map.of("a", "2", "b", "2")), o -> o.fieldManager("shop"))
                .as(StepVerifier::create)
                .verifyErrorSatisfies(e -> assertThat(e)
                        .isInstanceOfSatisfying(
                                ApplyConflictException.class,
                                c -> assertThat(c.conflicts())
                                        .extracting(FieldConflict::manager, FieldConflict::field)
                                        .containsExactlyInAnyOrder(
                                                tuple("say \"hi\"", ".data.a"), tuple("say \"hi\"", ".data.b"))));
    }

    @Test
    void sharesAFieldWhoseValueIsTheSame() {
        await(deployments.apply(deployment("shared", 2), o -> o.fieldManager("first")));
        Deployment shared = await(deployments.apply(deployment("shared", 2), o -> o.fieldManager("second")));

        assertThat(shared.metadata().managedFields())
                .extracting(ManagedFieldsEntry::manager)
                .contains("first", "second");
    }

    @Test
    void extractsWhatAManagerOwnsToBeAppliedAgain() {
        Deployment desired = deployment("extracted", 2);
        await(deployments.apply(desired, o -> o.fieldManager("shop")));

        Deployment mine = await(deployments.extract("extracted", "shop"));
        assertThat(mine.with(d -> d.metadata(m -> m.clearNamespace()))).isEqualTo(desired);
        await(deployments.apply(mine.with(d -> d.spec(s -> s.replicas(4))), o -> o.fieldManager("shop")));
        assertThat(await(deployments.extract("extracted", "shop")).spec().replicas())
                .isEqualTo(4);
        assertThat(await(deployments.extract("extracted", "nobody")).hasSpec()).isFalse();
    }

    @Test
    void appliesAndExtractsTheStatus() {
        await(deployments.apply(deployment("status", 0), o -> o.fieldManager("shop")));
        Deployment status = Deployment.of(d -> d.metadata(m -> m.name("status"))
                .status(s -> s.addConditions(
                        c -> c.type("Checked").status("True").reason("Test").message("seen"))));

        await(deployments.status().apply(status, o -> o.fieldManager("checker").force()));

        Deployment mine = await(deployments.status().extract("status", "checker"));
        assertThat(mine.hasSpec()).isFalse();
        assertThat(mine.status().conditions())
                .singleElement()
                .satisfies(c -> assertThat(c.type()).isEqualTo("Checked"));
        assertThat(await(deployments.extract("status", "checker")).hasStatus()).isFalse();
    }

    @Test
    void makesOverWhatWasAppliedOnTheClientsSide() {
        Set<String> clientSide = Set.of("kubectl-client-side-apply");
        await(maps.create(
                map("upgraded", Map.of("a", "1", "b", "2")), o -> o.fieldManager("kubectl-client-side-apply")));

        ConfigMap upgraded = await(maps.upgradeToApply("upgraded", clientSide, "shop"));
        assertThat(upgraded.metadata().managedFields()).singleElement().satisfies(entry -> {
            assertThat(entry.manager()).isEqualTo("shop");
            assertThat(entry.operation()).isEqualTo("Apply");
        });
        assertThat(await(maps.upgradeToApply("upgraded", clientSide, "shop"))).isEqualTo(upgraded);
        assertThat(await(maps.apply(map("upgraded", Map.of("a", "1")), o -> o.fieldManager("shop")))
                        .data())
                .containsOnly(Map.entry("a", "1"));
    }

    @Test
    void validatesFieldsStrictlyIfTold() {
        ConfigMap odd = ConfigMap.CODEC.fromJson(
                "{\"apiVersion\":\"v1\",\"kind\":\"ConfigMap\",\"metadata\":{\"name\":\"odd\"},\"nonsense\":1}"
                        .getBytes(StandardCharsets.UTF_8));

        maps.apply(odd, o -> o.fieldManager("shop").fieldValidation(FieldValidation.STRICT))
                .as(StepVerifier::create)
                .verifyErrorSatisfies(
                        e -> assertThat(e).isInstanceOf(ApiException.class).hasMessageContaining("nonsense"));
    }

    private static ConfigMap map(String name, Map<String, String> data) {
        return TestNamespace.configMap(name, data);
    }

    private static Deployment deployment(String name, int replicas) {
        return Deployment.of(d -> d.metadata(m -> m.name(name).putLabels("app", name))
                .spec(s -> s.replicas(replicas)
                        .selector(l -> l.putMatchLabels("app", name))
                        .template(t -> t.metadata(m -> m.putLabels("app", name))
                                .spec(p -> p.addContainers(c -> c.name("main").image("busybox"))))));
    }
}
