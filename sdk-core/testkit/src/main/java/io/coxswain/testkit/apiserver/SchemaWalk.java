package io.coxswain.testkit.apiserver;

import io.coxswain.model.Utf8Order;
import io.coxswain.model.schema.EnumType;
import io.coxswain.model.schema.FieldFacts;
import io.coxswain.model.schema.ListType;
import io.coxswain.model.schema.MapType;
import io.coxswain.model.schema.ScalarType;
import io.coxswain.model.schema.TypeFacts;
import io.coxswain.model.schema.ValueType;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Goes through an object as Go reads it and writes it again: what its type does not know is taken out and told, nulls count as
 * absent, a value of another type is refused in Go's words, zero values are left out or put in as Go does it.
 */
final class SchemaWalk {
    private final List<String> unknown = new ArrayList<>();

    /**
     * Takes out of an object what its type does not know.
     *
     * @return the paths of what was taken out, in order
     * @throws TypeMismatch if a value is of another type
     */
    static List<String> prune(TypeFacts type, ObjectNode object) {
        SchemaWalk walk = new SchemaWalk();
        walk.object(type, object, "", "");
        return walk.unknown;
    }

    /** A value that is not of the type of its field; the message is that of Go's reader. */
    static final class TypeMismatch extends RuntimeException {
        private static final long serialVersionUID = 1L;

        TypeMismatch(String message) {
            super(message, null, false, false);
        }
    }

    /**
     * @param path with the indexes of lists, as strict decoding tells it
     * @param plain without them, as Go's reader tells it
     */
    private void object(TypeFacts type, ObjectNode object, String path, String plain) {
        Iterator<Map.Entry<String, JsonNode>> fields = object.properties().iterator();
        while (fields.hasNext()) {
            Map.Entry<String, JsonNode> entry = fields.next();
            String name = entry.getKey();
            FieldFacts field = type.field(name);
            if (field == null) {
                unknown.add(join(path, name));
                fields.remove();
            } else if (entry.getValue().isNull()) {
                // What may be any JSON may be null; of all else null says nothing.
                if (!(field.type() instanceof ScalarType scalar && scalar == ScalarType.JSON)) {
                    fields.remove();
                }
            } else {
                Where where = new Where(type.name() + "." + join(plain, name), join(plain, name));
                value(field.type(), entry.getValue(), where, join(path, name));
                if (isOmitted(field, entry.getValue())) {
                    fields.remove();
                }
            }
        }
        complete(type, object);
    }

    /** An object in which nobody has set anything. Lists and maps that are always written are null in it. */
    static ObjectNode zero(@Nullable TypeFacts type) {
        ObjectNode zero = JsonNodeFactory.instance.objectNode();
        if (type != null) {
            zero(type, zero);
        }
        return zero;
    }

    private static void zero(TypeFacts type, ObjectNode object) {
        for (FieldFacts field : type.fields()) {
            if (field.always() && field.type() instanceof TypeFacts inner) {
                zero(inner, object.putObject(field.name()));
            } else if (field.always()) {
                object.putNull(field.name());
                putZero(object, field);
            }
        }
    }

    /** Adds what servers write though nobody has set it. */
    private static void complete(TypeFacts type, ObjectNode object) {
        for (FieldFacts field : type.fields()) {
            if (field.always() && !object.has(field.name())) {
                if (field.type() instanceof TypeFacts inner) {
                    complete(inner, object.putObject(field.name()));
                } else {
                    putZero(object, field);
                }
            }
        }
    }

    private static void putZero(ObjectNode object, FieldFacts field) {
        String name = field.name();
        if (field.type() instanceof EnumType) {
            object.put(name, "");
        } else if (field.type() instanceof ScalarType scalar) {
            putZero(object, name, scalar);
        }
    }

    private static void putZero(ObjectNode object, String name, ScalarType type) {
        switch (type) {
            case STRING -> object.put(name, "");
            case BOOL -> object.put(name, false);
            case INT32, INT64, DOUBLE -> object.put(name, 0);
            case DURATION -> object.put(name, "0s");
            case QUANTITY -> object.put(name, "0");
            default -> {
                // Go writes null for them, which says nothing.
            }
        }
    }

    /** The same object with null where Go writes it: for lists, maps and times that are always written, and nobody has set. */
    static ObjectNode withNulls(TypeFacts type, ObjectNode object) {
        ObjectNode whole = object.objectNode();
        for (FieldFacts field : type.fields()) {
            JsonNode value = object.get(field.name());
            if (value != null) {
                whole.set(field.name(), withNulls(field.type(), value));
            } else if (field.always()) {
                whole.putNull(field.name());
            }
        }
        return whole;
    }

    private static JsonNode withNulls(ValueType type, JsonNode value) {
        if (type instanceof TypeFacts facts && value instanceof ObjectNode object) {
            return withNulls(facts, object);
        }
        if (type instanceof ListType list && list.element() instanceof TypeFacts && value.isArray()) {
            ArrayNode elements = ((ArrayNode) value).arrayNode();
            value.forEach(element -> elements.add(withNulls(list.element(), element)));
            return elements;
        }
        if (type instanceof MapType map && map.value() instanceof TypeFacts && value.isObject()) {
            ObjectNode entries = ((ObjectNode) value).objectNode();
            value.properties().forEach(entry -> entries.set(entry.getKey(), withNulls(map.value(), entry.getValue())));
            return entries;
        }
        return value;
    }

