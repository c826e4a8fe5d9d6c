package io.coxswain.model.codec;

import io.coxswain.model.JsonPointer;
import io.coxswain.model.codec.StrictDecodingException.Problem;
import io.coxswain.model.codec.StrictDecodingException.Reason;
import io.coxswain.model.meta.v1.ListMeta;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads a list in JSON in place. A value that is cut off is read again from its start when more has arrived, which costs less than
 * to look for its end first: most values are whole.
 */
final class JsonListReader<T> extends ListReader<T> {

    /** What comes next, blanks aside. */
    private enum State {
        BEGIN,
        FIRST_NAME,
        NAME,
        COLON,
        VALUE,
        VALUE_END,
        FIRST_ITEM,
        ITEM,
        /** The rest of an item that is not of its type. */
        BAD_ITEM,
        ITEM_END,
        NOTHING
    }

    private static final Set<String> KNOWN = Set.of("kind", "apiVersion", "metadata");

    private final ValueScan scan = new ValueScan();
    private State state = State.BEGIN;
    private String name = "";
    private long nameAt;
    private final Set<String> seen = new HashSet<>();
    private boolean itemsSeen;
    private @Nullable DecodingException error;

    JsonListReader(Codec<T> codec, DecodeOptions options, int max) {
        super(codec, options, max);
    }

    @Override
    boolean hasEnded() {
        return state == State.NOTHING;
    }

    @Override
    boolean step(byte[] bytes, int at, int to) {
        int i = at;
        while (i < to && (bytes[i] == ' ' || bytes[i] == '\n' || bytes[i] == '\r' || bytes[i] == '\t')) {
            i++;
        }
        moveTo(i);
        return i < to && step(bytes, i, to, bytes[i]);
    }

    private boolean step(byte[] bytes, int at, int to, byte b) {
        return switch (state) {
            case BEGIN -> sign(at, b == '{', "expected a list", State.FIRST_NAME);
            case FIRST_NAME -> b == '}' ? end(at) : go(State.NAME);
            case COLON -> sign(at, b == ':', "expected ':'", State.VALUE);
            case VALUE_END -> b == '}' ? end(at) : sign(at, b == ',', "expected ',' or '}'", State.NAME);
            case FIRST_ITEM -> b == ']' ? sign(at, true, "", State.VALUE_END) : go(State.ITEM);
            case ITEM_END ->
                b == ']' ? sign(at, true, "", State.VALUE_END) : sign(at, b == ',', "expected ',' or ']'", State.ITEM);
            case ITEM -> b == '{' ? token(bytes, at, to) : sign(at, false, "expected an object", State.ITEM);
            case VALUE ->
                b == '[' && name.equals("items") ? sign(at, true, "", State.FIRST_ITEM) : token(bytes, at, to);
            case NAME -> token(bytes, at, to);
            case BAD_ITEM -> pass(bytes, at, to);
            case NOTHING -> throw failure("there is something behind the end of the list", at);
        };
    }

    private boolean go(State next) {
        state = next;
        return true;
    }

    private boolean sign(int at, boolean expected, String otherwise, State next) {
        if (!expected) {
            throw failure(otherwise, at);
        }
        moveTo(at + 1);
        return go(next);
    }

    private boolean end(int at) {
        if (!itemsSeen) {
            throw failure("expected a list, but there are no items", at);
        }
        return sign(at, true, "", State.NOTHING);
    }

    @Override
    String path() {
        return switch (state) {
            case FIRST_ITEM, ITEM, BAD_ITEM, ITEM_END -> itemPath();
            case COLON, VALUE, VALUE_END -> path(name);
            default -> "";
        };
    }

    /** Takes a name, a value or an item, if it is whole. */
    private boolean token(byte[] bytes, int at, int to) {
        if (!scan.mayBeWhole(bytes, at, to)) {
            return wait(at, to);
        }
        ByteReader in = ByteReader.growing(bytes, at, to, options);
        T item = null;
        try {
            switch (state) {
                case ITEM -> {
                    item = codec.read(in);
                    in.check();
                }
                case NAME -> name(in, at);
                default -> value(in, bytes[at], at, to);
            }
        } catch (DecodingException e) {
            return failed(e, at, to);
        }
        requireSize(in.position() - at, at);
        scan.reset(state == State.ITEM ? in.position() - at : 0);
        moveTo(in.position());
        if (item != null) {
            found(item);
        }
        return go(item != null ? State.ITEM_END : state == State.NAME ? State.COLON : State.VALUE_END);
    }

    private boolean wait(int at, int to) {
        requireSize(to - at + 1L, at);
        return false;
    }

    private boolean failed(DecodingException e, int at, int to) {
        if (e == DecodingException.INCOMPLETE) {
            scan.tried(to - at);
            return wait(at, to);
        }
        if (state == State.ITEM) {
            error = e;
            return go(State.BAD_ITEM);
        }
        throw e.within("", path(), offset(at));
    }

    private void name(ByteReader in, int at) {
        String found = in.uniqueString();
        if (found == null || (found.equals("items") && itemsSeen)) {
            throw in.failure(found == null ? "expected the name of a field" : "the list has its items twice");
        }
        name = found;
        nameAt = offset(at);
        itemsSeen |= found.equals("items");
        if (KNOWN.contains(found) && !seen.add(found)) {
            refuse(Problem.of(Reason.DUPLICATE, found, path(found), nameAt));
        }
    }

    private void value(ByteReader in, byte first, int at, int to) {
        switch (name) {
            case "kind" -> kind = in.string();
            case "apiVersion" -> apiVersion = in.string();
            case "metadata" -> metadata(in, at);
            case "items" -> {
                if (!in.isNull()) {
                    throw in.failure("expected a list");
                }
            }
            default -> unknown(in, first, to);
        }
    }

    private void unknown(ByteReader in, byte first, int to) {
        byte[] value = in.rawValue();
        if (in.position() == to && first != '{' && first != '[' && first != '"') {
            // A number may go on.
            throw DecodingException.INCOMPLETE;
        }
        if (!mayKeep(value.length)) {
            throw in.failure(TOO_MANY);
        }
        unknown = UnknownFields.of(unknown, name, value);
        refuse(Problem.of(Reason.UNKNOWN, name, path(name), nameAt));
    }

    private void metadata(ByteReader in, int at) {
        metadata = in.object(ListMeta.CODEC);
        try {
            in.check();
        } catch (StrictDecodingException e) {
            for (Problem problem : e.problems()) {
                String field = name + problem.path().replace('/', '.');
                refuse(Problem.of(problem.reason(), field, path(name) + problem.path(), offset(at) + problem.offset()));
            }
        }
    }

    private static String path(String field) {
        return JsonPointer.append("", field);
    }

    private boolean pass(byte[] bytes, int at, int to) {
        DecodingException cause = Objects.requireNonNull(error);
        int end = scan.end(bytes, at, to);
        if (end < 0) {
            return wait(at, to);
        }
        requireSize(end - at, at);
        requireWellFormed(bytes, at, end, cause);
        pass(ContentType.JSON, bytes, end, cause);
        scan.reset(0);
        return go(State.ITEM_END);
    }

    private void requireWellFormed(byte[] bytes, int at, int end, DecodingException cause) {
        try {
            if (new JsonScan(bytes, end, options, 0).value(at) == end) {
                return;
            }
        } catch (DecodingException malformed) {
            // Told by what was noticed first.
        }
        throw cause.within("", path(), offset(at));
    }
}
