package io.coxswain.client.rest;

import java.util.List;
import java.util.Map;

/** The headers of a request. Plain loops: every request comes by here several times. */
final class Headers {
    private Headers() {}

    static String checkedName(String name) {
        boolean legal = !name.isEmpty();
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            legal &= c > 0x20 && c < 0x7f && c != ':';
        }
        if (!legal) {
            throw new IllegalArgumentException("not the name of a header");
        }
        return name;
    }

    static String checkedValue(String name, String value) {
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c != '\t' && (c < 0x20 || c == 0x7f)) {
                throw new IllegalArgumentException("the value of " + name + " holds control characters");
            }
        }
        return value;
    }

    /** Whether there is a header whose name begins so, in whatever case. */
    static boolean anyBegins(List<Map.Entry<String, String>> headers, String beginning) {
        for (Map.Entry<String, String> header : headers) {
            if (header.getKey().regionMatches(true, 0, beginning, 0, beginning.length())) {
                return true;
            }
        }
        return false;
    }

    /** Whether a header of this name, in whatever case, has such a word in its value. */
    static boolean anyHolds(List<Map.Entry<String, String>> headers, String name, String word) {
        for (Map.Entry<String, String> header : headers) {
            if (header.getKey().equalsIgnoreCase(name) && header.getValue().contains(word)) {
                return true;
            }
        }
        return false;
    }
}
