package io.coxswain.model.codec;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Where a reader of protobuf stands among its bytes, and what it can do without knowing what they mean: tags, lengths, messages, and
 * the fields that nobody knows.
 *
 * <p>Nothing outside the given part of the array is ever read.
 */
abstract class ProtoWire {
    /** No further field. */
    public static final int END = 0;

    static final int VARINT = 0;
    static final int FIXED64 = 1;
    static final int LENGTH = 2;
    static final int FIXED32 = 5;

    final byte[] bytes;
    final int from;
    final int to;
    final DecodeOptions options;
    final int maxDepth;
    final StringTable strings = StringTable.shared();

    /** Only where the document is read strictly. */
    final @Nullable StrictMessages strict;

    /** How often, since the table was told. */
    int looked;

    int at;

    /** Behind the current message. */
    int limit;

    /** Where the current field began, its tag, and how it is carried. */
    int fieldAt;

    int tag;

    int wire;

    /** Per open message: the unknown fields found. */
    @Nullable
    UnknownFields[] unknown = new UnknownFields[16];

    int depth;

    /** The lists that are open: they nest in JSON, if not here. */
    int lists;

    /** Where the document begins with its envelope, for errors. */
    int origin;

    ProtoWire(byte[] bytes, int from, int to, DecodeOptions options) {
        this.bytes = bytes;
        this.from = from;
        this.at = from;
        this.to = to;
        this.limit = to;
        this.options = options;
        this.maxDepth = options.maxDepth();
        this.strict = options.strict() ? new StrictMessages(bytes, from) : null;
        this.origin = from;
    }

    /** Moves to the next field of the current message, and gives its number. */
    public final int nextField() {
        if (at == limit) {
            return END;
        }
        fieldAt = at;
        tag = tag();
        wire = tag & 7;
        int field = tag >>> 3;
        if (field == 0) {
            throw failure("expected the tag of a field");
        }
        return field;
    }

    /** Keeps the current field as it came. */
    public final void keepUnknown() {
        drop();
        unknown[depth] = UnknownFields.ofProto(unknown[depth], Arrays.copyOfRange(bytes, fieldAt, at));
    }

    /** Leaves out a field that there is no place for. */
    final void drop() {
        if (strict != null) {
            strict.unknown(origin, fieldAt, depth);
        }
        skip();
    }

    final void check() {
        if (strict != null) {
            strict.check();
        }
    }

    /** Leaves the current message, whose last field has been read. */
    public final @Nullable UnknownFields endMessage() {
        if (depth == 0) {
            strings.looked(looked);
            looked = 0;
        }
        UnknownFields found = unknown[depth];
        unknown[depth] = null;
        return found;
    }

    /** Enters the message that is the value of the current field, and gives what {@link #leave} wants. */
    public final int enter() {
        int length = length();
        int outer = limit;
        limit = at + length;
        if (++depth + lists > maxDepth) {
            throw failure("nested deeper than " + options.maxDepth() + " levels");
        }
        if (depth == unknown.length) {
            unknown = Arrays.copyOf(unknown, depth * 2);
        }
        return outer;
    }

    /** Leaves a message. */
    public final void leave(int outer) {
        limit = outer;
        depth--;
    }

    /** Leaves a message whose fields belong to the one around it; what is unknown in it stays in it. */
    public final void leaveInline(int field, int outer) {
        UnknownFields found = endMessage();
        leave(outer);
        if (found != null) {
            unknown[depth] = UnknownFields.ofInline(unknown[depth], field, found);
        }
    }

    /** Whether the next field is the same one again; the reader then stands at its value. */
    final boolean goesOn(int same) {
        if (at == limit) {
            return false;
        }
        int begin = at;
        if (varint() == Integer.toUnsignedLong(same)) {
            wire = same & 7;
            return true;
        }
        at = begin;
        return false;
    }

    final int length() {
        expect(LENGTH);
        long length = varint();
        if (length < 0 || length > limit - at) {
            throw failure("a length that goes beyond its message");
        }
        return (int) length;
    }

    final void expect(int expected) {
        if (wire != expected) {
            throw failure("a field is not carried as its type is");
        }
    }

    /** Most are of one byte. */
    final long varint() {
        if (at < limit && bytes[at] >= 0) {
            return bytes[at++];
        }
        return longVarint();
    }

    final long longVarint() {
        long value = 0;
        for (int shift = 0; shift < Long.SIZE; shift += 7) {
            if (at >= limit) {
                throw failure("the message ends in the middle");
            }
            byte b = bytes[at++];
            value |= (long) (b & 0x7f) << shift;
            if (b >= 0) {
                return value;
            }
        }
        throw failure("a number of more than ten bytes");
    }

    /** The number of a field and its wire type, which take no more than 32 bits. */
    final int tag() {
        long tag = varint();
        if (tag >>> Integer.SIZE != 0) {
            throw failure("expected the tag of a field");
        }
        return (int) tag;
    }

    final void skip() {
        switch (wire) {
            case VARINT -> varint();
            case FIXED64 -> advance(Long.BYTES);
            case LENGTH -> advance(length());
            case FIXED32 -> advance(Integer.BYTES);
            default -> throw failure("a field is carried in no known way");
        }
    }

    final DecodeOptions options() {
        return options;
    }

    final void advance(int length) {
        if (length > limit - at) {
            throw failure("the message ends in the middle");
        }
        at += length;
    }

    final boolean isLengthDelimited() {
        return wire == LENGTH;
    }

    final boolean atEnd() {
        return at == limit;
    }

    final void skipRest() {
        at = limit;
    }

    /** What is left of the current message. */
    final byte[] rest() {
        byte[] rest = Arrays.copyOfRange(bytes, at, limit);
        at = limit;
        return rest;
    }

    final int position() {
        return at;
    }

    final int end() {
        return limit;
    }

    /** What to throw where the document is not what was expected: at the place where the reader stands, in words that quote nothing of it. */
    public final DecodingException failure(String problem) {
        return new DecodingException(problem, ProtoPathAt.find(bytes, from, fieldAt, depth), at - origin);
    }
}
