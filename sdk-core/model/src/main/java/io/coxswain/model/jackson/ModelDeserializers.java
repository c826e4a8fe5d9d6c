package io.coxswain.model.jackson;

import io.coxswain.model.KubeList;
import io.coxswain.model.codec.Codec;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.BeanDescription;
import tools.jackson.databind.DeserializationConfig;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.deser.Deserializers;

/** Deserializers for what has a codec. */
record ModelDeserializers(ModelCodecs codecs) implements Deserializers {

    @Override
    public @Nullable ValueDeserializer<?> findBeanDeserializer(
            JavaType type, DeserializationConfig config, BeanDescription.@Nullable Supplier description) {
        if (type.hasRawClass(KubeList.class)) {
            JavaType item = type.containedTypeOrUnknown(0);
            Codec<?> codec = codecs.findItem(item.getRawClass());
            return codec == null ? new MappedListDeserializer(item) : new CodecDeserializer<>(KubeList.codec(codec));
        }
        Codec<?> codec = codecs.find(type.getRawClass());
        return codec == null ? null : new CodecDeserializer<>(codec);
    }

    @Override
    public boolean hasDeserializerFor(DeserializationConfig config, Class<?> type) {
        return type == KubeList.class || codecs.find(type) != null;
    }
}
