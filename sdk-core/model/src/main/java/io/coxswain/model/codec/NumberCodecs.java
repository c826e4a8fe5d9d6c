package io.coxswain.model.codec;

import org.jspecify.annotations.Nullable;

/** Codecs of numbers and of booleans: protobuf may carry several of them in one field. */
final class NumberCodecs {
    private NumberCodecs() {}

    static final class OfBoolean extends Scalar<Boolean> {
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
    }

    static final class OfInteger extends Scalar<Integer> {
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
    }

    static final class OfLong extends Scalar<Long> {
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
    }

    static final class OfDouble extends Scalar<Double> {
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
    }
}
