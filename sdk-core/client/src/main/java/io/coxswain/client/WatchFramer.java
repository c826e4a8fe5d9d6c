package io.coxswain.client;

import io.coxswain.client.rest.CutOffException;
import io.coxswain.client.rest.FrameTooLargeException;
import io.coxswain.client.rest.Framer;
import io.coxswain.client.rest.FramingException;
import io.coxswain.client.rest.ResponseHead;
import io.coxswain.model.codec.ContentType;
import org.jspecify.annotations.Nullable;

/**
 * Reads the events of one watch in place: in JSON each is a line, in protobuf each comes behind its length, four bytes with the
 * highest first.
 */
final class WatchFramer<T> implements Framer<WatchResult<T>> {
    private static final String EVENT = "a watch event";

    private final WatchDecoder<T> decoder;
    private final int max;
    private ContentType form = ContentType.JSON;
    private int scanned;
    private int position;

    WatchFramer(WatchDecoder<T> decoder, int max) {
        this.decoder = decoder;
        this.max = max;
    }

    @Override
    public void head(ResponseHead head) {
        form = head.contentType();
    }

    @Override
    public int position() {
        return position;
    }

    @Override
    public @Nullable WatchResult<T> next(byte[] bytes, int from, int to) {
        position = from;
        return form == ContentType.PROTOBUF ? frame(bytes, from, to) : line(bytes, to);
    }

    @Override
    public @Nullable WatchResult<T> end(byte[] bytes, int from, int to) {
        if (form == ContentType.PROTOBUF && from < to) {
            throw new CutOffException("a watch event ended in the middle: watch again from the last resource version");
        }
        return isBlank(bytes, from, to) ? null : decoder.decode(form, bytes, from, to);
    }

    private @Nullable WatchResult<T> frame(byte[] bytes, int from, int to) {
        if (to - from < Integer.BYTES) {
            return null;
        }
        long length = length(bytes, from);
        if (length > max) {
            throw new FrameTooLargeException(EVENT, max);
        }
        if (length > to - from - Integer.BYTES) {
            return null;
        }
        int begin = from + Integer.BYTES;
        position = begin + (int) length;
        return decoder.decode(form, bytes, begin, position);
    }

    private static long length(byte[] bytes, int at) {
        long length = 0;
        for (int i = at; i < at + Integer.BYTES; i++) {
            length = length << Byte.SIZE | bytes[i] & 0xff;
        }
        if (length == 0) {
            throw new FramingException(
                    "the stream is not a watch, since an event has no bytes: see whether the address is an API server's");
        }
        return length;
    }

    private @Nullable WatchResult<T> line(byte[] bytes, int to) {
        while (findLine(bytes, to)) {
            int begin = position;
            int end = begin + scanned;
            position = end + 1;
            scanned = 0;
            if (!isBlank(bytes, begin, end)) {
                return decoder.decode(form, bytes, begin, end);
            }
        }
        return null;
    }

    private boolean findLine(byte[] bytes, int to) {
        int at = position + scanned;
        while (at < to && bytes[at] != '\n') {
            at++;
        }
        scanned = at - position;
        if (scanned > max) {
            throw new FrameTooLargeException(EVENT, max);
        }
        return at < to;
    }

    private static boolean isBlank(byte[] bytes, int from, int to) {
        int at = from;
        while (at < to && (bytes[at] == ' ' || bytes[at] == '\t' || bytes[at] == '\r')) {
            at++;
        }
        return at == to;
    }
}
