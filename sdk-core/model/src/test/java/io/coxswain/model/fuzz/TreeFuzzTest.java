package io.coxswain.model.fuzz;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.coxswain.model.codec.Codec;
import io.coxswain.model.codec.DecodeOptions;
import io.coxswain.model.codec.DecodingException;
import io.coxswain.model.codec.Scalars;
import io.coxswain.model.codec.StrictDecodingException;
import io.coxswain.model.core.v1.Pod;
import io.coxswain.model.patch.Patch;
import io.coxswain.model.patch.PatchException;
import io.coxswain.model.tree.JsonTree;
import io.coxswain.model.yaml.Yaml;
import io.coxswain.model.yaml.YamlOptions;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Whatever bytes come as a tree, a patch or YAML. */
class TreeFuzzTest {
    private static final byte[] OBJECT = utf8(
            "{\"apiVersion\":\"v1\",\"kind\":\"Pod\",\"metadata\":{\"name\":\"a\",\"labels\":{\"a/b\":\"c\"},\"finalizers\":[\"x\",\"y\"],"
                    + "\"creationTimestamp\":\"2026-11-21T05:28:11Z\"},\"spec\":{\"containers\":[{\"name\":\"c\",\"image\":\"i\","
                    + "\"ports\":[{\"containerPort\":80,\"protocol\":\"TCP\"}],\"resources\":{\"limits\":{\"cpu\":\"1500m\"}}}],"
                    + "\"priority\":1,\"x\":[1.50,1e3,-0,null,true,[[]],{}]}}");
    private static final List<byte[]> JSON_PATCHES = List.of(
            utf8(
                    "[{\"op\":\"replace\",\"path\":\"/spec/priority\",\"value\":2},{\"op\":\"remove\",\"path\":\"/metadata/labels/a~1b\"}]"),
            utf8(
                    "[{\"op\":\"add\",\"path\":\"/spec/containers/-\",\"value\":{\"name\":\"d\"}},{\"op\":\"test\",\"path\":\"\",\"value\":{}}]"),
            utf8(
                    "[{\"op\":\"move\",\"from\":\"/spec\",\"path\":\"/spec2\"},{\"op\":\"copy\",\"from\":\"/spec2/containers/0\",\"path\":\"/a\"}]"));
    private static final List<byte[]> MERGE_PATCHES = List.of(
            utf8("{\"metadata\":{\"labels\":{\"a/b\":null},\"finalizers\":[\"z\"]},\"spec\":{\"priority\":3}}"),
            utf8("{\"spec\":{\"containers\":[{\"name\":\"c\",\"image\":\"j\"},{\"name\":\"e\",\"$patch\":\"delete\"}],"
                    + "\"$setElementOrder/containers\":[{\"name\":\"e\"},{\"name\":\"c\"}]}}"),
            utf8(
                    "{\"metadata\":{\"$deleteFromPrimitiveList/finalizers\":[\"x\"],\"$retainKeys\":[\"name\"]},\"$patch\":\"merge\"}"));

    @Test
    void trees() {
        Fuzz.run("JSON trees", DecodingException.class, random -> input(random, List.of(OBJECT)), json -> {
            JsonNode tree = JsonTree.read(json);
            assertThat(JsonTree.equal(JsonTree.read(JsonTree.write(tree)), tree))
                    .isTrue();
            assertThat(JsonTree.hash(JsonTree.copy(tree))).isEqualTo(JsonTree.hash(tree));
            try {
                assertThat(JsonTree.read(json, DecodeOptions.STRICT)).isEqualTo(tree);
            } catch (StrictDecodingException e) {
                assertThat(e.problems()).isNotEmpty();
            }
        });
    }

    /** What is kept raw is well-formed, and stays as it is. */
    @Test
    void rawValues() {
        Codec<io.coxswain.model.Json> codec = Scalars.JSON;
        Fuzz.run("raw JSON", DecodingException.class, random -> input(random, List.of(OBJECT)), json -> {
            io.coxswain.model.Json value = codec.fromJson(json);
            assertThat(codec.fromJson(codec.toJson(value))).isEqualTo(value).hasSameHashCodeAs(value);
            assertThat(new String(json, UTF_8)).contains(value.toString());
        });
    }

    @Test
    void jsonPatches() {
        JsonNode object = JsonTree.read(OBJECT);
        patches("JSON patches", JSON_PATCHES, json -> Patch.json(json).apply(object));
    }

    @Test
    void mergePatches() {
        JsonNode object = JsonTree.read(OBJECT);
        patches("merge patches", MERGE_PATCHES, json -> Patch.merge(json).apply(object));
    }

    @Test
    void strategicMergePatches() {
        JsonNode object = JsonTree.read(OBJECT);
        patches(
                "strategic merge patches",
                MERGE_PATCHES,
                json -> Patch.strategic(Pod.TYPE, json).apply(object));
    }

    private interface Apply {
        JsonNode to(String json);
    }

    private static void patches(String name, List<byte[]> patches, Apply apply) {
        Fuzz.run(name, DecodingException.class, random -> new String(input(random, patches), UTF_8), json -> {
            try {
                assertThat(JsonTree.write(apply.to(json))).isNotEmpty();
            } catch (PatchException e) {
                assertThat(e.getMessage()).isNotEmpty();
            }
        });
    }

    @Test
    void yamlOfObjects() {
        byte[] yaml =
                utf8("apiVersion: v1\nkind: Pod\nmetadata: {name: &n a, labels: {x/y: *n}}\nspec:\n  containers:\n"
                        + "  - name: c\n    image: \"i:1\"\n    args: [-x, 'it''s']\n    resources:\n"
                        + "      limits: {cpu: 1500m, memory: 2Gi}\n  priority: 1_0\n  hostNetwork: yes\n");
        Fuzz.run(
                "YAML of objects",
                DecodingException.class,
                random -> {
                    byte[] input = yaml;
                    for (int n = random.nextInt(4); n > 0; n--) {
                        input = new Mutations(random).anyBytes(input, OBJECT);
                    }
                    return input;
                },
                bytes -> {
                    boolean strict = bytes.length % 3 == 0;
                    Pod pod = Yaml.read(Pod.CODEC, bytes, strict ? YamlOptions.STRICT : YamlOptions.DEFAULT);
                    assertThat(Yaml.read(Pod.CODEC, Yaml.write(Pod.CODEC, pod))).isEqualTo(pod);
                });
    }

    private static byte[] input(Random random, List<byte[]> seeds) {
        byte[] seed = seeds.get(random.nextInt(seeds.size()));
        return new Mutations(random).json(seed, seeds.get(random.nextInt(seeds.size())));
    }

    private static byte[] utf8(String text) {
        return text.getBytes(UTF_8);
    }
}
