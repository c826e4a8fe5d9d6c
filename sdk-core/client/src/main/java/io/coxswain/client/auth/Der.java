package io.coxswain.client.auth;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;

/** The little of DER that wraps one form of private key into another. */
final class Der {
    static final int INTEGER = 0x02;
    static final int OCTET_STRING = 0x04;
    static final int OBJECT_IDENTIFIER = 0x06;
    static final int SEQUENCE = 0x30;

    private final byte[] bytes;
    private int at;
    private final int end;

    Der(byte[] bytes) {
        this(bytes, 0, bytes.length);
    }

    private Der(byte[] bytes, int at, int end) {
        this.bytes = bytes;
        this.at = at;
        this.end = end;
    }

    boolean hasNext() {
        return at < end;
    }

    /** The tag of the next value. */
    int tag() {
        return byteAt(at);
    }

    /** Enters the next value, which must have this tag, and goes on behind it. */
    Der enter(int tag) {
        if (tag() != tag) {
            throw malformed();
        }
        int length = lengthAt(at + 1);
        int content = at + 1 + lengthSize(at + 1);
        at = content + length;
        return new Der(bytes, content, at);
    }

    /** The next value whole, with its tag. */
    byte[] next() {
        int begin = at;
        enter(tag());
        return Arrays.copyOfRange(bytes, begin, at);
    }

    private int lengthAt(int position) {
        int first = byteAt(position);
        int length = first;
        if (first > 0x7f) {
            int size = first & 0x7f;
            if (size == 0 || size > 3) {
                throw malformed();
            }
            length = 0;
            for (int i = 1; i <= size; i++) {
                length = length << 8 | byteAt(position + i);
            }
        }
        if (length > end - position - lengthSize(position)) {
            throw malformed();
        }
        return length;
    }

    private int lengthSize(int position) {
        int first = byteAt(position);
        return first > 0x7f ? 1 + (first & 0x7f) : 1;
    }

    private int byteAt(int position) {
        if (position >= end) {
            throw malformed();
        }
        return bytes[position] & 0xff;
    }

    private static IllegalArgumentException malformed() {
        return new IllegalArgumentException("malformed DER");
    }

    /** One value: tag, length and all the parts. */
    static byte[] value(int tag, byte[]... parts) {
        int length = Arrays.stream(parts).mapToInt(part -> part.length).sum();
        ByteArrayOutputStream out = new ByteArrayOutputStream(length + 5);
        out.write(tag);
        if (length > 0x7f) {
            int size = length > 0xffff ? 3 : length > 0xff ? 2 : 1;
            out.write(0x80 | size);
            for (int shift = 8 * (size - 1); shift > 0; shift -= 8) {
                out.write(length >> shift);
            }
        }
        out.write(length);
        for (byte[] part : parts) {
            out.writeBytes(part);
        }
        return out.toByteArray();
    }
}
