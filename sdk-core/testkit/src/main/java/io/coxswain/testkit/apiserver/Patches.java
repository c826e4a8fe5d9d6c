package io.coxswain.testkit.apiserver;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.coxswain.model.GroupVersionKind;
import io.coxswain.model.codec.DecodingException;
import io.coxswain.model.patch.JsonPatch;
import io.coxswain.model.patch.MergePatch;
import io.coxswain.model.patch.Patch;
import io.coxswain.model.patch.PatchException;
import io.coxswain.model.patch.StrategicMergePatch;
import io.coxswain.model.schema.TypeFacts;
import io.coxswain.model.tree.JsonTree;
import io.coxswain.testkit.apiserver.ApiFailure.Cause;
import io.coxswain.testkit.apiserver.Decoder.FieldValidation;
import io.coxswain.testkit.apiserver.Writer.Mode;
import io.coxswain.testkit.apiserver.Writer.Written;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Answers patch. */
final class Patches {
    private final Cluster cluster;
    private final Writer writer;

    Patches(Cluster cluster) {
        this.cluster = cluster;
        this.writer = new Writer(cluster);
    }

    Answer patch(ApiCall call) {
        boolean dryRun = call.query().dryRun("PatchOptions");
        FieldValidation validation = FieldValidation.of(call.query(), "PatchOptions");
        UnaryOperator<JsonNode> patch = of(call.body(), call.resource().type());
        Resource kept = cluster.catalogue().storage(call.resource());
        List<String> warnings = new ArrayList<>();
        Written written = writer.update(kept, call.namespace(), call.name(), Mode.of(call, dryRun), current -> {
            warnings.clear();
            ObjectNode shown = (ObjectNode) JsonTree.copy(Conversion.convert(current.tree(), kept, call.resource()));
            ObjectNode patched = apply(patch, shown, Writes.kind(call.resource()), validation, warnings);
            Writes.requireName(call, patched);
            requireSameUid(current, patched);
            return Conversion.convert(patched, call.resource(), kept);
        });
        return Writes.answer(call, 200, written.object(), warnings);
    }

    /** A patch by the type that the request says it is of. */
    static UnaryOperator<JsonNode> of(Body body, @Nullable TypeFacts type) {
        String contentType = body.contentType().split(";", -1)[0].trim().toLowerCase(Locale.ROOT);
        boolean strategic = contentType.equals("application/strategic-merge-patch+json");
        boolean apply = contentType.startsWith("application/apply-patch+");
        if (apply) {
            throw ApiFailure.notImplemented("server-side apply");
        }
        if ((strategic && type == null)
                || (!strategic
                        && !contentType.equals("application/json-patch+json")
                        && !contentType.equals("application/merge-patch+json"))) {
            throw ApiFailure.unsupportedPatch();
        }
        Patch patch;
        try {
            JsonNode document = JsonTree.read(body.bytes());
            requireList(contentType, document);
            patch = switch (contentType) {
                case "application/json-patch+json" -> JsonPatch.of(document);
                case "application/merge-patch+json" -> MergePatch.of(document);
                default -> StrategicMergePatch.of(Objects.requireNonNull(type), document);
            };
        } catch (DecodingException e) {
            throw ApiFailure.badRequest(
                    "error decoding patch: " + (Decoder.isCutOff(e, body.bytes()) ? Decoder.CUT_OFF : e.getMessage()));
        } catch (PatchException e) {
            throw malformed(contentType, e);
        }
        return object -> {
            try {
                if (patch instanceof JsonPatch json) {
                    return json.apply(object);
                }
                return patch instanceof MergePatch merge
                        ? merge.apply(object)
                        : ((StrategicMergePatch) patch).apply(object);
            } catch (PatchException e) {
                throw refusal(e);
            }
        };
    }

    private static void requireList(String contentType, JsonNode document) {
        if (contentType.equals("application/json-patch+json") && !document.isArray()) {
            throw ApiFailure.badRequest(
                    "error decoding patch: json: cannot unmarshal object into Go value of type []handlers.jsonPatchOp");
        }
    }

    /** A list of operations of which some make no sense is only found out when it is applied. */
    private static ApiFailure malformed(String contentType, PatchException e) {
        return contentType.equals("application/json-patch+json") ? ApiFailure.requestRejected() : refusal(e);
    }

    private static ApiFailure refusal(PatchException e) {
        return switch (e.reason()) {
            case MALFORMED -> ApiFailure.badRequest("error decoding patch: " + e.getMessage());
            case TOO_LARGE -> ApiFailure.tooLarge(HttpFront.MAX_BODY);
            default -> ApiFailure.requestRejected();
        };
    }

    /** The patched object, whatever of it its kind knows. */
    static ObjectNode apply(
            UnaryOperator<JsonNode> patch,
            ObjectNode object,
            GroupVersionKind kind,
            FieldValidation validation,
            List<String> warnings) {
        JsonNode patched = patch.apply(object);
        if (!(patched instanceof ObjectNode tree)) {
            throw ApiFailure.badRequest("a patch may not make an object into something else");
        }
        String text = new String(JsonTree.write(tree), UTF_8);
        List<String> problems = new ArrayList<>();
        ObjectNode normalized;
        try {
            normalized = Decoder.normalized((ObjectNode) JsonTree.copy(tree), kind, problems);
        } catch (SchemaWalk.TypeMismatch | DecodingException | IllegalArgumentException e) {
            throw invalid(text, String.valueOf(e.getMessage()));
        }
        if (validation == FieldValidation.STRICT && !problems.isEmpty()) {
            throw invalid(text, "strict decoding error: " + String.join(", ", problems));
        }
        if (validation == FieldValidation.WARN) {
            warnings.addAll(problems);
        }
        return normalized;
    }

    private static ApiFailure invalid(String object, String why) {
        return ApiFailure.invalid("", "", "", List.of(Cause.invalid("patch", object, why)));
    }

    private static void requireSameUid(Stored current, ObjectNode patched) {
        String uid = Trees.text(patched.path("metadata"), "uid");
        if (!uid.isEmpty() && !uid.equals(current.uid())) {
            Cause cause = Cause.invalid("metadata.uid", uid, "field is immutable");
            throw ApiFailure.invalid(current.resource(), current.name(), List.of(cause, cause));
        }
    }
}
