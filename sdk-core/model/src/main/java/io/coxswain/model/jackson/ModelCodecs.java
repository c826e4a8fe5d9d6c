package io.coxswain.model.jackson;

import io.coxswain.model.Bytes;
import io.coxswain.model.FieldsV1;
import io.coxswain.model.IntOrString;
import io.coxswain.model.Json;
import io.coxswain.model.KubeObject;
import io.coxswain.model.Quantity;
import io.coxswain.model.RawExtension;
import io.coxswain.model.codec.Codec;
import io.coxswain.model.codec.JsonReader;
import io.coxswain.model.codec.JsonWriter;
import io.coxswain.model.codec.KubeCodec;
import io.coxswain.model.codec.Scalars;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Finds the codec of a class, if it has one: Jackson asks once for each class that it meets. */
record ModelCodecs(KubeCodec kinds) {
    private static final Map<Class<?>, Codec<?>> VALUES = Map.of(
            Quantity.class, Scalars.QUANTITY,
            IntOrString.class, Scalars.INT_OR_STRING,
            Bytes.class, Scalars.BYTES,
            Json.class, Scalars.JSON,
            RawExtension.class, Scalars.RAW_EXTENSION,
            FieldsV1.class, new FieldsCodec());

    @Nullable
    Codec<?> find(Class<?> type) {
        if (type == KubeObject.class) {
            return kinds;
        }
        Codec<?> value = VALUES.get(type);
        Codec<?> codec = value != null ? value : Codec.forClass(type);
        // Which itself asks a mapper how to map the class.
        return codec instanceof JacksonCodec ? null : codec;
    }

    /** What reads or writes the items of a list: null where that is left to the mapping of their class. */
    @Nullable
    Codec<?> findItem(Class<?> type) {
        return type == Object.class ? kinds : find(type);
    }

    private static final class FieldsCodec extends Codec<FieldsV1> {

        @Override
        public FieldsV1 read(JsonReader in) {
            return Objects.requireNonNull(in.fieldsV1(), "Jackson takes nulls itself");
        }

        @Override
        public void write(JsonWriter out, FieldsV1 value) {
            out.raw(value.json());
        }

        @Override
        public FieldsV1[] newArray(int length) {
            return new FieldsV1[length];
        }
    }
}
