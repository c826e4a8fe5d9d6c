package io.coxswain.testkit.apiserver;

import io.coxswain.model.GroupVersionKind;
import io.coxswain.model.tree.JsonTree;
import io.coxswain.testkit.apiserver.Decoder.Decoded;
import io.coxswain.testkit.apiserver.Decoder.FieldValidation;
import io.coxswain.testkit.apiserver.Resource.Trait;
import io.coxswain.testkit.apiserver.Writer.Mode;
import io.coxswain.testkit.apiserver.Writer.Written;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** Answers create, update and delete, of objects themselves and of those subresources that are parts of them. */
final class Writes {
    private final Cluster cluster;
    private final Writer writer;
    private final Deleter deleter;

    Writes(Cluster cluster) {
        this.cluster = cluster;
        this.writer = new Writer(cluster);
        this.deleter = new Deleter(cluster);
    }

    Answer create(ApiCall call) {
        boolean dryRun = call.query().dryRun("CreateOptions");
        Decoded decoded =
                Decoder.object(call, kind(call.resource()), FieldValidation.of(call.query(), "CreateOptions"));
        Resource kept = cluster.catalogue().storage(call.resource());
        ObjectNode object = Conversion.convert(decoded.object(), call.resource(), kept);
        Written written = writer.create(kept, call.namespace(), object, Mode.of(call, dryRun));
        return answer(call, 201, written.object(), decoded.warnings());
    }

    Answer update(ApiCall call) {
        boolean dryRun = call.query().dryRun("UpdateOptions");
        Decoded decoded =
                Decoder.object(call, kind(call.resource()), FieldValidation.of(call.query(), "UpdateOptions"));
        requireName(call, decoded.object());
        Resource kept = cluster.catalogue().storage(call.resource());
        Mode mode = Mode.of(call, dryRun);
        boolean creates = kept.has(Trait.CREATED_BY_UPDATE)
                && call.subresource().isEmpty()
                && cluster.store().get(kept, call.namespace(), call.name()) == null;
        Written written = creates
                ? writer.create(kept, call.namespace(), converted(decoded, call, kept), mode)
                : writer.update(kept, call.namespace(), call.name(), mode, current -> converted(decoded, call, kept));
        return answer(call, written.created() ? 201 : 200, written.object(), decoded.warnings());
    }

    /** A copy of one's own, as often as one is needed. */
    private static ObjectNode converted(Decoded decoded, ApiCall call, Resource kept) {
        return (ObjectNode) JsonTree.copy(Conversion.convert(decoded.object(), call.resource(), kept));
    }

    static void requireName(ApiCall call, ObjectNode object) {
        ObjectNode metadata = Trees.metadata(object);
        String name = Trees.text(metadata, "name");
        if (name.isEmpty()) {
            metadata.put("name", call.name());
        } else if (!name.equals(call.name())) {
            throw ApiFailure.badRequest(
                    "the name of the object (" + name + ") does not match the name on the URL (" + call.name() + ")");
        }
    }

    Answer delete(ApiCall call) {
        Deleter.Options options = Deleter.options(call);
        Resource kept = cluster.catalogue().storage(call.resource());
        Deleter.Deleted deleted = deleter.delete(kept, call.namespace(), call.name(), options);
        int code = !deleted.gone() && options.acceptedOnly() ? 202 : 200;
        View view = View.of(call);
        if (deleted.gone() && !kept.has(Trait.RETURNED_WHEN_DELETED)) {
            return Answer.of(code, view.contentType(), view.bytes(Deleter.success(deleted.object())), List.of());
        }
        return answer(call, code, deleted.object(), List.of());
    }

    Answer deleteCollection(ApiCall call, Reads reads) {
        Deleter.Options options = Deleter.options(call);
        Resource kept = cluster.catalogue().storage(call.resource());
        Reads.Page page = reads.page(call);
        List<Stored> deleted = new ArrayList<>();
        page.objects().forEachRemaining(object -> {
            try {
                deleted.add(deleter.delete(kept, object.namespace(), object.name(), options)
                        .object());
            } catch (ApiFailure e) {
                // Whoever was faster has done what was to be done.
                if (e.code() != 404) {
                    throw e;
                }
            }
        });
        View view = View.of(call);
        return Answer.of(200, view.contentType(), view.bytes(view.list(page.metadata(), deleted)), List.of());
    }

    static Answer answer(ApiCall call, int code, Stored object, List<String> warnings) {
        View view = View.of(call);
        return Answer.of(code, view.contentType(), view.document(object), warnings);
    }

    static GroupVersionKind kind(Resource resource) {
        return new GroupVersionKind(resource.group(), resource.version(), resource.kind());
    }
}
