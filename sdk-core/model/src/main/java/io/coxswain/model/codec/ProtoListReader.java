package io.coxswain.model.codec;

import io.coxswain.model.codec.StrictDecodingException.Problem;
import io.coxswain.model.codec.StrictDecodingException.Reason;
import io.coxswain.model.meta.v1.ListMeta;
import java.util.Arrays;

/**
 * Reads a list in Kubernetes' protobuf field by field. Lengths come first, so that nothing is looked at before all of it is there,
 * and what is too large is refused at once.
 */
final class ProtoListReader<T> extends ListReader<T> {
    private static final int VARINT = 0;
    private static final int FIXED64 = 1;
    private static final int LENGTH = 2;
    private static final int FIXED32 = 5;
    private static final int MAX_VARINT = 10;
    private static final int LIST_FIELD = 2;

    private enum State {
        MAGIC,
        /** Fields of the envelope before the list. */
        ENVELOPE,
        LIST,
        /** Fields of the envelope behind the list. */
        TAIL
    }

    private State state = State.MAGIC;

    /** Where in the body the list ends. */
    private long listEnd;

    /** The field looked at: its number, how it is carried, and where its value lies, which may not be here yet. */
    private int field;

    private int wire;
    private int value;
    private long length;

    /** Behind the number read last. */
    private int cursor;

    ProtoListReader(Codec<T> codec, DecodeOptions options, int max) {
        super(codec, options, max);
    }

    @Override
    boolean hasEnded() {
        return state == State.TAIL || (state == State.LIST && offset(position()) == listEnd);
    }

    @Override
    String path() {
        return state == State.LIST && field == LIST_FIELD ? itemPath() : "";
    }

    @Override
    boolean step(byte[] bytes, int at, int to) {
        if (state == State.MAGIC) {
            return magic(bytes, at, to);
        }
        if (state == State.LIST && offset(at) == listEnd) {
            state = State.TAIL;
        }
        if (!head(bytes, at, to)) {
            return false;
        }
        if (state == State.LIST) {
            return item(bytes, at, to);
        }
        return field == LIST_FIELD ? list(at) : envelope(bytes, at, to);
    }

    private boolean magic(byte[] bytes, int at, int to) {
        if (to - at < ProtoEnvelope.HEAD) {
            return false;
        }
        if (!ProtoEnvelope.isAt(bytes, at, to)) {
            throw failure("expected Kubernetes' protobuf", at);
        }
        moveTo(at + ProtoEnvelope.HEAD);
        state = State.ENVELOPE;
        return true;
    }

    /** Reads where the field that begins here has its value; false if that is not here yet. */
    private boolean head(byte[] bytes, int at, int to) {
        cursor = at;
        long tag = varint(bytes, to);
        if (tag < 0) {
            return false;
        }
        field = (int) (tag >>> 3);
        wire = (int) (tag & 7);
        if (field == 0 || tag > 0xffff_ffffL) {
            throw failure("expected the tag of a field", at);
        }
        value = cursor;
        switch (wire) {
            case VARINT -> {
                int last = value;
                while (last < to && bytes[last] < 0) {
                    last++;
                }
                length = last - value + 1L;
                if (length > MAX_VARINT) {
                    throw failure("a number of more than ten bytes", at);
                }
            }
            case FIXED64 -> length = Long.BYTES;
            case FIXED32 -> length = Integer.BYTES;
            case LENGTH -> {
                length = varint(bytes, to);
                if (length < 0) {
                    return false;
                }
                value = cursor;
            }
            default -> throw failure("a field is carried in no known way", at);
        }
        if (state == State.LIST && length > listEnd - offset(value)) {
            throw failure("a length that goes beyond its message", at);
        }
        return true;
    }

    /** Reads a number; -1 if not all of it is here. */
    private long varint(byte[] bytes, int to) {
        long number = 0;
        for (int shift = 0; shift < Long.SIZE; shift += 7) {
            if (state == State.LIST && offset(cursor) >= listEnd) {
                throw failure("the message ends in the middle", cursor);
            }
            if (cursor == to) {
                return -1;
            }
            byte b = bytes[cursor++];
            number |= (long) (b & 0x7f) << shift;
            if (b >= 0) {
                if (number < 0) {
                    throw failure("a length that goes beyond its message", cursor);
                }
                return number;
            }
        }
        throw failure("a number of more than ten bytes", cursor);
    }

    private boolean list(int at) {
        if (state == State.TAIL || wire != LENGTH) {
            throw failure(state == State.TAIL ? "the list comes twice" : "expected a list", at);
        }
        if (kind != null && !kind.endsWith("List")) {
            throw failure("expected a list", at);
        }
        state = State.LIST;
        listEnd = offset(value) + length;
        moveTo(value);
        return true;
    }

    /** A field of the envelope. */
    private boolean envelope(byte[] bytes, int at, int to) {
        if (!isHere(at, to)) {
            return false;
        }
        ProtoReader in = reader(bytes, at);
        try {
            switch (field) {
                case 1 -> {
                    TypeMeta meta = ProtoEnvelope.typeMeta(in);
                    apiVersion = meta.apiVersion();
                    kind = meta.kind();
                }
                case 3 -> ProtoEnvelope.requireNoEncoding(in);
                default -> in.skip();
            }
        } catch (DecodingException e) {
            throw e.within("", "", offset(at));
        }
        return go();
    }

    /** A field of the list. */
    private boolean item(byte[] bytes, int at, int to) {
        if (!isHere(at, to)) {
            return false;
        }
        if (field == LIST_FIELD && wire == LENGTH) {
            return item(bytes);
        }
        ProtoReader in = reader(bytes, at);
        try {
            if (field == 1) {
                metadata = in.object(ListMeta.CODEC);
                check(in, at);
            } else if (field == LIST_FIELD) {
                throw in.failure("a field is not carried as its type is");
            } else if (mayKeep((int) length)) {
                unknown = UnknownFields.ofProto(unknown, Arrays.copyOfRange(bytes, at, valueEnd()));
                String number = Integer.toString(field);
                refuse(Problem.of(Reason.UNKNOWN, number, "/" + number, offset(at)));
            } else {
                throw in.failure(TOO_MANY);
            }
        } catch (DecodingException e) {
            throw e.within("", path(), offset(at));
        }
        return go();
    }

    private void check(ProtoReader in, int at) {
        try {
            in.check();
        } catch (StrictDecodingException e) {
            e.problems().forEach(problem -> refuse(problem.at(offset(at) + problem.offset())));
        }
    }

    private boolean item(byte[] bytes) {
        try {
            found(new ProtoReader(bytes, value, valueEnd(), options).whole(codec));
        } catch (DecodingException e) {
            moveTo(value);
            pass(ContentType.PROTOBUF, bytes, valueEnd(), e);
        }
        return go();
    }

    private boolean isHere(int at, int to) {
        requireSize(length, at);
        return length <= to - value;
    }

    private ProtoReader reader(byte[] bytes, int at) {
        ProtoReader in = new ProtoReader(bytes, at, valueEnd(), options);
        in.nextField();
        return in;
    }

    private int valueEnd() {
        return value + (int) length;
    }

    private boolean go() {
        moveTo(valueEnd());
        return true;
    }
}
