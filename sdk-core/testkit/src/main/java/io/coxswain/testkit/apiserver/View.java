package io.coxswain.testkit.apiserver;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.coxswain.model.codec.ContentType;
import io.coxswain.model.tree.JsonTree;
import io.coxswain.model.yaml.Yaml;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** How a client sees objects: in the version that it asked for, as the representation and in the form that it wants. */
record View(Resource shown, Wish wish, Query query) {
    private static final String META = "meta.k8s.io/v1";

    static View of(ApiCall call) {
        return new View(call.resource(), call.wish(), call.query());
    }

    /** The same for a watch, of whose forms YAML is none. */
    static View ofWatch(ApiCall call) {
        if (call.wish().form() == ContentType.YAML) {
            throw ApiFailure.notAcceptable(
                    "application/json;stream=watch, application/vnd.kubernetes.protobuf;stream=watch");
        }
        return of(call);
    }

    /** As HTTP names what comes out. */
    String contentType() {
        return wish.form().mediaType();
    }

    String streamType() {
        return wish.form() == ContentType.PROTOBUF ? contentType() + ";stream=watch" : contentType();
    }

    /** The whole document of one object. */
    byte[] document(Stored object) {
        if (wish.isTable()) {
            return bytes(Tables.of(
                    shown,
                    List.of(object),
                    query,
                    object.metadata().path("resourceVersion").asString("")));
        }
        if (wish.isMetadata()) {
            return bytes(metadata(object, true));
        }
        return switch (wish.form()) {
            case JSON -> json(object);
            case YAML -> Yaml.fromJson(json(object)).getBytes(UTF_8);
            case PROTOBUF -> Protobuf.envelope(shown.apiVersion(), shown.kind(), message(object));
        };
    }

    /** A tree that is of no resource, such as a Status, in the client's form. */
    byte[] bytes(ObjectNode tree) {
        return bytes(wish.form(), tree);
    }

    static byte[] bytes(ContentType form, ObjectNode tree) {
        byte[] json = JsonTree.write(tree);
        return switch (form) {
            case JSON -> json;
            case YAML -> Yaml.fromJson(json).getBytes(UTF_8);
            case PROTOBUF -> Protobuf.document(json);
        };
    }

    /** Whether lists are sent from the bytes that are kept, and not made into a tree before. */
    boolean isPlain() {
        return wish.as().isEmpty() && wish.form() != ContentType.YAML;
    }

    byte[] json(Stored object) {
        return isKept(object) ? object.json() : JsonTree.write(converted(object));
    }

    byte[] message(Stored object) {
        return isKept(object) ? object.message() : Protobuf.message(json(object));
    }

    private boolean isKept(Stored object) {
        return object.resource().isSame(shown);
    }

    private ObjectNode converted(Stored object) {
        return Conversion.convert(object.tree(), object.resource(), shown);
    }

    /** A list in a form that is made of a tree. */
    ObjectNode list(ObjectNode metadata, List<Stored> objects) {
        if (wish.isTable()) {
            ObjectNode table = Tables.of(shown, objects, query, "");
            table.set("metadata", metadata);
            return table;
        }
        ObjectNode list = JsonNodeFactory.instance.objectNode();
        list.put("kind", wish.isMetadata() ? "PartialObjectMetadataList" : shown.kind() + "List");
        list.put("apiVersion", wish.isMetadata() ? META : shown.apiVersion());
        list.set("metadata", metadata);
        ArrayNode items = list.putArray("items");
        for (Stored object : objects) {
            items.add(wish.isMetadata() ? metadata(object, true) : item(object));
        }
        return list;
    }

    /** Items of lists do not say what they are, if the list says it. */
    private JsonNode item(Stored object) {
        ObjectNode tree = converted(object);
        if (!shown.isBuiltIn()) {
            return tree;
        }
        ObjectNode item = tree.objectNode();
        tree.properties().forEach(field -> {
            if (!field.getKey().equals("kind") && !field.getKey().equals("apiVersion")) {
                item.set(field.getKey(), field.getValue());
            }
        });
        return item;
    }

    private static ObjectNode metadata(Stored object, boolean named) {
        ObjectNode partial = JsonNodeFactory.instance.objectNode();
        if (named) {
            partial.put("kind", "PartialObjectMetadata");
            partial.put("apiVersion", META);
        }
        partial.set("metadata", object.metadata());
        return partial;
    }

    /** One event of a watch, with what parts it from the next. */
    byte[] event(Change.Type type, Stored object, boolean first) {
        if (wish.isTable()) {
            ObjectNode table = Tables.of(
                    shown,
                    List.of(object),
                    query,
                    object.metadata().path("resourceVersion").asString(""));
            if (!first) {
                table.remove("columnDefinitions");
                table.putNull("columnDefinitions");
            }
            return line(type.name(), JsonTree.write(table));
        }
        return event(type.name(), document(object));
    }

    /** A bookmark, which says how far the watch has come. */
    byte[] bookmark(long version, boolean initialEventsEnd) {
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        boolean partial = wish.isMetadata();
        object.put("kind", partial ? "PartialObjectMetadata" : shown.kind());
        object.put("apiVersion", partial ? META : shown.apiVersion());
        ObjectNode metadata = object.putObject("metadata");
        metadata.put("resourceVersion", Long.toString(version));
        if (initialEventsEnd) {
            metadata.putObject("annotations").put("k8s.io/initial-events-end", "true");
        }
        if (wish.isTable()) {
            return line("BOOKMARK", JsonTree.write(Tables.bookmark(object, Long.toString(version))));
        }
        return event("BOOKMARK", bytes(object));
    }

    byte[] error(ObjectNode status) {
        return event("ERROR", bytes(status));
    }

    private byte[] event(String type, byte[] document) {
        return wish.form() == ContentType.PROTOBUF ? Protobuf.event(type, document) : line(type, document);
    }

    private static byte[] line(String type, byte[] json) {
        byte[] head = ("{\"type\":\"" + type + "\",\"object\":").getBytes(UTF_8);
        byte[] line = new byte[head.length + json.length + 2];
        System.arraycopy(head, 0, line, 0, head.length);
        System.arraycopy(json, 0, line, head.length, json.length);
        line[line.length - 2] = '}';
        line[line.length - 1] = '\n';
        return line;
    }
}
