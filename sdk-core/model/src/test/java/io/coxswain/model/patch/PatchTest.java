package io.coxswain.model.patch;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.coxswain.model.ResourceType;
import io.coxswain.model.apps.v1.Deployment;
import io.coxswain.model.core.v1.ConfigMap;
import io.coxswain.model.core.v1.Pod;
import io.coxswain.model.tree.JsonTree;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

class PatchTest {
    /** A kind of somebody's own; its Java type does not matter here. */
    static final ResourceType<ConfigMap> SHIP = ResourceType.builder(ConfigMap.CODEC, "example.com/v1", "Ship", "ships")
            .build();

    @Test
    void kindsOfKubernetesAreMergedByTheirSchema() {
        Deployment before = Deployment.of(
                d -> d.metadata(m -> m.name("web")).spec(s -> s.replicas(1).paused(true)));
        Deployment after = before.with(d -> d.spec(s -> s.replicas(2).clearPaused()));
        Patch patch = Patch.between(Deployment.TYPE, before, after);
        assertThat(patch).isInstanceOf(StrategicMergePatch.class);
        assertThat(patch.contentType()).isEqualTo("application/strategic-merge-patch+json");
        assertThat(new String(patch.toJson(), UTF_8)).isEqualTo("{\"spec\":{\"replicas\":2,\"paused\":null}}");
        assertThat(patch.apply(Deployment.CODEC, before)).isEqualTo(after);
        assertThat(Patch.between(Deployment.TYPE, before, before).isEmpty()).isTrue();
    }

    @Test
    void otherKindsGetAJsonMergePatch() {
        ConfigMap before = ConfigMap.of(c -> c.metadata(m -> m.name("s").addFinalizers("a")));
        ConfigMap after = before.with(c -> c.metadata(m -> m.addFinalizers("b")));
        Patch patch = Patch.between(SHIP, before, after);
        assertThat(patch).isInstanceOf(MergePatch.class);
        assertThat(patch.contentType()).isEqualTo("application/merge-patch+json");
        assertThat(new String(patch.toJson(), UTF_8)).isEqualTo("{\"metadata\":{\"finalizers\":[\"a\",\"b\"]}}");
        Patch threeWay = Patch.threeWay(SHIP, before, after, before, OnConflict.OVERWRITE);
        assertThat(threeWay).isEqualTo(patch);
    }

    @Test
    void bringsAnObjectToWhatIsWanted() {
        Pod before = Pod.of(p -> p.metadata(m -> m.name("p").putLabels("a", "1").putLabels("b", "1")));
        Pod wanted = Pod.of(p -> p.metadata(m -> m.name("p").putLabels("a", "2")));
        Pod live = before.with(p -> p.metadata(m -> m.uid("u").putLabels("other", "x")));
        Patch patch = Patch.threeWay(Pod.TYPE, before, wanted, live, OnConflict.OVERWRITE);
        assertThat(patch.apply(Pod.CODEC, live).metadata().labels())
                .containsOnlyKeys("a", "other")
                .containsEntry("a", "2");
        assertThat(patch.apply(Pod.CODEC, live).metadata().uid()).isEqualTo("u");
    }

    @Test
    void patchesBytes() {
        byte[] patched =
                Patch.json("[{\"op\":\"remove\",\"path\":\"/a\"}]").apply("{\"a\":1,\"b\":1.10}".getBytes(UTF_8));
        assertThat(new String(patched, UTF_8)).isEqualTo("{\"b\":1.10}");
        assertThat(Patch.json("[]").contentType()).isEqualTo("application/json-patch+json");
        assertThat(Patch.json("[]").isEmpty()).isTrue();
    }

    @Test
    void aConflictIsToldWithItsFieldsForEveryKind() {
        for (ResourceType<ConfigMap> type : List.of(ConfigMap.TYPE, SHIP)) {
            ConfigMap original = configMap("1", "1");
            ConfigMap wanted = configMap("2", "2");
            ConfigMap live = configMap("3", "2").with(c -> c.putData("other", "x"));
            assertThatExceptionOfType(PatchException.class)
                    .isThrownBy(() -> Patch.threeWay(type, original, wanted, live, OnConflict.FAIL))
                    .withMessage("somebody else has changed the same fields differently: /data/a~1b")
                    .satisfies(e -> {
                        assertThat(e.reason()).isEqualTo(PatchException.Reason.CONFLICT);
                        assertThat(e.path()).isEqualTo("/data/a~1b");
                        assertThat(e.fields()).containsExactly("/data/a~1b");
                    });
            Patch overwritten = Patch.threeWay(type, original, wanted, live, OnConflict.OVERWRITE);
            assertThat(overwritten.apply(ConfigMap.CODEC, live).data()).containsEntry("a/b", "2");
            assertThat(Patch.threeWay(type, original, wanted, configMap("1", "1"), OnConflict.FAIL)
                            .isEmpty())
                    .isFalse();
            assertThat(Patch.threeWay(type, original, wanted, wanted, OnConflict.FAIL)
                            .isEmpty())
                    .isTrue();
        }
    }

    @Test
    void aRemovalOfWhatSomebodyChangedIsAConflict() {
        ConfigMap original = configMap("1", "1");
        ConfigMap wanted = ConfigMap.of(c -> c.putData("c", "1"));
        ConfigMap live = configMap("3", "1");
        for (ResourceType<ConfigMap> type : List.of(ConfigMap.TYPE, SHIP)) {
            assertThatExceptionOfType(PatchException.class)
                    .isThrownBy(() -> Patch.threeWay(type, original, wanted, live, OnConflict.FAIL))
                    .satisfies(e -> assertThat(e.fields()).containsExactly("/data/a~1b"));
        }
    }

    @Test
    void manyConflictsMakeNoEndlessMessage() {
        JsonNode original = JsonTree.read("{}");
        ObjectNode wanted = JsonNodeFactory.instance.objectNode();
        ObjectNode live = JsonNodeFactory.instance.objectNode();
        for (int i = 0; i < 1_000; i++) {
            wanted.put("x".repeat(1_000) + i, 1);
            live.put("x".repeat(1_000) + i, 2);
        }
        assertThatExceptionOfType(PatchException.class)
                .isThrownBy(() -> MergePatch.threeWay(original, wanted, live, OnConflict.FAIL))
                .withMessageEndingWith(" and 990 more")
                .satisfies(e -> assertThat(e.fields()).hasSize(1_000))
                .satisfies(e -> assertThat(e.getMessage()).hasSizeLessThan(4_000));
    }

    private static ConfigMap configMap(String a, String c) {
        return ConfigMap.of(m -> m.putData("a/b", a).putData("c", c));
    }
}
