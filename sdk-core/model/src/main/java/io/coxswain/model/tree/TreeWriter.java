package io.coxswain.model.tree;

import io.coxswain.model.GoFloat;
import java.io.ByteArrayOutputStream;
import java.util.Map.Entry;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;

/** Writes trees by Jackson's generator. */
final class TreeWriter {
    private static final JsonFactory FACTORY = JsonFactory.builder().build();

    private TreeWriter() {}

    static byte[] write(JsonNode tree) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (JsonGenerator json = FACTORY.createGenerator(ObjectWriteContext.empty(), out)) {
            write(json, tree, 0);
        }
        return out.toByteArray();
    }

    private static void write(JsonGenerator json, JsonNode node, int depth) {
        JsonTree.checkDepth(node, depth);
        switch (node.getNodeType()) {
            case OBJECT -> {
                json.writeStartObject();
                for (Entry<String, JsonNode> field : node.properties()) {
                    json.writeName(field.getKey());
                    write(json, field.getValue(), depth + 1);
                }
                json.writeEndObject();
            }
            case ARRAY -> {
                json.writeStartArray();
                for (JsonNode element : node) {
                    write(json, element, depth + 1);
                }
                json.writeEndArray();
            }
            case STRING -> json.writeString(node.stringValue());
            case BOOLEAN -> json.writeBoolean(node.booleanValue());
            case NUMBER -> number(json, node);
            case NULL -> json.writeNull();
            default -> throw new IllegalArgumentException("JSON has no form for a " + node.getNodeType() + " node");
        }
    }

    private static void number(JsonGenerator json, JsonNode node) {
        if (node.isIntegralNumber() && node.canConvertToLong()) {
            json.writeNumber(node.longValue());
        } else if (node.isIntegralNumber()) {
            json.writeNumber(node.bigIntegerValue());
        } else if (node.isBigDecimal()) {
            json.writeNumber(node.decimalValue());
        } else if (node.isDouble()) {
            json.writeNumber(GoFloat.json(node.doubleValue()));
        } else if (Double.isFinite(node.doubleValue())) {
            json.writeNumber(node.decimalValue());
        } else {
            throw new IllegalArgumentException("JSON has no number that is not finite");
        }
    }
}
