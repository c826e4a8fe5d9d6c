package io.coxswain.model.jackson;

import com.fasterxml.jackson.annotation.JsonFormat;
import io.coxswain.model.KubeList;
import io.coxswain.model.codec.Codec;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.BeanDescription;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.SerializationConfig;
import tools.jackson.databind.ValueSerializer;
import tools.jackson.databind.ser.Serializers;

/** Serializers for what has a codec. */
record ModelSerializers(ModelCodecs codecs) implements Serializers {

    @Override
    public @Nullable ValueSerializer<?> findSerializer(
            SerializationConfig config,
            JavaType type,
            BeanDescription.@Nullable Supplier description,
            JsonFormat.@Nullable Value format) {
        if (type.hasRawClass(KubeList.class)) {
            return new ListSerializer(codecs);
        }
        Codec<?> codec = codecs.find(type.getRawClass());
        return codec == null ? null : new CodecSerializer<>(codec);
    }
}
