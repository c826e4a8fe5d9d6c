package io.coxswain.model.jackson;

import io.coxswain.model.KubeList;
import io.coxswain.model.codec.Codec;
import io.coxswain.model.codec.JsonReader;
import io.coxswain.model.codec.JsonWriter;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueSerializer;
import tools.jackson.databind.jsontype.TypeSerializer;

/** Writes lists; how an item is written, its own class tells. */
final class ListSerializer extends ValueSerializer<KubeList<Object>> {
    private final ModelCodecs codecs;

    ListSerializer(ModelCodecs codecs) {
        this.codecs = codecs;
    }

    @Override
    public void serialize(KubeList<Object> list, JsonGenerator out, SerializationContext context) {
        Tokens.put(json(list, context), out);
    }

    @Override
    public void serializeWithType(
            KubeList<Object> list, JsonGenerator out, SerializationContext context, TypeSerializer types) {
        CodecSerializer.withType(list, json(list, context), out, context, types);
    }

    private byte[] json(KubeList<Object> list, SerializationContext context) {
        return KubeList.codec(new Items(context)).toJson(list);
    }

    private final class Items extends Codec<Object> {
        private final SerializationContext context;

        Items(SerializationContext context) {
            this.context = context;
        }

        @Override
        @SuppressWarnings("unchecked")
        public void write(JsonWriter out, Object item) {
            Codec<Object> codec = (Codec<Object>) codecs.find(item.getClass());
            if (codec != null) {
                codec.write(out, item);
            } else {
                ValueSerializer<Object> mapped = context.findValueSerializer(item.getClass());
                out.raw(Tokens.write(json -> mapped.serialize(item, json, context)));
            }
        }

        @Override
        public Object read(JsonReader in) {
            throw new UnsupportedOperationException("this only writes");
        }

        @Override
        public Object[] newArray(int length) {
            return new Object[length];
        }
    }
}
