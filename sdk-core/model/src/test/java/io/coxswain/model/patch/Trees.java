package io.coxswain.model.patch;

import io.coxswain.model.GroupVersionKind;
import io.coxswain.model.schema.KubeSchema;
import io.coxswain.model.schema.TypeFacts;
import io.coxswain.model.tree.JsonTree;
import tools.jackson.databind.JsonNode;

/** Trees in the short form that tests like: single quotes. */
final class Trees {
    static final TypeFacts POD = KubeSchema.of(GroupVersionKind.of("v1", "Pod")).orElseThrow();
    static final TypeFacts SERVICE =
            KubeSchema.of(GroupVersionKind.of("v1", "Service")).orElseThrow();
    static final TypeFacts DEPLOYMENT =
            KubeSchema.of(GroupVersionKind.of("apps/v1", "Deployment")).orElseThrow();

    private Trees() {}

    static JsonNode tree(String json) {
        return JsonTree.read(json.replace('\'', '"'));
    }

    static String text(JsonNode tree) {
        return new String(JsonTree.write(tree), java.nio.charset.StandardCharsets.UTF_8).replace('"', '\'');
    }
}
