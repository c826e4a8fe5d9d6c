package io.coxswain.testkit.apiserver;

import io.coxswain.model.codec.DecodingException;
import io.coxswain.model.fields.FieldPath;
import io.coxswain.model.fields.FieldSet;
import io.coxswain.model.fields.PathElement;
import io.coxswain.model.tree.JsonTree;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Keeps metadata.managedFields: who wrote which field. */
final class FieldOwners {
    private static final String ENTRIES = "managedFields";
    private static final List<String> NOT_OWNED = List.of(
            "name",
            "namespace",
            "uid",
            "resourceVersion",
            "generation",
            "creationTimestamp",
            "selfLink",
            ENTRIES,
            "deletionTimestamp",
            "deletionGracePeriodSeconds");

    private FieldOwners() {}

    /**
     * Who writes, and where.
     *
     * @param subresource empty for the object itself
     */
    record Writer(String manager, String apiVersion, String subresource, String time) {}

    /**
     * Tells in an object who wrote what in it.
     *
     * @param before null if the object is new
     * @param after is changed
     */
    static void update(Resource resource, @Nullable ObjectNode before, ObjectNode after, Writer writer) {
        ObjectNode metadata = Trees.metadata(after);
        List<ObjectNode> entries = entries(before, metadata.path(ENTRIES));
        ObjectNode base = before == null ? SchemaWalk.zero(resource.type()) : before;
        FieldSet old = owned(resource, base);
        FieldSet now = owned(resource, after);
        if (before == null || !equal(before, after)) {
            FieldSet added = now.difference(old);
            FieldSet written = added.union(containers(added, base)).union(changed(old.intersection(now), base, after));
            entries = changed(entries, written, after, writer);
        }
        if (entries.isEmpty()) {
            metadata.remove(ENTRIES);
        } else {
            ArrayNode array = metadata.putArray(ENTRIES);
            entries.forEach(array::add);
        }
    }

    /** What the object says itself counts, so that a client may change it, or throw all of it away by an empty entry. */
    private static List<ObjectNode> entries(@Nullable ObjectNode before, JsonNode given) {
        if (given.size() == 1 && given.get(0).isEmpty()) {
            return List.of();
        }
        JsonNode source =
                given.isEmpty() && before != null ? before.path("metadata").path(ENTRIES) : given;
        List<ObjectNode> entries = new ArrayList<>();
        for (JsonNode entry : source) {
            entries.add((ObjectNode) entry);
        }
        return entries;
    }

    private static List<ObjectNode> changed(
            List<ObjectNode> entries, FieldSet written, ObjectNode after, Writer writer) {
        List<ObjectNode> changed = new ArrayList<>();
        FieldSet mine = FieldSet.empty();
        ObjectNode own = null;
        for (ObjectNode entry : entries) {
            FieldSet fields = fields(entry);
            if (isOf(entry, writer)) {
                mine = fields;
                own = entry;
                changed.add(entry);
            } else {
                boolean updates = Trees.text(entry, "operation").equals("Update");
                FieldSet left = present(updates ? fields.difference(written) : fields, after);
                if (!left.isEmpty()) {
                    changed.add(left.equals(fields) ? entry : with(entry, left));
                }
            }
        }
        FieldSet all = present(mine.union(written), after);
        if (own != null && !all.equals(mine)) {
            changed.remove(own);
        }
        if (!all.isEmpty() && (own == null || !all.equals(mine))) {
            changed.add(entry(writer, all));
        }
        return changed;
    }

    /** What of a set is still there. */
    private static FieldSet present(FieldSet fields, ObjectNode object) {
        List<FieldPath> paths = fields.paths();
        List<FieldPath> present =
                paths.stream().filter(path -> !at(object, path).isMissingNode()).toList();
        return present.size() == paths.size() ? fields : FieldSet.of(present);
    }

    private static boolean isOf(JsonNode entry, Writer writer) {
        return Trees.text(entry, "manager").equals(writer.manager())
                && Trees.text(entry, "operation").equals("Update")
                && Trees.text(entry, "apiVersion").equals(writer.apiVersion())
                && Trees.text(entry, "subresource").equals(writer.subresource());
    }

