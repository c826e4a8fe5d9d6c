package io.coxswain.model.codec;

import io.coxswain.model.Bytes;
import io.coxswain.model.FieldsV1;
import io.coxswain.model.IntOrString;
import io.coxswain.model.Json;
import io.coxswain.model.Quantity;
import io.coxswain.model.RawExtension;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Reads the strings and the numbers of protobuf, and the messages in which Kubernetes carries other single values. */
abstract class ProtoScalars extends ProtoWire {
    /** What a long holds in microseconds, and an Instant too. */
    private static final long MOST_SECONDS = Long.MAX_VALUE / 1_000_000 - 1;

    final int maxString;

    ProtoScalars(byte[] bytes, int from, int to, DecodeOptions options) {
        super(bytes, from, to, options);
        this.maxString = options.maxStringBytes();
    }

    /** Takes a string. */
    public final String string() {
        return text(true);
    }

    /** Takes a string that hardly repeats. */
    public final String uniqueString() {
        return text(false);
    }

    final String text(boolean shared) {
        int length = length();
        if (length > maxString) {
            throw failure("a string longer than " + options.maxStringBytes() + " bytes");
        }
        // Go writes many strings that are not set.
        if (length == 0) {
            return "";
        }
        int begin = at;
        int end = begin + length;
        at = end;
        if (shared && length <= StringTable.LONGEST) {
            return sharedText(begin, end);
        }
        boolean ascii = JsonText.ascii(bytes, begin, end) == end;
        return ascii ? new String(bytes, begin, length, StandardCharsets.ISO_8859_1) : unicode(begin, end);
    }

    final String sharedText(int begin, int end) {
        long hash = 0;
        long seen = 0;
        int i = begin;
        for (; i <= end - Long.BYTES; i += Long.BYTES) {
            long word = JsonText.word(bytes, i);
            seen |= word;
            hash = StringTable.mix(hash, word);
        }
        // The last word reaches beyond the string, if not beyond what is given; what it holds of other bytes is masked
        // out.
        long tail = i <= to - Long.BYTES
                ? JsonText.word(bytes, i) & (1L << (end - i) * Byte.SIZE) - 1
                : JsonText.lastWord(bytes, i, end);
        if (!JsonText.isAscii(seen | tail)) {
            return unicode(begin, end);
        }
        looked++;
        return strings.get(bytes, begin, end, hash, tail);
    }

    /** Go's protobuf does not check its strings either. */
    final String unicode(int begin, int end) {
        return new String(bytes, begin, end - begin, StandardCharsets.UTF_8);
    }

    /** Takes a boolean. */
    public final Boolean bool() {
        expect(VARINT);
        return varint() != 0;
    }

    /** Takes a number of 32 bits. */
    public final Integer int32() {
        expect(VARINT);
        return SharedValues.of((int) varint());
    }

    /** Takes a number of 64 bits. */
    public final Long int64() {
        expect(VARINT);
        return SharedValues.of(varint());
    }

    final long number64() {
        expect(VARINT);
        return varint();
    }

    final int packedInt32() {
        return (int) varint();
    }

    final long packedInt64() {
        return varint();
    }

    /** Takes a number of double precision. */
    public final Double number() {
        expect(FIXED64);
        advance(Long.BYTES);
        double value = Double.longBitsToDouble(JsonText.word(bytes, at - Long.BYTES));
        if (!Double.isFinite(value)) {
            throw failure("expected a number that JSON has a form for");
        }
        return value;
    }

    /** Takes bytes. */
    public final Bytes bytes() {
        int length = length();
        at += length;
        return Bytes.of(bytes, at - length, at);
    }

    /** Seconds since 1970, or {@link Values#NO_TIME} where there is nothing. */
    public final long time() {
        return timestamp(false);
    }

    /** Microseconds since 1970, or {@link Values#NO_TIME} where there is nothing. */
    public final long microTime() {
        return timestamp(true);
    }

    final long timestamp(boolean micros) {
        int outer = enter();
        boolean set = at < limit;
        long seconds = 0;
        int nanos = 0;
        for (int field = nextField(); field != END; field = nextField()) {
            switch (field) {
                case 1 -> seconds = number64();
                case 2 -> nanos = (int) number64();
                default -> drop();
            }
        }
        if (seconds > MOST_SECONDS || seconds < -MOST_SECONDS) {
            throw failure("expected a time of the nearest 290,000 years");
        }
        leave(outer);
        if (!set) {
            return Values.NO_TIME;
        }
        return micros ? seconds * 1_000_000 + nanos / 1_000 : seconds;
    }

    /** Takes a duration. */
    public final Duration duration() {
        int outer = enter();
        long nanos = 0;
        for (int field = nextField(); field != END; field = nextField()) {
            if (field == 1) {
                nanos = number64();
            } else {
                drop();
            }
        }
        leave(outer);
        return Duration.ofNanos(nanos);
    }

    /** Takes a quantity. */
    public final Quantity quantity() {
        int outer = enter();
        String text = "0";
        for (int field = nextField(); field != END; field = nextField()) {
            if (field == 1) {
                text = string();
            } else {
                drop();
            }
        }
        try {
            Quantity quantity = SharedValues.quantity(text);
            leave(outer);
            return quantity;
        } catch (IllegalArgumentException e) {
            throw failure("expected a quantity such as 500m or 2Gi");
        }
    }

    /** Takes a number or a string. */
    public final IntOrString intOrString() {
        int outer = enter();
        boolean isString = false;
        int number = 0;
        String text = "";
        for (int field = nextField(); field != END; field = nextField()) {
            switch (field) {
                case 1 -> isString = number64() == 1;
                case 2 -> number = int32();
                case 3 -> text = string();
                default -> drop();
            }
        }
        leave(outer);
        return isString ? IntOrString.of(text) : IntOrString.of(number);
    }

    /** Takes a raw object. */
    public final @Nullable RawExtension rawExtension() {
        byte[] raw = raw();
        return raw == null ? null : RawExtension.ofTrusted(raw);
    }

    /** Takes a set of fields. */
    public final @Nullable FieldsV1 fieldsV1() {
        byte[] raw = raw();
        return raw == null ? null : FieldsV1.ofTrusted(raw);
    }

    /** Takes any JSON value. */
    public final @Nullable Json json() {
        byte[] raw = raw();
        return raw == null ? null : Json.ofTrusted(raw);
    }

    /** JSON in a message of its own, held to the grammar: it may be written into other JSON. */
    final byte @Nullable [] raw() {
        int outer = enter();
        byte[] raw = null;
        for (int field = nextField(); field != END; field = nextField()) {
            if (field == 1) {
                int length = length();
                int end = at + length;
                if (length > 0) {
                    checkJson(end);
                    raw = Arrays.copyOfRange(bytes, at, end);
                }
                at = end;
            } else {
                drop();
            }
        }
        leave(outer);
        return raw;
    }

    final void checkJson(int end) {
        JsonScan scan = new JsonScan(bytes, end, options, depth + lists);
        try {
            if (scan.space(scan.value(scan.space(at))) == end) {
                return;
            }
        } catch (DecodingException e) {
            at = (int) e.offset();
            throw failure(e.problem() + " in the JSON that is its value");
        }
        throw failure("expected one JSON value");
    }
}
