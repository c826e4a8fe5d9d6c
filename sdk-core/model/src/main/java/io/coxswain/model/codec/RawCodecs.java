package io.coxswain.model.codec;

import io.coxswain.model.Json;
import io.coxswain.model.RawExtension;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Codecs of JSON that stays as it came. Go has null where there is none, and nothing in the message. */
final class RawCodecs {
    private static final byte[] NULL = "null".getBytes(StandardCharsets.US_ASCII);
    private static final RawExtension NO_OBJECT = RawExtension.ofTrusted(NULL);
    private static final Json NO_VALUE = Json.ofTrusted(NULL);

    private RawCodecs() {}

    static final class OfExtension extends Scalar<RawExtension> {
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
            if (value.equals(NO_OBJECT)) {
                out.empty(field);
            } else {
                out.rawExtension(field, value);
            }
        }

        @Override
        RawExtension zero() {
            return NO_OBJECT;
        }
    }

    static final class OfJson extends Scalar<Json> {
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
            if (value.equals(NO_VALUE)) {
                out.empty(field);
            } else {
                out.json(field, value);
            }
        }

        @Override
        Json zero() {
            return NO_VALUE;
        }
    }
}
