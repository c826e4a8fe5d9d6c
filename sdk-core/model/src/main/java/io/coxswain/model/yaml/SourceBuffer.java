package io.coxswain.model.yaml;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** A window on the bytes of a source, filled as they are looked at. Indexes count from what has not been taken yet. */
final class SourceBuffer {
    private static final int FIRST = 8192;

    private final @Nullable InputStream in;
    private final YamlOptions options;
    private byte[] buffer;
    private int from;
    private int to;
    private boolean ended;
    private Place place;

    private SourceBuffer(@Nullable InputStream in, byte[] buffer, int to, String name, YamlOptions options) {
        this.in = in;
        this.buffer = buffer;
        this.to = to;
        this.ended = in == null;
        this.options = options;
        this.place = new Place(name, 1, 0);
        begin();
    }

    static SourceBuffer of(byte[] bytes, String name, YamlOptions options) {
        return new SourceBuffer(null, bytes, bytes.length, name, options);
    }

    /** The stream is not closed. */
    static SourceBuffer of(InputStream in, String name, YamlOptions options) {
        return new SourceBuffer(in, new byte[FIRST], 0, name, options);
    }

    /** The manifests of people come in UTF-8; what some editors make of them begins with a mark, or is UTF-16. */
    private void begin() {
        if (at(0) == 0xEF && at(1) == 0xBB && at(2) == 0xBF) {
            from = 3;
            place = place.behind(0, 3);
        } else if ((at(0) == 0xFF && at(1) == 0xFE) || (at(0) == 0xFE && at(1) == 0xFF)) {
            while (fill()) {}
            YamlText text = YamlText.of(copy(0, to), place);
            buffer = text.all().getBytes(UTF_8);
            from = 0;
            to = buffer.length;
        }
    }

    /** A byte, or -1 behind the last. */
    int at(int index) {
        while (from + index >= to) {
            if (!fill()) {
                return -1;
            }
        }
        return buffer[from + index] & 0xFF;
    }

    private boolean fill() {
        if (ended || in == null) {
            return false;
        }
        if (to - from > options.maxDocumentBytes()) {
            throw place.failure("a document larger than " + options.maxDocumentBytes() + " bytes");
        }
        room();
        try {
            int read = in.read(buffer, to, buffer.length - to);
            ended = read < 0;
            to += Math.max(read, 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if (place.offset() + to - from > options.maxSourceBytes()) {
            throw place.failure("a source larger than " + options.maxSourceBytes() + " bytes");
        }
        return !ended;
    }

    private void room() {
        if (to < buffer.length) {
            return;
        }
        int size = to - from;
        byte[] next = size > buffer.length / 2 ? new byte[buffer.length * 2] : buffer;
        System.arraycopy(buffer, from, next, 0, size);
        buffer = next;
        from = 0;
        to = size;
    }

    Place place() {
        return place;
    }

    /** Where a byte stands. */
    Place place(int index) {
        int lines = 0;
        for (int i = from; i < from + index; i++) {
            lines += buffer[i] == '\n' ? 1 : 0;
        }
        return place.behind(lines, index);
    }

    byte[] copy(int begin, int end) {
        return Arrays.copyOfRange(buffer, from + begin, from + end);
    }

    /** Gives a range of bytes, and leaves it and what stands before it. */
    byte[] take(int begin, int end) {
        byte[] taken = copy(begin, end);
        place = place(end);
        from += end;
        return taken;
    }
}
