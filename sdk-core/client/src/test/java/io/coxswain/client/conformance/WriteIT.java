package io.coxswain.client.conformance;

import static io.coxswain.client.conformance.TestNamespace.await;
import static io.coxswain.client.conformance.TestNamespace.configMap;
import static org.assertj.core.api.Assertions.assertThat;

import io.coxswain.client.Api;
import io.coxswain.client.FieldValidation;
import io.coxswain.client.KubeClient;
import io.coxswain.client.rest.AlreadyExistsException;
import io.coxswain.client.rest.ApiException;
import io.coxswain.client.rest.ConflictException;
import io.coxswain.client.rest.InvalidException;
import io.coxswain.client.rest.NotFoundException;
import io.coxswain.model.ResourceType;
import io.coxswain.model.apps.v1.Deployment;
import io.coxswain.model.core.v1.ConfigMap;
import io.coxswain.model.meta.v1.StatusCause;
import io.coxswain.model.patch.JsonPatch;
import io.coxswain.model.patch.Patch;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

@Conformance
class WriteIT {
    private static TestNamespace namespace;

    private final KubeClient client = namespace.client();
    private final Api<ConfigMap> maps = client.coreV1().configMaps(namespace.name());

    @BeforeAll
    static void createNamespace() {
        namespace = TestNamespace.create();
    }

    @AfterAll
    static void deleteNamespace() {
        namespace.close();
    }

    @Test
    void createsUpdatesAndDeletes() {
        ConfigMap created = await(maps.create(configMap("life", Map.of("a", "1"))));
        assertThat(created.metadata().uid()).isNotEmpty();
        assertThat(created.metadata().namespace()).isEqualTo(namespace.name());

        ConfigMap updated = await(maps.update(created.with(c -> c.putData("b", "2"))));
        assertThat(updated.data()).containsOnly(Map.entry("a", "1"), Map.entry("b", "2"));

        assertThat(await(maps.exists("life"))).isTrue();
        assertThat(await(maps.delete("life"))).satisfies(deletion -> {
            assertThat(deletion.isGone()).isTrue();
            assertThat(deletion.uid()).isEqualTo(created.metadata().uid());
        });
        assertThat(await(maps.exists("life"))).isFalse();
        maps.delete("life").as(StepVerifier::create).verifyError(NotFoundException.class);
    }

    @Test
    void writesObjectsOfAnyKindThatSayWhereTheyBelong() {
        ConfigMap map = configMap("any", Map.of("a", "1")).with(c -> c.metadata(m -> m.namespace(namespace.name())));

        ConfigMap created = await(client.create(map));
        assertThat(await(client.update(created.with(c -> c.putData("a", "2")))).data())
                .containsEntry("a", "2");
        assertThat(await(client.apply(map, o -> o.fieldManager("it").force())).data())
                .containsEntry("a", "1");
        assertThat(await(client.delete(
                                map,
                                o -> o.uid(String.valueOf(created.metadata().uid()))))
                        .isGone())
                .isTrue();
    }

    @Test
    void doesNotCreateWhatIsThere() {
        await(maps.create(configMap("twice", Map.of())));

        maps.create(configMap("twice", Map.of()))
                .as(StepVerifier::create)
                .verifyErrorSatisfies(e -> assertThat(e)
                        .isInstanceOf(AlreadyExistsException.class)
                        .hasMessageStartingWith("configmaps \"twice\" already exists (409 Conflict, POST https://"));
    }

    @Test
    void makesNamesUp() {
        ConfigMap nameless = ConfigMap.of(c -> c.metadata(m -> m.generateName("made-up-")));

        String one = String.valueOf(await(maps.create(nameless)).metadata().name());
        String other = String.valueOf(await(maps.create(nameless)).metadata().name());

        assertThat(one).startsWith("made-up-").isNotEqualTo(other);
        assertThat(other).startsWith("made-up-");
    }

    @Test
    void getsOrCreatesOneObjectHoweverManyTry() {
        Flux.range(0, 8)
                .flatMap(i -> maps.getOrCreate(configMap("one", Map.of("by", "" + i))))
                .map(map -> String.valueOf(map.metadata().uid()))
                .distinct()
                .as(StepVerifier::create)
                .expectNextCount(1)
                .verifyComplete();
    }

    @Test
    void letsOneOfTwoWritersWin() {
        ConfigMap read = await(maps.create(configMap("two", Map.of("a", "0"))));

        await(maps.update(read.with(c -> c.putData("a", "first"))));
        maps.update(read.with(c -> c.putData("a", "second")))
                .as(StepVerifier::create)
                .verifyErrorSatisfies(e -> assertThat(e)
                        .isInstanceOf(ConflictException.class)
                        .hasMessageContaining(
                                "the object has been modified; please apply your changes to the latest version"));
        assertThat(await(maps.get("two")).data()).containsEntry("a", "first");
    }

    @Test
    void losesNoEdit() {
        await(maps.create(configMap("counter", Map.of("count", "0"))));
        AtomicInteger calls = new AtomicInteger();

        Flux.range(0, 8)
                .flatMap(i -> maps.edit("counter", map -> {
                    calls.incrementAndGet();
                    int count =
                            Integer.parseInt(Objects.requireNonNull(map.data().get("count")));
                    return map.with(c -> c.putData("count", String.valueOf(count + 1)));
                }))
                .blockLast(TestNamespace.PATIENCE);

        assertThat(await(maps.get("counter")).data()).containsEntry("count", "8");
        assertThat(calls).hasValueGreaterThan(8);
    }

    /** A class that knows one field of a kind, and not even how its objects are called. */
    record Immutability(@Nullable Boolean immutable) {}

