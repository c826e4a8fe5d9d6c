package io.coxswain.model.codec;

import io.coxswain.model.JsonPointer;
import io.coxswain.model.codec.StrictDecodingException.Problem;
import io.coxswain.model.codec.StrictDecodingException.Reason;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What strict reading of JSON finds, kept by place while the document is read. Only when it is well-formed to its end, names are
 * made of that: other errors come before these.
 */
final class StrictFields {
    /** Unknown fields of one object may repeat, and are told only once. */
    private static final int MAX_PLACES = 10 * StrictDecodingException.MAX_PROBLEMS;

    /** A document of few and long names would make a text that is longer than itself. */
    private static final int MAX_TEXT = 1 << 16;

    private static final int NOWHERE = 1 << 24;

    private final byte[] json;
    private final int from;
    private final int to;

    /** Per open object: the known fields that it has already. */
    private final List<BitSet> seen = new ArrayList<>();

    /** Of each problem the byte at which the name begins, twice, and one more if the field is a duplicate. */
    private final List<Long> places = new ArrayList<>();

    private int suspended;

    StrictFields(byte[] json, int from, int to) {
        this.json = json;
        this.from = from;
        this.to = to;
    }

    /** Nothing is looked at until the same number of calls of {@link #resume}. */
    void suspend() {
        suspended++;
    }

    void resume() {
        suspended--;
    }

    /** Gives a place behind all fields: none is then expected, and each one looked up. */
    int beginObject(int depth) {
        if (depth == seen.size()) {
            seen.add(new BitSet());
        }
        seen.get(depth).clear();
        return NOWHERE;
    }

    /** A field of the type, whose name begins here at its quote. */
    void known(int depth, int field, int name) {
        BitSet fields = seen.get(depth);
        if (fields.get(field)) {
            add(name, true);
        }
        fields.set(field);
    }

    void unknown(int name) {
        add(name, false);
    }

    /** The map that begins here. */
    void map(int begin, Object[] entries, int first, int end) {
        Set<Object> keys = new HashSet<>();
        for (int i = first; i < end; i += 2) {
            keys.add(entries[i]);
        }
        if (keys.size() == (end - first) / 2) {
            return;
        }
        keys.clear();
        JsonScan scan = new JsonScan(json, to, DecodeOptions.DEFAULT, 0);
        int at = begin;
        for (int i = first; i < end; i += 2) {
            at = scan.space(at + 1);
            if (!keys.add(entries[i])) {
                add(at, true);
            }
            at = scan.space(scan.expect(scan.space(scan.string(at)), ':'));
            at = scan.space(scan.value(at));
        }
    }

    /**
     * The value that begins here, whose type is not known here.
     *
     * @param unknown the fields in it that its type does not know, as JSON pointers
     */
    void raw(int begin, Set<String> unknown) {
        raw(new JsonScan(json, to, DecodeOptions.DEFAULT, 0), begin, "", unknown);
    }

    private int raw(JsonScan scan, int begin, String path, Set<String> unknown) {
        byte first = json[begin];
        if (first != '{' && first != '[') {
            return scan.value(begin);
        }
        Set<String> names = new HashSet<>();
        int at = scan.space(begin + 1);
        for (int i = 0; json[at] != '}' && json[at] != ']'; i++) {
            String name = Integer.toString(i);
            int field = at;
            if (first == '{') {
                at = scan.string(field);
                name = String.valueOf(EscapedText.decode(json, field + 1, at - 1));
                at = scan.space(scan.expect(scan.space(at), ':'));
            }
            String here = unknown.isEmpty() ? "" : JsonPointer.append(path, name);
            boolean duplicate = first == '{' && !names.add(name);
            if (duplicate || unknown.contains(here)) {
                add(field, duplicate);
            }
            at = scan.space(raw(scan, at, here, unknown));
            at = json[at] == ',' ? scan.space(at + 1) : at;
        }
        return at + 1;
    }

    private void add(int name, boolean duplicate) {
        if (suspended == 0 && places.size() < MAX_PLACES) {
            places.add(name * 2L + (duplicate ? 1 : 0));
        }
    }

    /** @throws StrictDecodingException if anything was found */
    void check() {
        if (places.isEmpty()) {
            return;
        }
        // The keys of a map are looked at behind its values.
        places.sort(null);
        throw new StrictDecodingException("", problems());
    }

    private List<Problem> problems() {
        PathAt path = new PathAt(json, from, to);
        List<Problem> problems = new ArrayList<>();
        Set<String> told = new HashSet<>();
        int length = 0;
        for (long place : places) {
            int name = (int) (place / 2);
            path.walkToName(name);
            Reason reason = place % 2 == 0 ? Reason.UNKNOWN : Reason.DUPLICATE;
            Problem problem = Problem.of(reason, path.field(), path.pointer(), name - from);
            length += problem.path().length() + problem.message().length();
            if (told.add(problem.message())) {
                problems.add(problem);
            }
            if (problems.size() == StrictDecodingException.MAX_PROBLEMS || length > MAX_TEXT) {
                break;
            }
        }
        return problems;
    }
}
