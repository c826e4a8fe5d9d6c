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
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What a generated codec writes Kubernetes' protobuf to, from its end to its beginning: the length of a message is known when it
 * has to be written, without being computed before. So fields are written in descending order; in the result they ascend.
 *
 * <p>The methods that take a field write nothing where the value is null; what Go always writes is given as zero instead, by
 * {@code orZero}.
 */
public final class ProtoWriter {
    private static final int VARINT = 0;
    private static final int FIXED64 = 1;
    private static final int LENGTH = 2;
    private static final int LONGEST_VARINT = 10;

    private byte[] bytes;

    /** The first byte that is written. */
    private int at;

    private boolean incomplete;

    /** Whether something had to be left out. */
    boolean isIncomplete() {
        return incomplete;
    }

    ProtoWriter() {
        this.bytes = SpareBuffer.take();
        this.at = bytes.length;
    }

    /** What has been written; the writer is done. */
    byte[] finish() {
        byte[] protobuf = Arrays.copyOfRange(bytes, at, bytes.length);
        SpareBuffer.giveBack(bytes);
        return protobuf;
    }

    private void reserve(int more) {
        if (at < more) {
            int used = bytes.length - at;
            int grown = Math.max(Math.addExact(used, more), bytes.length + (bytes.length >> 1));
            byte[] larger = new byte[grown];
            System.arraycopy(bytes, at, larger, grown - used, used);
            bytes = larger;
            at = grown - used;
        }
    }

    /** Where a message ends that is about to be written; {@link #endMessage} wants to know. */
    public int beginMessage() {
        return bytes.length - at;
    }

    /** Writes the length and the tag of the message that is complete. */
    public void endMessage(int field, int begin) {
        varint(bytes.length - at - begin);
        tag(field, LENGTH);
    }

    private void tag(int field, int wire) {
        varint((long) field << 3 | wire);
    }

    private void varint(long value) {
        reserve(LONGEST_VARINT);
        // Most are of one byte.
        if ((value & ~0x7fL) == 0) {
            bytes[--at] = (byte) value;
            return;
        }
        int length = (Long.SIZE - Long.numberOfLeadingZeros(value) + 6) / 7;
        at -= length;
        int i = at;
        long rest = value;
        while ((rest & ~0x7fL) != 0) {
            bytes[i++] = (byte) (rest & 0x7f | 0x80);
            rest >>>= 7;
        }
        bytes[i] = (byte) rest;
    }

    void raw(byte[] more) {
        reserve(more.length);
        at -= more.length;
        System.arraycopy(more, 0, bytes, at, more.length);
    }

    /** The body of a string. */
    void text(String value) {
        int length = value.length();
        reserve(length);
        int begin = at - length;
        byte[] to = bytes;
        int seen = 0;
        for (int i = 0; i < length; i++) {
            char c = value.charAt(i);
            seen |= c;
            to[begin + i] = (byte) c;
        }
        if (seen < 0x80) {
            at = begin;
        } else {
            raw(value.getBytes(StandardCharsets.UTF_8));
        }
    }

    /** Writes what the type does not know: first of all, so that it comes last. What came in JSON has no form here. */
    public void unknown(@Nullable UnknownFields unknown) {
        incomplete |= unknown != null && unknown.hasJson();
        byte[] kept = unknown == null ? null : unknown.proto();
        if (kept != null) {
            raw(kept);
        }
    }

    /** Writes a field that holds a string. */
    public void string(int field, @Nullable String value) {
        if (value != null) {
            int begin = beginMessage();
            text(value);
            endMessage(field, begin);
        }
    }

    /** Writes a field that holds a boolean. */
    public void bool(int field, @Nullable Boolean value) {
        if (value != null) {
            varint(value ? 1 : 0);
            tag(field, VARINT);
        }
    }

    /** Writes a field that holds a number of 32 bits. */
    public void int32(int field, @Nullable Integer value) {
        if (value != null) {
            varint(value);
            tag(field, VARINT);
        }
    }

    /** Writes a field that holds a number of 64 bits. */
    public void int64(int field, @Nullable Long value) {
        if (value != null) {
            varint(value);
            tag(field, VARINT);
        }
    }

    /** Writes a field that holds a number of double precision. */
    public void number(int field, @Nullable Double value) {
        if (value != null) {
            long bits = Double.doubleToRawLongBits(value);
            reserve(Long.BYTES);
            for (int i = Long.BYTES - 1; i >= 0; i--) {
                bytes[--at] = (byte) (bits >>> i * Byte.SIZE);
            }
            tag(field, FIXED64);
        }
    }

    /** Writes a field that holds bytes. */
    public void bytes(int field, @Nullable Bytes value) {
        if (value != null) {
            int begin = beginMessage();
            raw(value.toArray());
            endMessage(field, begin);
        }
    }

    /** A time that Go holds by a pointer. */
    public void time(int field, long seconds) {
        if (seconds != Values.NO_TIME) {
            timeOrNothing(field, seconds);
        }
    }

    /** A time that Go holds by value: an empty message where it is not set. */
    public void timeOrNothing(int field, long seconds) {
        int begin = beginMessage();
        if (seconds != Values.NO_TIME) {
            int32(2, 0);
            int64(1, seconds);
        }
        endMessage(field, begin);
    }

    /** A time in microseconds that Go holds by a pointer. */
    public void microTime(int field, long micros) {
        if (micros != Values.NO_TIME) {
            microTimeOrNothing(field, micros);
        }
    }

