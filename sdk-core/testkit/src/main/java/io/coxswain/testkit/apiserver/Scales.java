package io.coxswain.testkit.apiserver;

import io.coxswain.model.GroupVersionKind;
import io.coxswain.model.Selector;
import io.coxswain.model.codec.ContentType;
import io.coxswain.model.meta.v1.LabelSelector;
import io.coxswain.model.schema.KubeSchema;
import io.coxswain.model.tree.JsonTree;
import io.coxswain.testkit.apiserver.ApiFailure.Cause;
import io.coxswain.testkit.apiserver.Decoder.FieldValidation;
import io.coxswain.testkit.apiserver.Writer.Mode;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Answers for the scale of built-in kinds: how many replicas there are, and shall be. */
final class Scales {
    private static final GroupVersionKind SCALE = new GroupVersionKind("autoscaling", "v1", "Scale");

    private final Cluster cluster;
    private final Reads reads;
    private final Writer writer;

    Scales(Cluster cluster) {
        this.cluster = cluster;
        this.reads = new Reads(cluster);
        this.writer = new Writer(cluster);
    }

    Answer answer(ApiCall call) {
        return switch (call.verb()) {
            case GET -> answer(call, reads.find(call), List.of());
            case UPDATE -> {
                FieldValidation validation = FieldValidation.of(call.query(), "UpdateOptions");
                Decoder.Decoded decoded = Decoder.object(call, SCALE, validation);
                Writes.requireName(call, decoded.object());
                boolean dryRun = call.query().dryRun("UpdateOptions");
                yield answer(call, scaled(call, dryRun, current -> decoded.object()), decoded.warnings());
            }
            case PATCH -> {
                List<String> warnings = new ArrayList<>();
                UnaryOperator<JsonNode> patch =
                        Patches.of(call.body(), KubeSchema.of(SCALE).orElseThrow());
                FieldValidation validation = FieldValidation.of(call.query(), "PatchOptions");
                boolean dryRun = call.query().dryRun("PatchOptions");
                Stored scaled =
                        scaled(call, dryRun, current -> Patches.apply(patch, current, SCALE, validation, warnings));
                yield answer(call, scaled, warnings);
            }
            default -> throw ApiFailure.methodNotAllowed();
        };
    }

    private Stored scaled(ApiCall call, boolean dryRun, UnaryOperator<ObjectNode> change) {
        Resource kept = cluster.catalogue().storage(call.resource());
        return writer.update(kept, call.namespace(), call.name(), Mode.of(call, dryRun), current -> {
                    ObjectNode scale = change.apply(scale(current));
                    int replicas = scale.path("spec").path("replicas").asInt(0);
                    if (replicas < 0) {
                        throw ApiFailure.invalid(
                                SCALE.group(),
                                SCALE.kind(),
                                current.name(),
                                List.of(Cause.invalid(
                                        "spec.replicas", replicas, "must be greater than or equal to 0")));
                    }
                    ObjectNode object = current.copy();
                    Trees.object(object, "spec").put("replicas", replicas);
                    Trees.take(Trees.metadata(object), scale.path("metadata"), "resourceVersion");
                    Trees.take(Trees.metadata(object), scale.path("metadata"), "uid");
                    return object;
                })
                .object();
    }

    private static ObjectNode scale(Stored object) {
        ObjectNode scale = JsonNodeFactory.instance.objectNode();
        scale.put("kind", SCALE.kind());
        scale.put("apiVersion", SCALE.apiVersion());
        ObjectNode metadata = scale.putObject("metadata");
        for (String field : List.of("name", "namespace", "uid", "resourceVersion", "creationTimestamp")) {
            Trees.take(metadata, object.metadata(), field);
        }
        ObjectNode spec = scale.putObject("spec");
        Trees.take(spec, object.tree().path("spec"), "replicas");
        ObjectNode status = scale.putObject("status");
        status.put("replicas", object.tree().path("status").path("replicas").asInt(0));
        String selector = selector(object.tree().path("spec").path("selector"));
        if (selector != null && !selector.isEmpty()) {
            status.put("selector", selector);
        }
        return scale;
    }

    private static @Nullable String selector(JsonNode selector) {
        if (!selector.isObject()) {
            return null;
        }
        boolean labels = !selector.has("matchLabels") && !selector.has("matchExpressions");
        ObjectNode whole = JsonNodeFactory.instance.objectNode();
        JsonNode asked = labels ? whole.set("matchLabels", selector) : selector;
        return Selector.of(JsonTree.to(LabelSelector.CODEC, asked)).toString();
    }

    private static Answer answer(ApiCall call, Stored object, List<String> warnings) {
        ContentType form = call.wish().form();
        return Answer.of(200, form.mediaType(), View.bytes(form, scale(object)), warnings);
    }
}