    @Test
    void editsByAClassThatKnowsNextToNothing() {
        await(maps.create(ConfigMap.of(
                c -> c.metadata(m -> m.name("half-known").putLabels("a", "b")).putData("k", "v"))));
        ResourceType<Immutability> type = ResourceType.builder(Immutability.class, "v1", "ConfigMap", "configmaps")
                .build();

        await(namespace.client().api(type).edit("half-known", map -> new Immutability(true)));

        ConfigMap edited = await(maps.get("half-known"));
        assertThat(edited.immutable()).isTrue();
        assertThat(edited.data()).containsExactly(Map.entry("k", "v"));
        assertThat(edited.metadata().labels()).containsExactly(Map.entry("a", "b"));
    }

    @Test
    void sendsNoEditThatChangesNothing() {
        ConfigMap before = await(maps.create(configMap("same", Map.of("a", "1"))));

        assertThat(await(maps.edit("same", map -> map.with(c -> c.putData("a", "1")))))
                .isEqualTo(before);
        assertThat(await(maps.editAsync("same", map -> Mono.empty()))).isEqualTo(before);
        assertThat(await(maps.get("same"))).isEqualTo(before);
    }

    @Test
    void keepsUnknownFieldsOnlyIfTheServerDoes() {
        ConfigMap odd = ConfigMap.CODEC.fromJson(
                "{\"apiVersion\":\"v1\",\"kind\":\"ConfigMap\",\"metadata\":{\"name\":\"odd\"},\"nonsense\":1}"
                        .getBytes(StandardCharsets.UTF_8));

        maps.create(odd, o -> o.fieldValidation(FieldValidation.STRICT))
                .as(StepVerifier::create)
                .verifyErrorSatisfies(e -> assertThat(e)
                        .isInstanceOfSatisfying(
                                ApiException.class, a -> assertThat(a.reason()).isEqualTo("BadRequest"))
                        .hasMessageContaining("strict decoding error: unknown field \"nonsense\""));
        assertThat(await(maps.create(odd, o -> o.fieldValidation(FieldValidation.IGNORE)))
                        .unknownFields())
                .isNull();
    }

    @Test
    void tellsEveryFieldThatIsInvalid() {
        client.appsV1()
                .deployments()
                .create(Deployment.of(d -> d.metadata(m -> m.name("Bad_Name")).spec(s -> s.replicas(-1))))
                .as(StepVerifier::create)
                .verifyErrorSatisfies(e -> assertThat(e)
                        .isInstanceOfSatisfying(
                                InvalidException.class,
                                i -> assertThat(i.causes())
                                        .extracting(StatusCause::field)
                                        .contains("metadata.name", "spec.replicas", "spec.selector")));
    }

    @Test
    void leavesNothingBehindInADryRun() {
        ConfigMap stored = await(maps.create(configMap("dry", Map.of("a", "1"))));
        ConfigMap changed = stored.with(c -> c.putData("a", "2"));

        assertThat(await(maps.create(configMap("dry-2", Map.of()), o -> o.dryRun()))
                        .metadata()
                        .uid())
                .isNotEmpty();
        assertThat(await(maps.exists("dry-2"))).isFalse();
        assertThat(await(maps.update(changed, o -> o.dryRun())).data()).containsEntry("a", "2");
        assertThat(await(maps.edit("dry", map -> changed, o -> o.dryRun())).data())
                .containsEntry("a", "2");
        await(maps.patch("dry", Patch.merge("{\"data\":{\"a\":\"3\"}}"), o -> o.dryRun()));
        await(maps.apply(configMap("dry", Map.of("a", "4")), o -> o.force().dryRun()));
        await(maps.delete("dry", o -> o.dryRun()));
        await(maps.deleteCollection(w -> w.fields("metadata.name=dry"), o -> o.dryRun()));

        assertThat(await(maps.get("dry"))).isEqualTo(stored);
    }

    @Test
    void patchesInEveryWay() {
        await(maps.create(configMap("patched", Map.of("a", "1", "b", "2"))));

        await(maps.patch("patched", JsonPatch.of(p -> p.test("/data/a", "1").replace("/data/a", "json"))));
        await(maps.patch("patched", Patch.merge("{\"data\":{\"b\":null,\"c\":\"merge\"}}")));
        ConfigMap patched = await(maps.patch(
                "patched",
                Patch.strategic(ConfigMap.TYPE, "{\"metadata\":{\"labels\":{\"by\":\"strategic\"}}}"),
                o -> o.fieldManager("patcher").fieldValidation(FieldValidation.STRICT)));

        assertThat(patched.data()).containsOnly(Map.entry("a", "json"), Map.entry("c", "merge"));
        assertThat(patched.metadata().labels()).containsEntry("by", "strategic");
        assertThat(patched.metadata().managedFields())
                .anySatisfy(entry -> assertThat(entry.manager()).isEqualTo("patcher"));
        maps.patch("patched", JsonPatch.of(p -> p.test("/data/a", "other")))
                .as(StepVerifier::create)
                .verifyErrorSatisfies(e -> assertThat(e)
                        .isInstanceOf(InvalidException.class)
                        .hasMessageContaining("the server rejected our request due to an error in our request"));
    }

    @Test
    void saysWhoWrote() {
        ConfigMap created = await(maps.create(configMap("who", Map.of("a", "0")), o -> o.fieldManager("creator")));
        ConfigMap updated = await(maps.update(created.with(c -> c.putData("a", "1")), o -> o.fieldManager("updater")));

        assertThat(created.metadata().managedFields())
                .singleElement()
                .satisfies(entry -> assertThat(entry.manager()).isEqualTo("creator"));
        assertThat(updated.metadata().managedFields())
                .anySatisfy(entry -> assertThat(entry.manager()).isEqualTo("updater"));
    }
}
