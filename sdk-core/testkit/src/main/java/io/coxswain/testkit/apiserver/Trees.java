package io.coxswain.testkit.apiserver;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What is done to trees of objects again and again. */
final class Trees {
    private Trees() {}

    static ObjectNode metadata(ObjectNode object) {
        return object(object, "metadata");
    }

    /** The object of a field, which is made if it is not there. */
    static ObjectNode object(ObjectNode in, String field) {
        return in.get(field) instanceof ObjectNode there ? there : in.putObject(field);
    }

    static String text(JsonNode in, String field) {
        return in.path(field).asString("");
    }

    static void putIfAbsent(ObjectNode in, String field, String value) {
        if (!in.has(field)) {
            in.put(field, value);
        }
    }

    static void putIfAbsent(ObjectNode in, String field, long value) {
        if (!in.has(field)) {
            in.put(field, value);
        }
    }

    static void putIfAbsent(ObjectNode in, String field, boolean value) {
        if (!in.has(field)) {
            in.put(field, value);
        }
    }

    /** Gives a field the value that it has in another object, or takes it away. */
    static void take(ObjectNode to, JsonNode from, String field) {
        JsonNode value = from.get(field);
        if (value == null) {
            to.remove(field);
        } else {
            to.set(field, value);
        }
    }

    static List<String> strings(JsonNode array) {
        List<String> strings = new ArrayList<>();
        array.forEach(element -> strings.add(element.asString("")));
        return strings;
    }

    static void setStrings(ObjectNode in, String field, List<String> values) {
        if (values.isEmpty()) {
            in.remove(field);
            return;
        }
        ArrayNode array = in.putArray(field);
        values.forEach(array::add);
    }
}
