package io.coxswain.model.codec;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A document whose {@code metadata.managedFields} have been cut out before it is parsed, a zero in their place. They are half
 * of many an object, most readers never look, and their ever new names would swell the parser's table of names.
 */
record ManagedFieldsCut(
        byte[] json, int from, int to, byte[] whole, int wholeFrom, byte @Nullable [] cut, int cutAt, int cutLength) {

    static ManagedFieldsCut of(byte[] json, int from, int to, boolean keep) {
        int[] range = find(json, from, to);
        if (range == null) {
            return new ManagedFieldsCut(json, from, to, json, from, null, to, 0);
        }
        int head = range[0] - from;
        int tail = to - range[1];
        byte[] rest = new byte[head + 1 + tail];
        System.arraycopy(json, from, rest, 0, head);
        rest[head] = '0';
        System.arraycopy(json, range[1], rest, head + 1, tail);
        byte[] cut = keep ? Arrays.copyOfRange(json, range[0], range[1]) : null;
        return new ManagedFieldsCut(rest, 0, rest.length, json, from, cut, head, range[1] - range[0] - 1);
    }

    /** Where a byte of the shortened document lay in the original one. */
    long original(long offset) {
        return offset > cutAt ? offset + cutLength : offset;
    }

    /** A part of the original document, given where it lies in the shortened one. */
    byte[] raw(int start, int end) {
        return Arrays.copyOfRange(whole, wholeFrom + (int) original(start), wholeFrom + (int) original(end));
    }

    /** From the first to behind the last byte of the list, or null where there is none to cut. */
    private static int @Nullable [] find(byte[] json, int from, int to) {
        JsonScan scan = new JsonScan(json, to, DecodeOptions.DEFAULT, 0);
        int metadata = member(scan, scan.space(from), "metadata");
        int list = metadata < 0 ? -1 : member(scan, metadata, "managedFields");
        if (list < 0 || scan.peek(list) != '[') {
            return null;
        }
        return new int[] {list, scan.value(list)};
    }

    /** Where the value of a member of the object that begins here lies, or -1. */
    private static int member(JsonScan scan, int at, String name) {
        if (scan.peek(at) != '{') {
            return -1;
        }
        int i = scan.space(at + 1);
        while (scan.peek(i) != '}') {
            boolean found = scan.peek(i) == '"' && scan.isName(i, name);
            i = scan.space(scan.expect(scan.space(scan.string(i)), ':'));
            if (found) {
                return i;
            }
            i = scan.space(scan.value(i));
            i = scan.peek(i) == ',' ? scan.space(i + 1) : i;
        }
        return -1;
    }
}
