package io.coxswain.model.jackson;

import io.coxswain.model.Json;
import io.coxswain.model.codec.Codec;
import io.coxswain.model.codec.DecodeOptions;
import io.coxswain.model.codec.DecodingException;
import io.coxswain.model.codec.Scalars;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.ValueDeserializer;

/** Reads what a codec reads. */
final class CodecDeserializer<T> extends ValueDeserializer<T> {
    private final Codec<T> codec;
    private final Class<?> type;

    CodecDeserializer(Codec<T> codec) {
        this.codec = codec;
        this.type = codec.newArray(0).getClass().getComponentType();
    }

    @Override
    @SuppressWarnings("unchecked")
    public T deserialize(JsonParser in, DeserializationContext context) {
        if (in.hasToken(JsonToken.VALUE_EMBEDDED_OBJECT) && type.isInstance(in.getEmbeddedObject())) {
            return (T) in.getEmbeddedObject();
        }
        byte[] json = Tokens.take(in);
        try {
            return codec.fromJson(json, 0, json.length, options(context));
        } catch (DecodingException e) {
            throw Failures.toJackson(e, in, type);
        }
    }

    /** Those of the codec that uses the mapper, if one does. */
    static DecodeOptions options(DeserializationContext context) {
        return context.getAttribute(DecodeOptions.class) instanceof DecodeOptions options
                ? options
                : DecodeOptions.DEFAULT;
    }

    @Override
    public Class<?> handledType() {
        return type;
    }

    /** JSON's null is a value where any JSON may stand. */
    @Override
    public @Nullable Object getNullValue(DeserializationContext context) {
        return codec == Scalars.JSON ? Json.of("null") : null;
    }

    @Override
    public @Nullable Object getAbsentValue(DeserializationContext context) {
        return null;
    }
}
