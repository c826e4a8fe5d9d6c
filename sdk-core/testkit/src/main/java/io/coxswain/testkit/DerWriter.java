package io.coxswain.testkit;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;

/** The little of DER that a certificate is made of. */
final class DerWriter {
    static final int SEQUENCE = 0x30;
    private static final int SET = 0x31;

    private DerWriter() {}

    /** One value: its tag, its length, and its parts. */
    static byte[] value(int tag, byte[]... parts) {
        byte[] content = join(parts);
        byte[] length = BigInteger.valueOf(content.length).toByteArray();
        int zero = length.length > 1 && length[0] == 0 ? 1 : 0;
        byte[] head = content.length < 0x80
                ? new byte[] {(byte) tag, (byte) content.length}
                : new byte[] {(byte) tag, (byte) (0x80 | (length.length - zero))};
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(head);
        if (content.length >= 0x80) {
            out.write(length, zero, length.length - zero);
        }
        out.writeBytes(content);
        return out.toByteArray();
    }

    static byte[] sequence(byte[]... parts) {
        return value(SEQUENCE, parts);
    }

    static byte[] integer(long value) {
        return value(0x02, BigInteger.valueOf(value).toByteArray());
    }

    static byte[] bits(byte[] bytes) {
        return value(0x03, new byte[1], bytes);
    }

    static byte[] octets(byte[] bytes) {
        return value(0x04, bytes);
    }

    /** A time in years before 2050, such as {@code 200101000000Z}. */
    static byte[] time(String utc) {
        return value(0x17, utc.getBytes(US_ASCII));
    }

    /** A distinguished name that is a common name and nothing else. */
    static byte[] commonName(String name) {
        byte[] text = value(0x0c, name.getBytes(UTF_8));
        return sequence(value(SET, sequence(new byte[] {6, 3, 0x55, 4, 3}, text)));
    }

    static byte[] join(byte[]... parts) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            out.writeBytes(part);
        }
        return out.toByteArray();
    }
}
