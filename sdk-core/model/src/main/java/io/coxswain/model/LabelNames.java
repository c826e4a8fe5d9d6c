package io.coxswain.model;

/** What Kubernetes allows as label keys and values. Every kind checks its group here: loops spare a fresh JVM its first lambda. */
final class LabelNames {
    private static final int MAX_NAME = 63;
    private static final int MAX_PREFIX = 253;

    private LabelNames() {}

    static void checkKey(String key) {
        int slash = key.indexOf('/');
        if (slash >= 0) {
            checkPrefix(key, key.substring(0, slash));
        }
        if (!isName(key.substring(slash + 1))) {
            throw bad(
                    "label key",
                    key,
                    "a name of 1 to 63 letters, digits, '-', '_' and '.', a letter or digit at both ends, after "
                            + "an optional DNS name and '/'");
        }
    }

    private static void checkPrefix(String key, String prefix) {
        if (!isDnsSubdomain(prefix)) {
            throw bad("label key", key, "a lower-case DNS name of at most 253 characters before the '/'");
        }
    }

    static void checkValue(String value) {
        if (!value.isEmpty() && !isName(value)) {
            throw bad(
                    "label value",
                    value,
                    "nothing, or 1 to 63 letters, digits, '-', '_' and '.', a letter or digit at both ends");
        }
    }

    private static boolean isName(String name) {
        int length = name.length();
        if (length == 0
                || length > MAX_NAME
                || !isAlphanumeric(name.charAt(0))
                || !isAlphanumeric(name.charAt(length - 1))) {
            return false;
        }
        for (int i = 0; i < length; i++) {
            char c = name.charAt(i);
            if (!isAlphanumeric(c) && c != '-' && c != '_' && c != '.') {
                return false;
            }
        }
        return true;
    }

    static boolean isDnsSubdomain(String name) {
        if (name.isEmpty() || name.length() > MAX_PREFIX) {
            return false;
        }
        for (String label : name.split("\\.", -1)) {
            if (!isDnsLabel(label)) {
                return false;
            }
        }
        return true;
    }

    /** Of any length: as a part of a name only the whole is limited. */
    static boolean isDnsLabel(String label) {
        if (label.isEmpty() || label.startsWith("-") || label.endsWith("-")) {
            return false;
        }
        for (int i = 0; i < label.length(); i++) {
            char c = label.charAt(i);
            if (!(c >= 'a' && c <= 'z' || c >= '0' && c <= '9' || c == '-')) {
                return false;
            }
        }
        return true;
    }

    private static boolean isAlphanumeric(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9';
    }

    private static IllegalArgumentException bad(String what, String text, String expected) {
        return new IllegalArgumentException("not a " + what + ": " + Excerpt.of(text) + " (expected " + expected + ")");
    }
}
