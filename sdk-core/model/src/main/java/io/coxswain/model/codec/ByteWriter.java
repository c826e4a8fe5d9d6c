package io.coxswain.model.codec;

import io.coxswain.model.GoFloat;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Writes compact JSON into one array of UTF-8 bytes. */
final class ByteWriter extends JsonWriter {
    private static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);
    private static final int LONGEST_NUMBER = 20;
    private static final int TEN = 10;

    /** A comma and two quotes. */
    private static final int LONGEST_FRAME = 3;

    /** How many bytes one char of a string takes at most: a control character, escaped. */
    private static final int LONGEST_CHAR = 6;

    private byte[] bytes;
    private int at;

    /** Whether something was left out that has no JSON form. */
    private boolean incomplete;

    private ByteWriter(byte[] bytes) {
        this.bytes = bytes;
    }

    static <T> byte[] encode(Codec<T> codec, T value) {
        return finish(written(codec, value));
    }

    /** Null if something would be left out. */
    static <T> byte @Nullable [] encodeWhole(Codec<T> codec, T value) {
        ByteWriter out = written(codec, value);
        byte[] json = finish(out);
        return out.incomplete ? null : json;
    }

    private static <T> ByteWriter written(Codec<T> codec, T value) {
        ByteWriter out = new ByteWriter(SpareBuffer.take());
        codec.write(out, value);
        return out;
    }

    private static byte[] finish(ByteWriter out) {
        byte[] json = Arrays.copyOf(out.bytes, out.at);
        SpareBuffer.giveBack(out.bytes);
        return json;
    }

    private void reserve(int more) {
        if (bytes.length - at < more) {
            bytes = Arrays.copyOf(bytes, Math.max(Math.addExact(at, more), bytes.length + (bytes.length >> 1)));
        }
    }

    private void put(char c) {
        reserve(1);
        bytes[at++] = (byte) c;
    }

    /** A comma, unless this is the first in its object or list, or follows its name. */
    private void separate() {
        if (at > 0) {
            byte before = bytes[at - 1];
            if (before != '{' && before != '[' && before != ':') {
                put(',');
            }
        }
    }

    @Override
    public void beginObject() {
        separate();
        put('{');
    }

    @Override
    public void endObject(@Nullable UnknownFields unknown) {
        if (unknown != null) {
            incomplete |= unknown.hasProto();
            for (UnknownFields.Kept field : unknown.json()) {
                name(field.name);
                raw(field.value);
            }
        }
        put('}');
    }

    @Override
    public void beginList() {
        separate();
        put('[');
    }

    @Override
    public void endList() {
        put(']');
    }

    @Override
    public void value(boolean value) {
        ascii(value ? "true" : "false");
    }

    @Override
    public void value(long value) {
        if (value < 0) {
            ascii(Long.toString(value));
            return;
        }
        separate();
        reserve(LONGEST_NUMBER);
        int end = at + 1;
        for (long rest = value; rest >= TEN; rest /= TEN) {
            end++;
        }
        at = end;
        long rest = value;
        do {
            bytes[--end] = (byte) ('0' + rest % TEN);
            rest /= TEN;
        } while (rest > 0);
    }

    @Override
    public void value(double value) {
        ascii(GoFloat.json(value));
    }

    @Override
    public void nullValue() {
        ascii("null");
    }

    private void ascii(String text) {
        separate();
        reserve(Math.max(LONGEST_NUMBER, text.length()));
        for (int i = 0; i < text.length(); i++) {
            bytes[at++] = (byte) text.charAt(i);
        }
    }

    @Override
    public void raw(byte[] json) {
        separate();
        append(json);
    }

    private void append(byte[] more) {
        reserve(more.length);
        System.arraycopy(more, 0, bytes, at, more.length);
        at += more.length;
    }

    @Override
    void name(FieldNames names, int field) {
        byte[] label = names.label(field);
        reserve(label.length + 1);
        separate();
        for (int i = 0; i < label.length; i += Long.BYTES) {
            JsonText.put(bytes, at + i, JsonText.word(label, i));
        }
        at += names.length(field) + 1;
    }

    @Override
    void name(String key) {
        value(key);
        put(':');
    }

    @Override
    public void value(String value) {
        int length = value.length();
        reserve(length + LONGEST_FRAME + Long.BYTES);
        separate();
        byte[] to = bytes;
        to[at++] = '"';
        int begin = at;
        int end = begin + length;
        int seen = 0;
        for (int i = 0; i < length; i++) {
            char c = value.charAt(i);
            seen |= c;
            to[begin + i] = (byte) c;
        }
        at = seen < 0x80 ? plain(begin, end) : begin;
        if (at == end) {
            to[at++] = '"';
        } else {
            difficult(value, at - begin);
        }
    }

    /** Where the first of these ASCII bytes lies that has to be escaped, else their end. The word that the end lies in is there whole. */
    private int plain(int from, int to) {
        for (int i = from; i < to; i += Long.BYTES) {
            long special = JsonText.special(JsonText.word(bytes, i));
            if (special != 0) {
                return Math.min(to, i + JsonText.before(special));
            }
        }
        return to;
    }

    /** The rest of a string, from its first char that is not simply copied. */
    private void difficult(String value, int from) {
        reserve(Math.multiplyExact(value.length() - from, LONGEST_CHAR) + 1);
        for (int i = from; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c < 0x80) {
                escaped(c);
            } else if (c < 0x800) {
                bytes[at++] = (byte) (0xc0 | c >> 6);
                continuation(c);
            } else if (Character.isHighSurrogate(c)
                    && i + 1 < value.length()
                    && Character.isLowSurrogate(value.charAt(i + 1))) {
                int code = Character.toCodePoint(c, value.charAt(++i));
                bytes[at++] = (byte) (0xf0 | code >> 18);
                continuation(code >> 12);
                continuation(code >> 6);
                continuation(code);
            } else {
                // Half a pair is no character; Go replaces it too.
                char whole = Character.isSurrogate(c) ? '\ufffd' : c;
                bytes[at++] = (byte) (0xe0 | whole >> 12);
                continuation(whole >> 6);
                continuation(whole);
            }
        }
        bytes[at++] = '"';
    }

    private void continuation(int bits) {
        bytes[at++] = (byte) (0x80 | bits & 0x3f);
    }

    private void escaped(char c) {
        int letter = switch (c) {
            case '"', '\\' -> c;
            case '\n' -> 'n';
            case '\r' -> 'r';
            case '\t' -> 't';
            default -> 0;
        };
        if (letter != 0) {
            bytes[at++] = '\\';
            bytes[at++] = (byte) letter;
        } else if (c < ' ') {
            bytes[at++] = '\\';
            bytes[at++] = 'u';
            bytes[at++] = '0';
            bytes[at++] = '0';
            bytes[at++] = HEX[c >> 4];
            bytes[at++] = HEX[c & 0xf];
        } else {
            bytes[at++] = (byte) c;
        }
    }

    @Override
    public <E> void lazyList(FieldNames names, int field, @Nullable LazyList<E> value, Codec<E> codec) {
        if (value == null) {
            return;
        }
        byte[] json = value.json();
        if (json == null) {
            list(names, field, value.elements().toArray(codec.newArray(0)), codec);
        } else {
            name(names, field);
            raw(json);
        }
    }
}
