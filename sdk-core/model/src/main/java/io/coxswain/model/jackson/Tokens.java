package io.coxswain.model.jackson;

import java.io.ByteArrayOutputStream;
import java.util.function.Consumer;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.exc.StreamWriteException;
import tools.jackson.core.json.JsonFactory;

/**
 * Between Jackson's tokens, which may come from or go to a tree or another format, and JSON's bytes. Numbers keep their digits.
 */
final class Tokens {
    private static final JsonFactory FACTORY = JsonFactory.builder().build();

    private Tokens() {}

    /** The value at which a parser stands, which then stands at its end. */
    static byte[] take(JsonParser in) {
        return write(out -> {
            // Where an object told its Java class, Jackson has gone into it.
            if (in.hasToken(JsonToken.PROPERTY_NAME) || in.hasToken(JsonToken.END_OBJECT)) {
                out.writeStartObject();
                for (; !in.hasToken(JsonToken.END_OBJECT); in.nextToken()) {
                    out.copyCurrentStructureExact(in);
                }
                out.writeEndObject();
            } else {
                out.copyCurrentStructureExact(in);
            }
        });
    }

    /** What something writes, as compact JSON. */
    static byte[] write(Consumer<JsonGenerator> content) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JsonGenerator out = FACTORY.createGenerator(new Embedded(), bytes)) {
            content.accept(out);
        }
        return bytes.toByteArray();
    }

    /** At the first token of a document. */
    static JsonParser parser(ObjectReadContext context, byte[] json) {
        JsonParser in = FACTORY.createParser(context, json);
        in.nextToken();
        return in;
    }

    /** Writes a document as a value among others. */
    static void put(byte[] json, JsonGenerator out) {
        try (JsonParser in = parser(ObjectReadContext.empty(), json)) {
            out.copyCurrentStructureExact(in);
        }
    }

    /** Trees and other formats have bytes as they are. */
    private static final class Embedded extends ObjectWriteContext.Base {
        @Override
        public void writeValue(JsonGenerator out, Object value) {
            if (!(value instanceof byte[] bytes)) {
                throw new StreamWriteException(
                        out,
                        "JSON has no form for an embedded " + value.getClass().getName());
            }
            out.writeBinary(bytes);
        }
    }
}
