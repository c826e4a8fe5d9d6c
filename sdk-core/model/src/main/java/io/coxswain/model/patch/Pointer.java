package io.coxswain.model.patch;

import io.coxswain.model.JsonPointer;
import java.util.ArrayList;
import java.util.List;

/** Paths as of RFC 6901. */
final class Pointer {
    private Pointer() {}

    /** The names and indices that a path consists of; none for the whole document. */
    static List<String> parse(String path) {
        List<String> tokens = new ArrayList<>();
        if (path.isEmpty()) {
            return tokens;
        }
        if (path.charAt(0) != '/') {
            throw PatchException.malformed("a path that is not empty begins with /");
        }
        for (String token : path.substring(1).split("/", -1)) {
            tokens.add(unescape(token));
        }
        return tokens;
    }

    private static String unescape(String token) {
        for (int at = token.indexOf('~'); at >= 0; at = token.indexOf('~', at + 1)) {
            char next = at + 1 < token.length() ? token.charAt(at + 1) : ' ';
            if (next != '0' && next != '1') {
                throw PatchException.malformed("in a path ~ is written ~0, and / within a name ~1");
            }
        }
        return JsonPointer.unescape(token);
    }
}
