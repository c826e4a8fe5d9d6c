package io.coxswain.model.codec;

import java.util.Arrays;
import java.util.function.Function;

/**
 * Where a reader of JSON stands among its bytes, and what it can do without knowing what they mean: brackets, blanks, whole values.
 *
 * <p>Nothing outside the given part of the array is ever read.
 */
abstract class JsonBytes extends JsonReader {
    final byte[] json;
    final int from;
    final int to;
    final DecodeOptions options;
    final int maxDepth;

    int at;

    /** Whether more bytes may come behind these: running into their end is then no error yet. */
    boolean growing;

    /** Lists and maps nest too, without being objects. */
    int nesting;

    boolean lastWasNull;

    JsonBytes(byte[] json, int from, int to, DecodeOptions options) {
        this.json = json;
        this.from = from;
        this.to = to;
        this.options = options;
        this.maxDepth = options.maxDepth();
        this.at = from;
    }

    final int position() {
        return at;
    }

    final void open(char bracket, String otherwise) {
        if (at >= to) {
            throw ended(otherwise);
        }
        if (json[at] != bracket) {
            throw failure(otherwise);
        }
        if (++nesting > maxDepth) {
            throw failure("nested deeper than " + maxDepth + " levels");
        }
        at++;
        space();
    }

    final int close() {
        at++;
        nesting--;
        return END;
    }

    /** Behind an element or a member: whether another one follows, whose first byte is then the next. */
    final boolean more(char bracket) {
        space();
        byte b = peek();
        if (b == ',') {
            at++;
            space();
            return true;
        }
        if (b != bracket) {
            throw failure("expected ',' or '" + bracket + "'");
        }
        close();
        return false;
    }

    final void colon() {
        if (at < to && json[at] != ':') {
            space();
        }
        if (peek() != ':') {
            throw failure("expected ':'");
        }
        at++;
        space();
    }

    final void space() {
        while (at < to && json[at] <= ' ') {
            byte b = json[at];
            if (b != ' ' && b != '\n' && b != '\r' && b != '\t') {
                return;
            }
            at++;
        }
    }

    final byte peek() {
        if (at >= to) {
            throw ended("the document ends in the middle");
        }
        return json[at];
    }

    @Override
    final boolean isNull() {
        lastWasNull = at < to && json[at] == 'n';
        if (lastWasNull) {
            word("null");
        }
        return lastWasNull;
    }

    @Override
    public final int nulls(int bits, int bit) {
        return lastWasNull ? bits | bit : bits & ~bit;
    }

    final void word(String word) {
        int end = at + word.length();
        for (int i = at; i < end; i++) {
            if (i == to) {
                throw ended("malformed JSON");
            }
            if (json[i] != word.charAt(i - at)) {
                throw failure("malformed JSON");
            }
        }
        at = end;
    }

    @Override
    public final boolean isObject() {
        return peek() == '{';
    }

    @Override
    public final boolean isList() {
        return peek() == '[';
    }

    final void skipValue() {
        try {
            at = new JsonScan(json, to, options, nesting).value(at);
        } catch (DecodingException e) {
            at = (int) e.offset();
            throw e.isTruncated() ? ended(e.problem()) : failure(e.problem());
        }
    }

    @Override
    final byte[] rawValue() {
        lastWasNull = false;
        int begin = at;
        skipValue();
        return Arrays.copyOfRange(json, begin, at);
    }

    @Override
    public final <T> T raw(Function<byte[], T> reader) {
        int begin = at;
        byte[] value = rawValue();
        try {
            return reader.apply(value);
        } catch (DecodingException e) {
            throw e.within("", PathAt.find(json, from, begin), begin - from);
        }
    }

    @Override
    public final DecodeOptions options() {
        return options;
    }

    @Override
    public final DecodingException failure(String problem) {
        return new DecodingException(problem, PathAt.find(json, from, at), at - from);
    }

    /** What is wrong where the bytes end and should not. */
    final DecodingException ended(String problem) {
        return growing
                ? DecodingException.INCOMPLETE
                : new DecodingException(problem, PathAt.find(json, from, at), at - from, true);
    }
}