    private static ObjectNode entry(Writer writer, FieldSet fields) {
        ObjectNode entry = JsonNodeFactory.instance.objectNode();
        entry.put("manager", writer.manager());
        entry.put("operation", "Update");
        entry.put("apiVersion", writer.apiVersion());
        entry.put("time", writer.time());
        entry.put("fieldsType", "FieldsV1");
        entry.set("fieldsV1", JsonTree.read(fields.toJson()));
        if (!writer.subresource().isEmpty()) {
            entry.put("subresource", writer.subresource());
        }
        return entry;
    }

    private static ObjectNode with(ObjectNode entry, FieldSet fields) {
        ObjectNode changed = entry.objectNode();
        entry.properties().forEach(field -> changed.set(field.getKey(), field.getValue()));
        changed.set("fieldsV1", JsonTree.read(fields.toJson()));
        return changed;
    }

    private static FieldSet fields(JsonNode entry) {
        JsonNode fields = entry.path("fieldsV1");
        try {
            return fields.isMissingNode() ? FieldSet.empty() : FieldSet.parse(JsonTree.write(fields));
        } catch (DecodingException e) {
            throw ApiFailure.badRequest("metadata.managedFields: " + e.getMessage());
        }
    }

    /** All fields of an object that somebody may own. */
    private static FieldSet owned(Resource resource, ObjectNode object) {
        ObjectNode stripped = object.objectNode();
        object.properties().forEach(field -> {
            if (!field.getKey().equals("apiVersion") && !field.getKey().equals("kind")) {
                stripped.set(field.getKey(), field.getValue());
            }
        });
        ObjectNode metadata = object.objectNode();
        object.path("metadata").properties().forEach(field -> {
            if (!NOT_OWNED.contains(field.getKey())) {
                metadata.set(field.getKey(), field.getValue());
            }
        });
        stripped.set("metadata", metadata);
        if (metadata.isEmpty()) {
            stripped.remove("metadata");
        }
        try {
            return FieldSet.of(resource.type(), stripped);
        } catch (IllegalArgumentException e) {
            // A list whose elements cannot be told from one another is owned by nobody, as on a real server.
            return FieldSet.empty();
        }
    }

    private static boolean equal(ObjectNode before, ObjectNode after) {
        return JsonTree.equal(before, after);
    }

    /** Of the fields that are in both, those whose values differ. */
    private static FieldSet changed(FieldSet both, ObjectNode before, ObjectNode after) {
        List<FieldPath> changed = new ArrayList<>();
        for (FieldPath path : both.leaves().paths()) {
            if (!JsonTree.equal(at(before, path), at(after, path))) {
                changed.add(path);
            }
        }
        return FieldSet.of(changed);
    }

    /** The objects and lists that hold what was added and were not there before it. */
    private static FieldSet containers(FieldSet added, JsonNode before) {
        Set<FieldPath> found = new HashSet<>();
        Set<FieldPath> seen = new HashSet<>();
        for (FieldPath path : added.paths()) {
            for (int length = path.elements().size() - 1; length > 0; length--) {
                FieldPath holder = new FieldPath(path.elements().subList(0, length));
                if (!seen.add(holder)) {
                    break;
                }
                if (at(before, holder).isMissingNode()) {
                    found.add(holder);
                }
            }
        }
        return FieldSet.of(found);
    }

    private static JsonNode at(JsonNode object, FieldPath path) {
        JsonNode value = object;
        for (PathElement element : path.elements()) {
            value = within(value, element);
        }
        return value;
    }

    private static JsonNode within(JsonNode value, PathElement element) {
        if (element instanceof PathElement.Field field) {
            return value.path(field.name());
        }
        if (element instanceof PathElement.Index index) {
            return value.path(index.index());
        }
        for (JsonNode candidate : value) {
            boolean found = element instanceof PathElement.Key key
                    ? key.fields().entrySet().stream()
                            .allMatch(field -> JsonTree.equal(candidate.path(field.getKey()), field.getValue()))
                    : element instanceof PathElement.Value member && JsonTree.equal(candidate, member.value());
            if (found) {
                return candidate;
            }
        }
        return value.path("");
    }
}
