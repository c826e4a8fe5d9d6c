package io.coxswain.model.jackson;

import io.coxswain.model.codec.Codec;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.type.WritableTypeId;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueSerializer;
import tools.jackson.databind.jsontype.TypeSerializer;

/** Writes what a codec writes, token by token: so it is indented, or becomes a tree, as all around it does. */
final class CodecSerializer<T> extends ValueSerializer<T> {
    private final Codec<T> codec;

    CodecSerializer(Codec<T> codec) {
        this.codec = codec;
    }

    @Override
    public void serialize(T value, JsonGenerator out, SerializationContext context) {
        Tokens.put(codec.toJson(value), out);
    }

    @Override
    public void serializeWithType(T value, JsonGenerator out, SerializationContext context, TypeSerializer types) {
        withType(value, codec.toJson(value), out, context, types);
    }

    /** The name of the Java class goes into an object, or around any other value. */
    static void withType(
            Object value, byte[] json, JsonGenerator out, SerializationContext context, TypeSerializer types) {
        try (JsonParser in = Tokens.parser(ObjectReadContext.empty(), json)) {
            JsonToken first = in.currentToken();
            WritableTypeId type = types.writeTypePrefix(out, context, types.typeId(value, first));
            if (first == JsonToken.START_OBJECT || first == JsonToken.START_ARRAY) {
                while (!in.nextToken().isStructEnd()) {
                    out.copyCurrentStructureExact(in);
                }
            } else {
                out.copyCurrentEventExact(in);
            }
            types.writeTypeSuffix(out, context, type);
        }
    }
}
