package io.coxswain.client.rest;

import java.nio.charset.StandardCharsets;

/** Path segments and query values, encoded such that no value can change which request it is part of. */
final class Segments {
    private static final String UNRESERVED = "-._~";

    private Segments() {}

    /**
     * Returns the segment if it may stand in a path.
     *
     * @throws IllegalArgumentException if it is empty, {@code .} or {@code ..}, or holds a slash, a percent sign or a control
     *     character: a server or a proxy might read these as another path
     */
    static String checked(String what, String segment) {
        if (segment.isEmpty()) {
            throw new IllegalArgumentException("the " + what + " is empty");
        }
        if (segment.equals(".") || segment.equals("..")) {
            throw new IllegalArgumentException("the " + what + " may not be '" + segment + "'");
        }
        for (int i = 0; i < segment.length(); i++) {
            char c = segment.charAt(i);
            if (c == '/' || c == '\\' || c == '%' || Character.isISOControl(c)) {
                throw new IllegalArgumentException("the " + what + " may not hold "
                        + (Character.isISOControl(c) ? "control characters" : "'" + c + "'"));
            }
        }
        return segment;
    }

    static void appendPath(StringBuilder out, String segment) {
        out.append('/');
        encode(out, segment, ":");
    }

    static void appendQuery(StringBuilder out, String text) {
        encode(out, text, "");
    }

    private static void encode(StringBuilder out, String text, String alsoPlain) {
        for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
            char c = (char) (b & 0xff);
            if (isAlphanumeric(c) || UNRESERVED.indexOf(c) >= 0 || alsoPlain.indexOf(c) >= 0) {
                out.append(c);
            } else {
                out.append('%').append(hex(c >> 4)).append(hex(c & 0xf));
            }
        }
    }

    private static boolean isAlphanumeric(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9';
    }

    private static char hex(int digit) {
        return "0123456789ABCDEF".charAt(digit);
    }
}
