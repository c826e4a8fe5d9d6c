package io.coxswain.model.codec;

import io.coxswain.model.Bytes;
import io.coxswain.model.IntOrString;
import io.coxswain.model.Json;
import io.coxswain.model.KubeTime;
import io.coxswain.model.Quantity;
import io.coxswain.model.RawExtension;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Codecs of values that are not objects, for the elements of lists and maps.
 *
 * <p>Classes rather than lambdas: the first lambda of a program costs it tens of milliseconds.
 */
public final class Scalars {

    /** Strings. */
    public static final Codec<String> STRING = new Scalar<>() {
        @Override
        @Nullable
        String take(JsonReader in) {
            return in.string();
        }

        @Override
        public void write(JsonWriter out, String value) {
            out.value(value);
        }

        @Override
        public String[] newArray(int length) {
            return new String[length];
        }

        @Override
        @Nullable
        String take(ProtoReader in) {
            return in.string();
        }

        @Override
        void writeField(ProtoWriter out, int field, String value) {
            out.string(field, value);
        }

        @Override
        String zero() {
            return "";
        }
    };

    /** Strings that hardly repeat. */
    public static final Codec<String> UNIQUE_STRING = new Scalar<>() {
        @Override
        @Nullable
        String take(JsonReader in) {
            return in.uniqueString();
        }

        @Override
        public void write(JsonWriter out, String value) {
            out.value(value);
        }

        @Override
        public String[] newArray(int length) {
            return new String[length];
        }

        @Override
        @Nullable
        String take(ProtoReader in) {
            return in.uniqueString();
        }

        @Override
        void writeField(ProtoWriter out, int field, String value) {
            out.string(field, value);
        }

        @Override
        String zero() {
            return "";
        }
    };

    /** Booleans. */
    public static final Codec<Boolean> BOOL = new Scalar<>() {
        @Override
        @Nullable
        Boolean take(JsonReader in) {
            return in.bool();
        }

        @Override
        public void write(JsonWriter out, Boolean value) {
            out.value(value);
        }

        @Override
        public Boolean[] newArray(int length) {
            return new Boolean[length];
        }

        @Override
        @Nullable
        Boolean take(ProtoReader in) {
            return in.bool();
        }

        @Override
        void writeField(ProtoWriter out, int field, Boolean value) {
            out.bool(field, value);
        }

        @Override
        boolean isNumeric() {
            return true;
        }

        @Override
        Boolean readPacked(ProtoReader in) {
            return in.packedInt64() != 0;
        }

        @Override
        Boolean zero() {
            return Boolean.FALSE;
        }
    };

    /** Numbers of 32 bits. */
    public static final Codec<Integer> INT32 = new Scalar<>() {
        @Override
        @Nullable
        Integer take(JsonReader in) {
            return in.int32();
        }

        @Override
        public void write(JsonWriter out, Integer value) {
            out.value(value);
        }

        @Override
        public Integer[] newArray(int length) {
            return new Integer[length];
        }

        @Override
        @Nullable
        Integer take(ProtoReader in) {
            return in.int32();
        }

        @Override
        void writeField(ProtoWriter out, int field, Integer value) {
            out.int32(field, value);
        }

        @Override
        boolean isNumeric() {
            return true;
        }

        @Override
        Integer readPacked(ProtoReader in) {
            return in.packedInt32();
        }

        @Override
        Integer zero() {
            return 0;
        }
    };

    /** Numbers of 64 bits. */
    public static final Codec<Long> INT64 = new Scalar<>() {
        @Override
        @Nullable
        Long take(JsonReader in) {
            return in.int64();
        }

        @Override
        public void write(JsonWriter out, Long value) {
            out.value(value);
        }

        @Override
        public Long[] newArray(int length) {
            return new Long[length];
        }

        @Override
        @Nullable
        Long take(ProtoReader in) {
            return in.int64();
        }

        @Override
        void writeField(ProtoWriter out, int field, Long value) {
            out.int64(field, value);
        }

        @Override
        boolean isNumeric() {
            return true;
        }

        @Override
        Long readPacked(ProtoReader in) {
            return in.packedInt64();
        }

        @Override
        Long zero() {
            return 0L;
        }
    };

    /** Numbers of double precision. */
    public static final Codec<Double> NUMBER = new Scalar<>() {
        @Override
        @Nullable
        Double take(JsonReader in) {
            return in.number();
        }

        @Override
        public void write(JsonWriter out, Double value) {
            out.value(value);
        }

        @Override
        public Double[] newArray(int length) {
            return new Double[length];
        }

        @Override
        @Nullable
        Double take(ProtoReader in) {
            return in.number();
        }

        @Override
        void writeField(ProtoWriter out, int field, Double value) {
            out.number(field, value);
        }

        @Override
        Double zero() {
            return 0.0;
        }
    };

    /** Bytes. */
    public static final Codec<Bytes> BYTES = new Scalar<>() {
        @Override
        @Nullable
        Bytes take(JsonReader in) {
            return in.bytes();
        }

        @Override
        public void write(JsonWriter out, Bytes value) {
            out.value(value.base64());
        }

        @Override
        public Bytes[] newArray(int length) {
            return new Bytes[length];
        }

        @Override
        @Nullable
        Bytes take(ProtoReader in) {
            return in.bytes();
        }

        @Override
        void writeField(ProtoWriter out, int field, Bytes value) {
            out.bytes(field, value);
        }

        @Override
        Bytes zero() {
            return Bytes.EMPTY;
        }
    };

