package io.coxswain.model.jackson;

import io.coxswain.model.KubeList;
import io.coxswain.model.codec.Codec;
import io.coxswain.model.codec.DecodeOptions;
import io.coxswain.model.codec.DecodingException;
import io.coxswain.model.codec.JsonReader;
import io.coxswain.model.codec.JsonWriter;
import io.coxswain.model.codec.StrictDecodingException;
import io.coxswain.model.codec.StrictDecodingException.Problem;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.ValueDeserializer;

/** Reads lists of a class that the mapper maps itself. */
final class MappedListDeserializer extends ValueDeserializer<KubeList<Object>> {
    private final JavaType itemType;

    MappedListDeserializer(JavaType itemType) {
        this.itemType = itemType;
    }

    @Override
    public KubeList<Object> deserialize(JsonParser in, DeserializationContext context) {
        byte[] json = Tokens.take(in);
        try {
            DecodeOptions options = CodecDeserializer.options(context);
            return KubeList.codec(new Items(context)).fromJson(json, 0, json.length, options);
        } catch (DecodingException e) {
            throw Failures.toJackson(e, in, KubeList.class);
        }
    }

    @Override
    public Class<?> handledType() {
        return KubeList.class;
    }

    private final class Items extends Codec<Object> {
        private final DeserializationContext context;

        Items(DeserializationContext context) {
            this.context = context;
        }

        @Override
        public Object read(JsonReader in) {
            return in.raw(this::map);
        }

        private Object map(byte[] json) {
            try (JsonParser item = Tokens.parser(context, json)) {
                Object value = context.readValue(item, itemType);
                if (value == null) {
                    throw new DecodingException("expected an object", "", 0);
                }
                return value;
            } catch (DecodingException e) {
                throw e;
            } catch (JacksonException e) {
                List<Problem> unknown = StrictMapping.problems(e);
                if (CodecDeserializer.options(context).strict() && !unknown.isEmpty()) {
                    throw new StrictDecodingException("", unknown);
                }
                throw Failures.toDecoding(e, itemType.getRawClass());
            } catch (RuntimeException e) {
                throw Failures.toDecoding(e, itemType.getRawClass());
            }
        }

        @Override
        public void write(JsonWriter out, Object value) {
            throw new UnsupportedOperationException("this only reads");
        }

        @Override
        public Object[] newArray(int length) {
            return new Object[length];
        }
    }
}
