package io.coxswain.model.tree;

import io.coxswain.model.codec.DecodeOptions;
import io.coxswain.model.codec.DecodingException;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.exc.InputCoercionException;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Builds trees from Jackson's streaming parser; its mapper would cost a start-up that nothing here needs. */
final class TreeReader {
    private static final JsonFactory DEFAULT = factory(DecodeOptions.DEFAULT);
    private static final int MOST_DIGITS = 10_000;
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final JsonParser parser;
    private final @Nullable DuplicateFields duplicates;

    private TreeReader(JsonParser parser, boolean strict) {
        this.parser = parser;
        this.duplicates = strict ? new DuplicateFields() : null;
    }

    private static JsonFactory factory(DecodeOptions options) {
        return JsonFactory.builder()
                .streamReadConstraints(StreamReadConstraints.builder()
                        .maxNestingDepth(options.maxDepth())
                        .maxStringLength(options.maxStringBytes())
                        .maxNameLength(options.maxStringBytes())
                        .maxNumberLength(options.maxNumberLength())
                        .build())
                .build();
    }

    static JsonNode read(byte[] json, DecodeOptions options) {
        if (json.length > options.maxDocumentBytes()) {
            throw new DecodingException("a document larger than " + options.maxDocumentBytes() + " bytes", "", 0);
        }
        JsonFactory factory = options.equals(DecodeOptions.DEFAULT) ? DEFAULT : factory(options);
        try (JsonParser parser = factory.createParser(ObjectReadContext.empty(), json)) {
            TreeReader reader = new TreeReader(parser, options.strict());
            try {
                JsonNode document = reader.document();
                if (reader.duplicates != null) {
                    reader.duplicates.check();
                }
                return document;
            } catch (JacksonException e) {
                throw reader.malformed(e);
            }
        }
    }

    private JsonNode document() {
        JsonToken first = parser.nextToken();
        if (first == null) {
            throw failure("expected a JSON value");
        }
        JsonNode document = value(first);
        if (parser.nextToken() != null) {
            throw failure("more than one JSON value");
        }
        return document;
    }

    private JsonNode value(JsonToken token) {
        return switch (token) {
            case START_OBJECT -> object();
            case START_ARRAY -> array();
            case VALUE_STRING -> NODES.stringNode(parser.getString());
            case VALUE_NUMBER_INT -> integer();
            case VALUE_NUMBER_FLOAT -> fraction();
            case VALUE_TRUE -> NODES.booleanNode(true);
            case VALUE_FALSE -> NODES.booleanNode(false);
            case VALUE_NULL -> NODES.nullNode();
            default -> throw failure("malformed JSON");
        };
    }

    private JsonNode integer() {
        return switch (parser.getNumberType()) {
            case INT -> NODES.numberNode(parser.getIntValue());
            case LONG -> NODES.numberNode(parser.getLongValue());
            default -> NODES.numberNode(finite(parser.getBigIntegerValue()));
        };
    }

    private JsonNode fraction() {
        try {
            BigDecimal value = finite(parser.getDecimalValue());
            if (value.scale() <= MOST_DIGITS) {
                return NODES.numberNode(value);
            }
        } catch (NumberFormatException e) {
            // Its exponent is beyond all numbers.
            throw outOfRange();
        }
        throw outOfRange();
    }

    /** Kubernetes, too, refuses what no float can hold. */
    private <N extends Number> N finite(N number) {
        if (Double.isInfinite(number.doubleValue())) {
            throw outOfRange();
        }
        return number;
    }

    private DecodingException outOfRange() {
        return failure("number out of range");
    }

    private ObjectNode object() {
        ObjectNode object = NODES.objectNode();
        for (String name = parser.nextName(); name != null; name = parser.nextName()) {
            if (duplicates != null && object.has(name)) {
                duplicates.add(parser);
            }
            object.set(name, value(parser.nextToken()));
        }
        return object;
    }

    private ArrayNode array() {
        ArrayNode array = NODES.arrayNode();
        for (JsonToken token = parser.nextToken(); token != JsonToken.END_ARRAY; token = parser.nextToken()) {
            array.add(value(token));
        }
        return array;
    }

    private DecodingException failure(String problem) {
        return new DecodingException(
                problem, path(), parser.currentTokenLocation().getByteOffset());
    }

    /** Jackson's own words may quote the input, which may be secret. */
    private DecodingException malformed(JacksonException e) {
        String problem = "malformed JSON";
        if (e instanceof StreamConstraintsException) {
            problem = "over a limit: " + e.getOriginalMessage();
        } else if (e instanceof InputCoercionException) {
            problem = "number out of range";
        }
        return new DecodingException(problem, path(), parser.currentLocation().getByteOffset());
    }

    private String path() {
        return parser.streamReadContext().pathAsPointer().toString();
    }
}
