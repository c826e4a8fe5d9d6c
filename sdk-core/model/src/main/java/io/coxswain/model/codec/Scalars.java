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
    public static final Codec<Boolean> BOOL = new NumberCodecs.OfBoolean();

    /** Numbers of 32 bits. */
    public static final Codec<Integer> INT32 = new NumberCodecs.OfInteger();

    /** Numbers of 64 bits. */
    public static final Codec<Long> INT64 = new NumberCodecs.OfLong();

    /** Numbers of double precision. */
    public static final Codec<Double> NUMBER = new NumberCodecs.OfDouble();

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

    /** A time that is not set is this one to Go, which writes it as null and as an empty message. */
    private static final Instant GO_ZERO = Instant.parse("0001-01-01T00:00:00Z");

    /** Times of seconds. */
    public static final Codec<Instant> TIME = new Scalar<>() {
        @Override
        @Nullable
        Instant take(JsonReader in) {
            return Values.ofSeconds(in.time());
        }

        @Override
        public void write(JsonWriter out, Instant value) {
            if (value.equals(GO_ZERO)) {
                out.nullValue();
            } else {
                out.value(KubeTime.formatTime(value.getEpochSecond()));
            }
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
            out.timeOrNothing(field, value.equals(GO_ZERO) ? Values.NO_TIME : value.getEpochSecond());
        }

        @Override
        Instant zero() {
            return GO_ZERO;
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
    public static final Codec<RawExtension> RAW_EXTENSION = new RawCodecs.OfExtension();

    /** Any JSON values. */
    public static final Codec<Json> JSON = new RawCodecs.OfJson();

    /** Lists of strings. */
    public static final Codec<List<String>> STRINGS = listOf(STRING);

    private Scalars() {}

    /** A list of what the given codec reads. */
    public static <E> Codec<List<E>> listOf(Codec<E> element) {
        return new ListCodec<>(element);
    }
}
