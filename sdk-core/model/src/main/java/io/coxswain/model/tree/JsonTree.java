package io.coxswain.model.tree;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.coxswain.model.codec.Codec;
import io.coxswain.model.codec.DecodeOptions;
import io.coxswain.model.codec.DecodingException;
import java.math.BigDecimal;
import java.util.Iterator;
import java.util.Map.Entry;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Objects as trees. Trees are mutable and belong to whoever made them; nothing in this library changes a tree that it was given,
 * or hands out one that it keeps.
 *
 * <p>A number keeps the digits that it was read with: {@code 1.10} stays that. No tree is read, written, copied or compared
 * beyond {@link #MAX_DEPTH} levels.
 *
 * <pre>{@code
 * JsonNode tree = JsonTree.of(Pod.CODEC, pod);
 * Pod same = JsonTree.to(Pod.CODEC, tree);
 * }</pre>
 */
public final class JsonTree {
    /** How deep objects and arrays may lie within one another. */
    public static final int MAX_DEPTH = 500;

    private static final BigDecimal MIN_LONG = BigDecimal.valueOf(Long.MIN_VALUE);
    private static final BigDecimal MAX_LONG = BigDecimal.valueOf(Long.MAX_VALUE);

    private JsonTree() {}

    /**
     * Reads one JSON document in UTF-8. Of a field that is there twice the last one counts.
     *
     * @throws DecodingException if it is not one well-formed document within the limits
     */
    public static JsonNode read(byte[] json) {
        return TreeReader.read(json, DecodeOptions.DEFAULT);
    }

    /**
     * Reads one JSON document in UTF-8 within other limits, or strictly: a field that is there twice is then refused.
     *
     * @throws DecodingException if it is not one well-formed document within the limits
     */
    public static JsonNode read(byte[] json, DecodeOptions options) {
        return TreeReader.read(json, options);
    }

    /**
     * Reads one JSON document.
     *
     * @throws DecodingException if it is not one well-formed document within the limits
     */
    public static JsonNode read(String json) {
        return read(json.getBytes(UTF_8));
    }

    /**
     * Writes a tree as compact JSON in UTF-8.
     *
     * @throws IllegalArgumentException if it is deeper than {@link #MAX_DEPTH}, or JSON has no form for one of its values
     */
    public static byte[] write(JsonNode tree) {
        return TreeWriter.write(tree);
    }

    /** A typed value as a tree, which is the caller's to change. */
    public static <T> JsonNode of(Codec<T> codec, T value) {
        return read(codec.toJson(value));
    }

    /**
     * A tree as a typed value.
     *
     * @throws DecodingException if it is not of that type
     */
    public static <T> T to(Codec<T> codec, JsonNode tree) {
        return codec.fromJson(write(tree));
    }

    /**
     * A copy that shares nothing mutable with the tree.
     *
     * @throws IllegalArgumentException if it is deeper than {@link #MAX_DEPTH}
     */
    public static JsonNode copy(JsonNode tree) {
        return copy(tree, 0);
    }

    private static JsonNode copy(JsonNode tree, int depth) {
        checkDepth(tree, depth);
        if (tree instanceof ObjectNode object) {
            ObjectNode copy = JsonNodeFactory.instance.objectNode();
            for (Entry<String, JsonNode> field : object.properties()) {
                copy.set(field.getKey(), copy(field.getValue(), depth + 1));
            }
            return copy;
        }
        if (tree instanceof ArrayNode array) {
            ArrayNode copy = JsonNodeFactory.instance.arrayNode(array.size());
            for (JsonNode element : array) {
                copy.add(copy(element, depth + 1));
            }
            return copy;
        }
        return tree;
    }

    /**
     * Whether both say the same: the order of fields does not count, and numbers are compared by value, so that {@code 1} and
     * {@code 1.0} are equal.
     *
     * @throws IllegalArgumentException if they are equal down to {@link #MAX_DEPTH} and deeper than that
     */
    public static boolean equal(JsonNode a, JsonNode b) {
        return equal(a, b, 0);
    }

    private static boolean equal(JsonNode a, JsonNode b, int depth) {
        checkDepth(a, depth);
        if (a.isObject() && b.isObject()) {
            return a.size() == b.size() && equalFields(a, b, depth);
        }
        if (a.isArray() && b.isArray()) {
            return a.size() == b.size() && equalElements(a, b, depth);
        }
        return !a.isContainer() && !b.isContainer() && scalar(a).equals(scalar(b));
    }

    private static boolean equalFields(JsonNode a, JsonNode b, int depth) {
        for (Entry<String, JsonNode> field : a.properties()) {
            JsonNode other = b.get(field.getKey());
            if (other == null || !equal(field.getValue(), other, depth + 1)) {
                return false;
            }
        }
        return true;
    }

    private static boolean equalElements(JsonNode a, JsonNode b, int depth) {
        Iterator<JsonNode> others = b.iterator();
        for (JsonNode element : a) {
            if (!equal(element, others.next(), depth + 1)) {
                return false;
            }
        }
        return true;
    }

    /**
     * A hash code by value: trees that are {@linkplain #equal equal} have the same.
     *
     * @throws IllegalArgumentException if it is deeper than {@link #MAX_DEPTH}
     */
    public static int hash(JsonNode tree) {
        return hash(tree, 0);
    }

    private static int hash(JsonNode tree, int depth) {
        checkDepth(tree, depth);
        int hash = tree.size();
        for (Entry<String, JsonNode> field : tree.properties()) {
            hash += field.getKey().hashCode() ^ hash(field.getValue(), depth + 1);
        }
        if (tree.isArray()) {
            for (JsonNode element : tree) {
                hash = 31 * hash + hash(element, depth + 1);
            }
        }
        return tree.isContainer() ? hash : scalar(tree).hashCode();
    }

    /**
     * What stands for a scalar in hash tables: equal if and only if the scalars are {@linkplain #equal equal}.
     *
     * @throws IllegalArgumentException if it is an object or array
     */
    public static Object scalar(JsonNode node) {
        return switch (node.getNodeType()) {
            case OBJECT, ARRAY -> throw new IllegalArgumentException("not a scalar, but an object or array");
            case STRING -> node.stringValue();
            case BOOLEAN -> node.booleanValue();
            case NUMBER -> number(node);
            default -> node;
        };
    }

    private static Object number(JsonNode node) {
        if (node.isIntegralNumber() && node.canConvertToLong()) {
            return node.longValue();
        }
        if ((node.isDouble() || node.isFloat()) && !Double.isFinite(node.doubleValue())) {
            return node.doubleValue();
        }
        BigDecimal value = node.decimalValue().stripTrailingZeros();
        boolean isLong = value.scale() <= 0 && value.compareTo(MIN_LONG) >= 0 && value.compareTo(MAX_LONG) <= 0;
        return isLong ? (Object) value.longValueExact() : value;
    }

    /**
     * Checks that a tree is not deeper than {@link #MAX_DEPTH}.
     *
     * @throws IllegalArgumentException if it is
     */
    public static void requireDepth(JsonNode tree) {
        requireDepth(tree, 0);
    }

    private static void requireDepth(JsonNode tree, int depth) {
        checkDepth(tree, depth);
        for (JsonNode child : tree) {
            requireDepth(child, depth + 1);
        }
    }

    /** @param depth how many objects and arrays lie around the node */
    static void checkDepth(JsonNode node, int depth) {
        if (depth >= MAX_DEPTH && node.isContainer()) {
            throw new IllegalArgumentException("nested deeper than " + MAX_DEPTH + " levels");
        }
    }
}
