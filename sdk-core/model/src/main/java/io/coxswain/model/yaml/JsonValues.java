package io.coxswain.model.yaml;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.coxswain.model.codec.DecodingException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;

/** Reads one JSON document into values, numbers as they are written. */
final class JsonValues {
    private final Place place;
    private final byte[] json;
    private final YamlOptions options;
    private final JsonParser parser;
    private int nodes;

    private JsonValues(Place place, byte[] json, YamlOptions options, JsonParser parser) {
        this.place = place;
        this.json = json;
        this.options = options;
        this.parser = parser;
    }

    /** @throws DecodingException if the bytes are not one well-formed document within the limits */
    static Value of(byte[] json, Place place, YamlOptions options) {
        if (json.length > options.maxDocumentBytes()) {
            throw place.failure("a document larger than " + options.maxDocumentBytes() + " bytes");
        }
        check(json, place);
        StreamReadConstraints limits = StreamReadConstraints.builder()
                .maxNestingDepth(options.maxDepth())
                .maxStringLength(options.maxStringLength())
                .maxNameLength(options.maxStringLength())
                .build();
        JsonFactory factory =
                JsonFactory.builder().streamReadConstraints(limits).build();
        try (JsonParser parser = factory.createParser(ObjectReadContext.empty(), json)) {
            return new JsonValues(place, json, options, parser).document();
        }
    }

    /** Jackson is not strict with UTF-8, and takes what holds NUL for UTF-16. */
    private static void check(byte[] json, Place place) {
        for (byte b : json) {
            if (b == 0) {
                throw place.failure("control character");
            }
        }
        try {
            UTF_8.newDecoder().decode(ByteBuffer.wrap(json));
        } catch (CharacterCodingException e) {
            DecodingException failure = place.failure("not UTF-8");
            failure.initCause(e);
            throw failure;
        }
    }

    private Value document() {
        try {
            if (parser.nextToken() == null) {
                throw failure("empty document");
            }
            Value value = value();
            if (parser.nextToken() != null) {
                throw failure("expected the end of the document");
            }
            return value;
        } catch (JacksonException e) {
            // Its message may quote the document.
            throw failure("JSON that is malformed or beyond the limits");
        }
    }

    private Value value() {
        if (++nodes > options.maxNodes()) {
            throw failure("more than " + options.maxNodes() + " values in a document");
        }
        return switch (parser.currentToken()) {
            case START_OBJECT -> fields();
            case START_ARRAY -> items();
            case VALUE_STRING -> new Value.Text(wellFormed(parser.getString()));
            default -> new Value.Literal(parser.getString());
        };
    }

    private Value fields() {
        Map<String, Value> fields = new LinkedHashMap<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = wellFormed(parser.currentName());
            parser.nextToken();
            if (fields.put(name, value()) != null && options.strict()) {
                throw failure("a field that is set twice");
            }
        }
        return new Value.Fields(fields);
    }

    private Value items() {
        List<Value> items = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            items.add(value());
        }
        return new Value.Items(items);
    }

    private String wellFormed(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isSurrogate(c)) {
                boolean pair = i + 1 < text.length() && Character.isSurrogatePair(c, text.charAt(i + 1));
                if (!pair) {
                    throw failure("an escape that is no Unicode character");
                }
                i++;
            }
        }
        return text;
    }

    private DecodingException failure(String problem) {
        String path = parser.streamReadContext().pathAsPointer(false).toString();
        long offset = parser.currentTokenLocation().getByteOffset();
        String before = new String(json, 0, (int) Math.max(0, Math.min(offset, json.length)), UTF_8);
        int lines = (int) before.chars().filter(c -> c == '\n').count();
        int column = before.codePointCount(before.lastIndexOf('\n') + 1, before.length()) + 1;
        return place.failure(problem, path, place.line() + lines, column, place.offset() + Math.max(0, offset));
    }
}
