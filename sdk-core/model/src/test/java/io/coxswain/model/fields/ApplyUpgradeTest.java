package io.coxswain.model.fields;

import static org.assertj.core.api.Assertions.assertThat;

import io.coxswain.model.patch.JsonPatch;
import io.coxswain.model.tree.JsonTree;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class ApplyUpgradeTest {
    private static final String KUBECTL = "kubectl-client-side-apply";

    @Test
    void turnsTheClientSideManagerIntoOneThatApplies() {
        assertThat(upgraded(entry(KUBECTL, "Update", "v1", "a"), entry("other", "Update", "v1", "b")))
                .isEqualTo(entries(entry("shop", "Apply", "v1", "a"), entry("other", "Update", "v1", "b")));
    }

    @Test
    void givesItsFieldsToTheManagerThatAppliesAlready() {
        assertThat(upgraded(entry("shop", "Apply", "v1", "a"), entry(KUBECTL, "Update", "v1", "b")))
                .isEqualTo(entries("{\"manager\":\"shop\",\"operation\":\"Apply\",\"apiVersion\":\"v1\","
                        + "\"fieldsType\":\"FieldsV1\",\"fieldsV1\":{\"f:a\":{},\"f:b\":{}}}"));
    }

    @Test
    void dropsEntriesOfOtherVersions() {
        assertThat(upgraded(
                        entry(KUBECTL, "Update", "v1", "a"),
                        entry(KUBECTL, "Update", "v1beta1", "b"),
                        entry(KUBECTL, "Apply", "v1", "c")))
                .isEqualTo(entries(entry("shop", "Apply", "v1", "a"), entry(KUBECTL, "Apply", "v1", "c")));
    }

    @Test
    void leavesSubresourcesAlone() {
        String status = entry(KUBECTL, "Update", "v1", "a").replace("\"v1\",", "\"v1\",\"subresource\":\"status\",");

        assertThat(patch(status)).isEmpty();
        assertThat(ApplyUpgrade.patch(object(status), Set.of(KUBECTL), "shop", "status"))
                .isPresent();
    }

    @Test
    void isNothingWhereThereIsNothingToMakeOver() {
        assertThat(patch()).isEmpty();
        assertThat(patch(entry("shop", "Apply", "v1", "a"))).isEmpty();
        assertThat(ApplyUpgrade.patch(JsonTree.read("{}"), Set.of(KUBECTL), "shop", ""))
                .isEmpty();
    }

    @Test
    void setsTheResourceVersionThatItWasMadeFor() {
        assertThat(patch(entry(KUBECTL, "Update", "v1", "a"))
                        .orElseThrow()
                        .toTree()
                        .get(1))
                .isEqualTo(
                        JsonTree.read("{\"op\":\"replace\",\"path\":\"/metadata/resourceVersion\",\"value\":\"7\"}"));
    }

    private static JsonNode upgraded(String... entries) {
        return patch(entries).orElseThrow().toTree().get(0).get("value");
    }

    private static Optional<JsonPatch> patch(String... entries) {
        return ApplyUpgrade.patch(object(entries), Set.of(KUBECTL), "shop", "");
    }

    private static JsonNode object(String... entries) {
        return JsonTree.read(
                "{\"metadata\":{\"resourceVersion\":\"7\",\"managedFields\":[" + String.join(",", entries) + "]}}");
    }

    private static JsonNode entries(String... entries) {
        return JsonTree.read("[" + String.join(",", entries) + "]");
    }

    private static String entry(String manager, String operation, String version, String field) {
        return "{\"manager\":\"" + manager + "\",\"operation\":\"" + operation + "\",\"apiVersion\":\"" + version
                + "\",\"fieldsType\":\"FieldsV1\",\"fieldsV1\":{\"f:" + field + "\":{}}}";
    }
}