    private static boolean isZero(JsonNode value) {
        return switch (value.getNodeType()) {
            case ARRAY -> value.isEmpty();
            case STRING -> value.stringValue().isEmpty();
            case BOOLEAN -> !value.booleanValue();
            case NUMBER -> value.doubleValue() == 0;
            default -> false;
        };
    }

    private static boolean isOmitted(FieldFacts field, JsonNode value) {
        boolean emptyMap = value.isObject() && value.isEmpty() && field.type() instanceof MapType;
        boolean scalar = field.type() instanceof ScalarType type && type.untyped();
        // What is always written is null when it is empty: the form in which it is kept does not tell the two apart.
        boolean emptyList = field.always() && value.isArray() && value.isEmpty();
        return !scalar && (emptyList || (field.omittedIfEmpty() && (emptyMap || isZero(value))));
    }

    /** @param field how Go names the field: its struct and its path */
    private record Where(String field, String plain) {}

    private void value(ValueType type, JsonNode value, Where where, String path) {
        if (value.isNull()) {
            return;
        }
        if (type instanceof TypeFacts facts) {
            require(value.isObject(), value, where, type);
            object(facts, (ObjectNode) value, path, where.plain());
        } else if (type instanceof ListType list) {
            require(value.isArray(), value, where, type);
            ArrayNode array = (ArrayNode) value;
            for (int i = 0; i < array.size(); i++) {
                value(list.element(), array.get(i), where, path + "[" + i + "]");
            }
        } else if (type instanceof MapType map) {
            require(value.isObject(), value, where, type);
            for (Map.Entry<String, JsonNode> entry : value.properties()) {
                value(map.value(), entry.getValue(), where, path + "." + entry.getKey());
            }
            sort((ObjectNode) value);
        } else if (type instanceof EnumType) {
            require(value.isString(), value, where, type);
        } else if (type instanceof ScalarType scalar) {
            scalar(scalar, value, where);
        }
    }

    /** Go writes the keys of maps in order. */
    private static void sort(ObjectNode map) {
        if (map.size() > 1) {
            Map<String, JsonNode> sorted = new TreeMap<>(Utf8Order.INSTANCE);
            map.properties().forEach(entry -> sorted.put(entry.getKey(), entry.getValue()));
            map.removeAll();
            sorted.forEach(map::set);
        }
    }

    private static void scalar(ScalarType type, JsonNode value, Where where) {
        switch (type) {
            case STRING, BYTES, TIME, MICRO_TIME, DURATION -> require(value.isString(), value, where, type);
            case BOOL -> require(value.isBoolean(), value, where, type);
            case INT32 -> require(value.canConvertToInt() && isWhole(value), value, where, type);
            case INT64 -> require(value.canConvertToLong() && isWhole(value), value, where, type);
            case DOUBLE -> require(value.isNumber(), value, where, type);
            case INT_OR_STRING ->
                require(
                        value.isString() || (value.canConvertToInt() && isWhole(value)),
                        value,
                        where,
                        ScalarType.INT32);
            case QUANTITY, RAW_EXTENSION, FIELDS_V1, JSON, SCHEMA_OR_BOOL, SCHEMA_OR_ARRAY, SCHEMA_OR_STRINGS -> {
                // Their own readers know.
            }
        }
    }

    private static boolean isWhole(JsonNode value) {
        return value.isIntegralNumber();
    }

    private static void require(boolean holds, JsonNode value, Where where, ValueType type) {
        if (!holds) {
            throw new TypeMismatch("json: cannot unmarshal " + kind(value, type) + " into Go struct field "
                    + where.field() + " of type " + goType(type));
        }
    }

    private static String kind(JsonNode value, ValueType type) {
        boolean integer = type == ScalarType.INT32 || type == ScalarType.INT64;
        return switch (value.getNodeType()) {
            case OBJECT -> "object";
            case ARRAY -> "array";
            case STRING -> "string";
            case BOOLEAN -> "bool";
            case NUMBER -> integer ? "number " + value : "number";
            default -> "null";
        };
    }

    private static String goType(ValueType type) {
        if (type instanceof TypeFacts facts) {
            String api = facts.fullName().substring(0, facts.fullName().lastIndexOf('.'));
            return api.substring(api.lastIndexOf('.') + 1) + "." + facts.name();
        }
        if (type instanceof ListType list) {
            return "[]" + goType(list.element());
        }
        if (type instanceof MapType map) {
            return "map[string]" + goType(map.value());
        }
        if (type instanceof EnumType named) {
            String[] parts = named.name().split("\\.", -1);
            return parts[parts.length - 2] + "." + parts[parts.length - 1];
        }
        return switch ((ScalarType) type) {
            case BOOL -> "bool";
            case INT32 -> "int32";
            case INT64 -> "int64";
            case DOUBLE -> "float64";
            case BYTES -> "[]uint8";
            default -> "string";
        };
    }

    private static String join(String path, String name) {
        return path.isEmpty() ? name : path + "." + name;
    }
}
