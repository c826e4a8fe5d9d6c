package io.coxswain.samples.benchmarks;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What it costs to find the fields of protobuf and nothing else. Protobuf does not tell a message from a string: a field is taken for
 * a message where all that was seen of it can be read as one.
 */
final class TagWalk {
    private static final int MAGIC = 4;
    private static final int MAX_FIELD = 64;
    private static final int VARINT = 0;
    private static final int FIXED64 = 1;
    private static final int LENGTH = 2;
    private static final int FIXED32 = 5;

    /** The messages inside, by the numbers of their fields. */
    private final @Nullable TagWalk[] inside = new TagWalk[MAX_FIELD];

    private int at;

    private TagWalk() {}

    /** For documents like these. */
    static TagWalk of(byte[][] documents) {
        TagWalk walk = learn(Arrays.stream(documents)
                .map(document -> Arrays.copyOfRange(document, MAGIC, document.length))
                .toList());
        if (walk == null) {
            throw new IllegalArgumentException("no protobuf");
        }
        return walk;
    }

    private static @Nullable TagWalk learn(List<byte[]> messages) {
        TagWalk walk = new TagWalk();
        Map<Integer, List<byte[]>> fields = new HashMap<>();
        for (byte[] message : messages) {
            int at = 0;
            while (at < message.length) {
                int begin = walk.value(message, at);
                int end = begin < 0 || begin > message.length ? -1 : walk.at;
                if (end < 0 || end > message.length) {
                    return null;
                }
                int field = (int) walk.varint(message, at) >>> 3;
                if ((message[at] & 7) == LENGTH) {
                    fields.computeIfAbsent(field, any -> new ArrayList<>())
                            .add(Arrays.copyOfRange(message, begin, end));
                }
                at = end;
            }
        }
        fields.forEach((field, values) -> walk.inside[field] = learn(values));
        return walk;
    }

    /** The number of tags in a document. */
    int walk(byte[] document) {
        return walk(document, MAGIC, document.length);
    }

    private int walk(byte[] message, int from, int to) {
        int tags = 0;
        int end = from;
        while (end < to) {
            int field = message[end] >= 0 ? message[end] >>> 3 : (int) varint(message, end) >>> 3;
            int begin = value(message, end);
            end = at;
            TagWalk known = inside[field];
            tags += known == null ? 1 : 1 + known.walk(message, begin, end);
        }
        return tags;
    }

    /** Where the value begins of the field that begins here, and in {@link #at} where it ends; -1 where there is none. */
    private int value(byte[] message, int from) {
        int tag = (int) varint(message, from);
        int begin = at;
        if (tag >>> 3 == 0 || tag >>> 3 >= MAX_FIELD || begin >= message.length) {
            return -1;
        }
        switch (tag & 7) {
            case VARINT -> varint(message, begin);
            case FIXED64 -> at = begin + Long.BYTES;
            case FIXED32 -> at = begin + Integer.BYTES;
            case LENGTH -> {
                long length = varint(message, begin);
                begin = at;
                at = length < 0 || length > message.length - begin ? message.length + 1 : begin + (int) length;
            }
            default -> begin = -1;
        }
        return begin;
    }

    private long varint(byte[] message, int from) {
        long value = 0;
        int i = from;
        for (int shift = 0; i < message.length; shift += 7) {
            byte b = message[i++];
            value |= (long) (b & 0x7f) << shift;
            if (b >= 0) {
                at = i;
                return value;
            }
        }
        at = message.length + 1;
        return 0;
    }
}
