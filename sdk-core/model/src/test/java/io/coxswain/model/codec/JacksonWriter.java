package io.coxswain.model.codec;

import io.coxswain.model.GoFloat;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonEncoding;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.util.ByteArrayBuilder;

/** The same by Jackson's streaming generator: what the writer of our own is held to. */
final class JacksonWriter extends JsonWriter {
    private final JsonGenerator generator;
    private final ByteArrayBuilder bytes;

    private JacksonWriter(JsonGenerator generator, ByteArrayBuilder bytes) {
        this.generator = generator;
        this.bytes = bytes;
    }

    static <T> byte[] encode(Codec<T> codec, T value) {
        ByteArrayBuilder bytes = new ByteArrayBuilder(2_048);
        try (JsonGenerator generator =
                JacksonReader.FACTORY.createGenerator(ObjectWriteContext.empty(), bytes, JsonEncoding.UTF8)) {
            codec.write(new JacksonWriter(generator, bytes), value);
        }
        return bytes.toByteArray();
    }

    @Override
    public void beginObject() {
        generator.writeStartObject();
    }

    @Override
    public void endObject(@Nullable UnknownFields unknown) {
        if (unknown != null) {
            for (UnknownFields.Kept field : unknown.json()) {
                generator.writeName(field.name);
                raw(field.value);
            }
        }
        generator.writeEndObject();
    }

    @Override
    public void beginList() {
        generator.writeStartArray();
    }

    @Override
    public void endList() {
        generator.writeEndArray();
    }

    @Override
    public void value(String value) {
        generator.writeString(value);
    }

    @Override
    public void value(boolean value) {
        generator.writeBoolean(value);
    }

    @Override
    public void value(long value) {
        generator.writeNumber(value);
    }

    @Override
    public void value(double value) {
        generator.writeNumber(GoFloat.json(value));
    }

    @Override
    public void nullValue() {
        generator.writeNull();
    }

    @Override
    public void raw(byte[] json) {
        // The empty raw value makes the generator write what goes before a value; the bytes then need no detour by way
        // of chars.
        generator.writeRawValue("");
        generator.flush();
        bytes.write(json);
    }

    @Override
    void name(FieldNames names, int field) {
        generator.writeName(names.name(field));
    }

    @Override
    void name(String key) {
        generator.writeName(key);
    }

    @Override
    public <E> void lazyList(FieldNames names, int field, @Nullable LazyList<E> value, Codec<E> codec) {
        if (value == null) {
            return;
        }
        byte[] json = value.json();
        if (json == null) {
            list(names, field, value.elements().toArray(codec.newArray(0)), codec);
        } else {
            name(names, field);
            raw(json);
        }
    }
}