    /** Times of seconds. */
    public static final Codec<Instant> TIME = new Scalar<>() {
        @Override
        @Nullable
        Instant take(JsonReader in) {
            return Values.ofSeconds(in.time());
        }

        @Override
        public void write(JsonWriter out, Instant value) {
            out.value(KubeTime.formatTime(value.getEpochSecond()));
        }

        @Override
        public Instant[] newArray(int length) {
            return new Instant[length];
        }

        @Override
        @Nullable
        Instant take(ProtoReader in) {
            return Values.ofSeconds(in.time());
        }

        @Override
        void writeField(ProtoWriter out, int field, Instant value) {
            out.time(field, value.getEpochSecond());
        }
    };

    /** Quantities. */
    public static final Codec<Quantity> QUANTITY = new Scalar<>() {
        @Override
        @Nullable
        Quantity take(JsonReader in) {
            return in.quantity();
        }

        @Override
        public void write(JsonWriter out, Quantity value) {
            out.value(value.text());
        }

        @Override
        public Quantity[] newArray(int length) {
            return new Quantity[length];
        }

        @Override
        @Nullable
        Quantity take(ProtoReader in) {
            return in.quantity();
        }

        @Override
        void writeField(ProtoWriter out, int field, Quantity value) {
            out.quantity(field, value);
        }

        @Override
        Quantity zero() {
            return Quantity.ZERO;
        }
    };

    /** Numbers or strings. */
    public static final Codec<IntOrString> INT_OR_STRING = new Scalar<>() {
        @Override
        @Nullable
        IntOrString take(JsonReader in) {
            return in.intOrString();
        }

        @Override
        public void write(JsonWriter out, IntOrString value) {
            out.value(value);
        }

        @Override
        public IntOrString[] newArray(int length) {
            return new IntOrString[length];
        }

        @Override
        @Nullable
        IntOrString take(ProtoReader in) {
            return in.intOrString();
        }

        @Override
        void writeField(ProtoWriter out, int field, IntOrString value) {
            out.intOrString(field, value);
        }

        @Override
        IntOrString zero() {
            return IntOrString.of(0);
        }
    };

    /** Raw objects. */
    public static final Codec<RawExtension> RAW_EXTENSION = new Scalar<>() {
        @Override
        @Nullable
        RawExtension take(JsonReader in) {
            return in.rawExtension();
        }

        @Override
        public void write(JsonWriter out, RawExtension value) {
            out.raw(value.json());
        }

        @Override
        public RawExtension[] newArray(int length) {
            return new RawExtension[length];
        }

        @Override
        @Nullable
        RawExtension take(ProtoReader in) {
            return in.rawExtension();
        }

        @Override
        void writeField(ProtoWriter out, int field, RawExtension value) {
            out.rawExtension(field, value);
        }
    };

    /** Any JSON values. */
    public static final Codec<Json> JSON = new Scalar<>() {
        @Override
        @Nullable
        Json take(JsonReader in) {
            return in.jsonDocument();
        }

        @Override
        public void write(JsonWriter out, Json value) {
            out.raw(value.json());
        }

        @Override
        public Json[] newArray(int length) {
            return new Json[length];
        }

        @Override
        @Nullable
        Json take(ProtoReader in) {
            return in.json();
        }

        @Override
        void writeField(ProtoWriter out, int field, Json value) {
            out.json(field, value);
        }
    };

    /** Lists of strings. */
    public static final Codec<List<String>> STRINGS = listOf(STRING);

    private Scalars() {}

    /** A list of what the given codec reads. */
    public static <E> Codec<List<E>> listOf(Codec<E> element) {
        return new ListCodec<>(element);
    }

    private abstract static class Scalar<T> extends Codec<T> {

        abstract @Nullable T take(JsonReader in);

        abstract @Nullable T take(ProtoReader in);

        @Override
        public final T read(JsonReader in) {
            T value = take(in);
            if (value == null) {
                throw in.failure("expected a value, not null");
            }
            return value;
        }

        @Override
        final T readField(ProtoReader in) {
            T value = take(in);
            if (value == null) {
                throw in.failure("expected a value");
            }
            return value;
        }

        @Override
        T zero() {
            throw new DecodingException("expected a value", "", -1);
        }
    }

    private static final class ListCodec<E> extends Codec<List<E>> {
        private final Codec<E> element;

        ListCodec(Codec<E> element) {
            this.element = element;
        }

        @Override
        public List<E> read(JsonReader in) {
            return Values.list(in.list(element));
        }

        @Override
        public void write(JsonWriter out, List<E> value) {
            out.beginList();
            for (E e : value) {
                element.write(out, e);
            }
            out.endList();
        }

        @Override
        public List<E> read(ProtoReader in) {
            E[] elements = null;
            for (int field = in.nextField(); field != ProtoReader.END; field = in.nextField()) {
                if (field == 1) {
                    elements = in.list(elements, element);
                } else {
                    in.keepUnknown();
                }
            }
            // A list has no place for what it does not know.
            in.endMessage();
            return Values.list(elements);
        }

        @Override
        public void write(ProtoWriter out, List<E> value) {
            out.list(1, value.toArray(element.newArray(0)), element);
        }

        @Override
        @SuppressWarnings({"unchecked", "rawtypes"})
        public List<E>[] newArray(int length) {
            return new List[length];
        }
    }
}
