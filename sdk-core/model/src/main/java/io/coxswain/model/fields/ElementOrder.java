package io.coxswain.model.fields;

import io.coxswain.model.Utf8Order;
import io.coxswain.model.fields.PathElement.Field;
import io.coxswain.model.fields.PathElement.Index;
import io.coxswain.model.fields.PathElement.Key;
import io.coxswain.model.fields.PathElement.Value;
import io.coxswain.model.tree.JsonTree;
import java.util.Iterator;
import java.util.Map.Entry;
import tools.jackson.databind.JsonNode;

/** The order in which sets are kept and written. */
final class ElementOrder {
    private ElementOrder() {}

    static int compare(PathElement left, PathElement right) {
        if (left instanceof Field a && right instanceof Field b) {
            return Utf8Order.INSTANCE.compare(a.name(), b.name());
        }
        if (left instanceof Key a && right instanceof Key b) {
            return compareKeys(a, b);
        }
        if (left instanceof Value a && right instanceof Value b) {
            return compareScalars(a.value(), b.value());
        }
        if (left instanceof Index a && right instanceof Index b) {
            return Integer.compare(a.index(), b.index());
        }
        return Integer.compare(rank(left), rank(right));
    }

    private static int rank(PathElement element) {
        if (element instanceof Field) {
            return 0;
        }
        return element instanceof Key ? 1 : element instanceof Value ? 2 : 3;
    }

    private static int compareKeys(Key a, Key b) {
        Iterator<Entry<String, JsonNode>> left = a.fields().entrySet().iterator();
        Iterator<Entry<String, JsonNode>> right = b.fields().entrySet().iterator();
        while (left.hasNext() && right.hasNext()) {
            int order = compareFields(left.next(), right.next());
            if (order != 0) {
                return order;
            }
        }
        return Boolean.compare(left.hasNext(), right.hasNext());
    }

    private static int compareFields(Entry<String, JsonNode> a, Entry<String, JsonNode> b) {
        int names = Utf8Order.INSTANCE.compare(a.getKey(), b.getKey());
        return names == 0 ? compareScalars(a.getValue(), b.getValue()) : names;
    }

    /** Numbers, strings, bools, null. */
    private static int compareScalars(JsonNode a, JsonNode b) {
        if (a.isNumber() && b.isNumber()) {
            return JsonTree.equal(a, b) ? 0 : a.decimalValue().compareTo(b.decimalValue());
        }
        if (a.isString() && b.isString()) {
            return Utf8Order.INSTANCE.compare(a.stringValue(), b.stringValue());
        }
        if (a.isBoolean() && b.isBoolean()) {
            return Boolean.compare(a.booleanValue(), b.booleanValue());
        }
        return Integer.compare(scalarRank(a), scalarRank(b));
    }

    private static int scalarRank(JsonNode scalar) {
        return switch (scalar.getNodeType()) {
            case NUMBER -> 0;
            case STRING -> 1;
            case BOOLEAN -> 2;
            default -> 3;
        };
    }
}
