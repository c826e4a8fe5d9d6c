package io.coxswain.model.codec;

/** Finds a member of a JSON object by its name; what is deeper is passed over, and nothing built. */
final class JsonMember {
    private final String name;

    JsonMember(String name) {
        this.name = name;
    }

    /**
     * Where the value begins of the first member of that name; -1 if there is none.
     *
     * @param at where the object begins
     */
    int find(JsonScan scan, byte[] json, int at) {
        int i = scan.space(scan.expect(at, '{'));
        while (scan.peek(i) != '}') {
            int end = scan.string(i);
            int value = scan.space(scan.expect(scan.space(end), ':'));
            if (isName(scan, json, i, end)) {
                scan.peek(value);
                return value;
            }
            i = scan.space(scan.value(value));
            if (scan.peek(i) != '}') {
                i = scan.space(scan.expect(i, ','));
            }
        }
        return -1;
    }

    /** A name may be escaped, too; readers see through that, and so must those who look ahead. */
    private boolean isName(JsonScan scan, byte[] json, int from, int to) {
        return to - from >= name.length() + 2
                && (scan.isName(from, name) || name.equals(EscapedText.decode(json, from + 1, to - 1)));
    }
}
