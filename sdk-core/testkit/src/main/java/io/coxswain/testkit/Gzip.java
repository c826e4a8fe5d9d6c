package io.coxswain.testkit;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/** Compressed bodies, honest ones and others. */
final class Gzip {
    private static final int MEBIBYTE = 1 << 20;
    private static final int WINDOW = 32 << 10;
    private static final byte[] HEADER = {0x1f, (byte) 0x8b, 8, 0, 0, 0, 0, 0, 0, (byte) 0xff};
    private static final byte[] END = "{}".getBytes(US_ASCII);

    private Gzip() {}

    static byte[] of(byte[] body) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(body);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    /**
     * Adds spaces, and an empty object at their end. A mebibyte of spaces that follows another one always deflates to the same bytes,
     * so that neither the spaces nor what they deflate to are ever in memory as a whole.
     */
    static Answer bomb(Answer head, int mebibytes) {
        byte[] spaces = spaces(MEBIBYTE);
        byte[] first = deflate(spaces, null, false);
        byte[] next = deflate(spaces, spaces(WINDOW), false);
        byte[] last = deflate(END, spaces(WINDOW), true);
        return head.write(HEADER)
                .write(first)
                .generate(mebibytes - 1L, i -> next)
                .write(last)
                .write(trailer(spaces, mebibytes));
    }

    private static byte[] deflate(byte[] bytes, byte @Nullable [] before, boolean end) {
        Deflater deflater = new Deflater(Deflater.BEST_COMPRESSION, true);
        try {
            if (before != null) {
                deflater.setDictionary(before);
            }
            deflater.setInput(bytes);
            if (end) {
                deflater.finish();
            }
            byte[] out = new byte[64 << 10];
            int length = deflater.deflate(out, 0, out.length, end ? Deflater.NO_FLUSH : Deflater.SYNC_FLUSH);
            return Arrays.copyOf(out, length);
        } finally {
            deflater.end();
        }
    }

    private static byte[] trailer(byte[] spaces, int mebibytes) {
        CRC32 checksum = new CRC32();
        for (int i = 0; i < mebibytes; i++) {
            checksum.update(spaces);
        }
        checksum.update(END);
        long length = (long) mebibytes * MEBIBYTE + END.length;
        return ByteBuffer.allocate(8)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt((int) checksum.getValue())
                .putInt((int) length)
                .array();
    }

    private static byte[] spaces(int length) {
        byte[] spaces = new byte[length];
        Arrays.fill(spaces, (byte) ' ');
        return spaces;
    }
}