    /** A time in microseconds that Go holds by value. */
    public void microTimeOrNothing(int field, long micros) {
        int begin = beginMessage();
        if (micros != Values.NO_TIME) {
            int32(2, (int) Math.floorMod(micros, 1_000_000L) * 1_000);
            int64(1, Math.floorDiv(micros, 1_000_000L));
        }
        endMessage(field, begin);
    }

    /** Writes a field that holds a duration. */
    public void duration(int field, @Nullable Duration value) {
        if (value != null) {
            int begin = beginMessage();
            int64(1, value.toNanos());
            endMessage(field, begin);
        }
    }

    /** Writes a field that holds a quantity. */
    public void quantity(int field, @Nullable Quantity value) {
        if (value != null) {
            int begin = beginMessage();
            string(1, value.text());
            endMessage(field, begin);
        }
    }

    /** Writes a field that holds a number or a string. */
    public void intOrString(int field, @Nullable IntOrString value) {
        if (value != null) {
            int begin = beginMessage();
            string(3, value.isInt() ? "" : value.stringValue());
            int32(2, value.isInt() ? value.intValue() : 0);
            int64(1, value.isInt() ? 0L : 1L);
            endMessage(field, begin);
        }
    }

    /** Writes a field that holds a raw object. */
    public void rawExtension(int field, @Nullable RawExtension value) {
        if (value != null) {
            json(field, value.json());
        }
    }

    /** A RawExtension that Go holds by value: an empty message where there is none. */
    public void rawExtensionOrNothing(int field, @Nullable RawExtension value) {
        if (value == null) {
            empty(field);
        } else {
            rawExtension(field, value);
        }
    }

    /** Writes a field that holds a set of fields. */
    public void fieldsV1(int field, @Nullable FieldsV1 value) {
        if (value != null) {
            json(field, value.json());
        }
    }

    /** Writes a field that holds any JSON value. */
    public void json(int field, @Nullable Json value) {
        if (value != null) {
            json(field, value.json());
        }
    }

    private void json(int field, byte[] json) {
        int begin = beginMessage();
        int body = beginMessage();
        raw(json);
        endMessage(1, body);
        endMessage(field, begin);
    }

    /** A message with nothing in it: what Go writes of a value that has nothing to say. */
    public void empty(int field) {
        endMessage(field, beginMessage());
    }

    /** Writes a field that holds an object. */
    public <T> void object(int field, @Nullable T value, Codec<T> codec) {
        if (value != null) {
            codec.writeField(this, field, value);
        }
    }

    /** Writes a field that holds a list. */
    public <E> void list(int field, E @Nullable [] value, Codec<E> codec) {
        if (value == null) {
            return;
        }
        for (int i = value.length - 1; i >= 0; i--) {
            codec.writeField(this, field, value[i]);
        }
    }

    /** A list in a message of its own. */
    public <E> void wrappedList(int field, E @Nullable [] value, Codec<E> codec) {
        if (value != null) {
            int begin = beginMessage();
            list(1, value, codec);
            endMessage(field, begin);
        }
    }

    /** Writes a field that holds a list that may still be bytes. */
    public <E> void lazyList(int field, @Nullable LazyList<E> value, Codec<E> codec) {
        if (value == null) {
            return;
        }
        byte[] known = value.proto();
        if (known == null) {
            list(field, value.elements().toArray(codec.newArray(0)), codec);
        } else {
            raw(known);
        }
    }

    /** A map, its keys in order as Go writes them. */
    @SuppressWarnings("unchecked")
    public <V> void map(int field, @Nullable Map<String, V> value, Codec<V> codec) {
        if (value == null || value.isEmpty()) {
            return;
        }
        Object[] entries = ArrayMap.entries(value);
        if (!isSorted(entries)) {
            entries = ArrayMap.entries(new TreeMap<>(value));
        }
        for (int i = entries.length - 2; i >= 0; i -= 2) {
            int begin = beginMessage();
            codec.writeField(this, 2, (V) entries[i + 1]);
            string(1, (String) entries[i]);
            endMessage(field, begin);
        }
    }

    /** As what Kubernetes wrote always is. */
    private static boolean isSorted(Object[] entries) {
        for (int i = 2; i < entries.length; i += 2) {
            if (((String) entries[i - 2]).compareTo((String) entries[i]) > 0) {
                return false;
            }
        }
        return true;
    }

    /** What Go writes where nothing is set. */
    public static String orZero(@Nullable String value) {
        return value == null ? "" : value;
    }

    /** What Go writes where nothing is set. */
    public static Boolean orZero(@Nullable Boolean value) {
        return value == null ? Boolean.FALSE : value;
    }

    /** What Go writes where nothing is set. */
    public static Integer orZero(@Nullable Integer value) {
        return value == null ? 0 : value;
    }

    /** What Go writes where nothing is set. */
    public static Long orZero(@Nullable Long value) {
        return value == null ? 0L : value;
    }

    /** What Go writes where nothing is set. */
    public static Double orZero(@Nullable Double value) {
        return value == null ? 0.0 : value;
    }

    /** What Go writes where nothing is set. */
    public static Quantity orZero(@Nullable Quantity value) {
        return value == null ? Quantity.ZERO : value;
    }

    /** What Go writes where nothing is set. */
    public static IntOrString orZero(@Nullable IntOrString value) {
        return value == null ? IntOrString.of(0) : value;
    }

    /** What Go writes where nothing is set. */
    public static Duration orZero(@Nullable Duration value) {
        return value == null ? Duration.ZERO : value;
    }
}
