package io.coxswain.model.fields;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.coxswain.model.JsonPointer;
import io.coxswain.model.codec.DecodingException;
import io.coxswain.model.tree.JsonTree;
import java.util.Map.Entry;
import tools.jackson.databind.JsonNode;

/** FieldsV1: an object with a field for each path element, in it what lies in the element, and a point for the element itself. */
final class FieldSetJson {
    private static final String SELF = ".";

    private FieldSetJson() {}

    static FieldSet parse(byte[] json) {
        FieldSetBuilder set = new FieldSetBuilder();
        read(JsonTree.read(json), set, "");
        return set.build();
    }

    private static void read(JsonNode json, FieldSetBuilder set, String path) {
        if (!json.isObject() && !json.isNull()) {
            throw new DecodingException("expected an object", path, -1);
        }
        boolean leaf = true;
        for (Entry<String, JsonNode> field : json.properties()) {
            String name = field.getKey();
            if (name.equals(SELF)) {
                set.member();
            } else if (!ElementText.isUnknown(name)) {
                leaf = false;
                String at = JsonPointer.append(path, name);
                read(field.getValue(), set.child(element(name, at)), at);
            }
        }
        if (leaf && !path.isEmpty()) {
            set.member();
        }
    }

    private static PathElement element(String text, String path) {
        try {
            return ElementText.parse(text);
        } catch (IllegalArgumentException e) {
            throw new DecodingException(String.valueOf(e.getMessage()), path, -1);
        }
    }

    static byte[] write(FieldSet set) {
        StringBuilder out = new StringBuilder();
        write(out, set, false);
        return out.toString().getBytes(UTF_8);
    }

    private static void write(StringBuilder out, FieldSet set, boolean self) {
        out.append(self ? "{\".\":{}" : "{");
        boolean first = !self;
        for (FieldSet.Node node : set.nodes()) {
            out.append(first ? "" : ",");
            first = false;
            ElementText.quote(out, node.element().text(), false);
            out.append(':');
            write(out, node.children(), node.member() && !node.children().isEmpty());
        }
        out.append('}');
    }
}
