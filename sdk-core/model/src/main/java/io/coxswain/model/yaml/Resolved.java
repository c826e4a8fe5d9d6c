package io.coxswain.model.yaml;

import java.math.BigInteger;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What an unquoted string is taken for. These are the rules of the YAML library that Kubernetes uses, which are its own mixture
 * of YAML 1.1, YAML 1.2 and Go.
 *
 * @param text as JSON writes it; of a number that is {@link Kind#FLOAT} what was read
 * @param number of a {@link Kind#FLOAT}
 */
record Resolved(Kind kind, String text, double number) {

    enum Kind {
        NULL,
        BOOL,
        INTEGER,
        /** An integer that only 64 bits without a sign hold. */
        UNSIGNED,
        FLOAT,
        TIME,
        TEXT
    }

    private static final String STANDARD = "tag:yaml.org,2002:";
    private static final Map<String, Kind> TAGS = Map.of(
            STANDARD + "null", Kind.NULL,
            STANDARD + "bool", Kind.BOOL,
            STANDARD + "int", Kind.INTEGER,
            STANDARD + "float", Kind.FLOAT,
            STANDARD + "timestamp", Kind.TIME,
            STANDARD + "str", Kind.TEXT);

    private static final Map<String, Resolved> WORDS = words();

    private static final Pattern FLOAT = Pattern.compile("[-+]?(\\.[0-9]+|[0-9]+(\\.[0-9]*)?)([eE][-+]?[0-9]+)?");
    private static final Pattern DOT_FLOAT = Pattern.compile("\\.[0-9]++(_[0-9]++)*+([eE][-+]?[0-9]++(_[0-9]++)*+)?");
    private static final BigInteger MAX_UNSIGNED = BigInteger.ONE.shiftLeft(64).subtract(BigInteger.ONE);
    private static final int LONGEST_INTEGER = 64;

    /** An unquoted string without a tag. */
    static Resolved of(String text) {
        return of(text, true);
    }

    /**
     * A string with a tag.
     *
     * @return null if it is not what the tag says
     */
    static @Nullable Resolved of(String tag, String text) {
        Kind kind = TAGS.get(tag);
        if (kind == null || kind == Kind.TEXT) {
            return text(text);
        }
        Resolved found = of(text, kind == Kind.TIME);
        if (found.kind == kind || (kind == Kind.INTEGER && found.kind == Kind.UNSIGNED)) {
            return found;
        }
        return kind == Kind.FLOAT && found.kind == Kind.INTEGER
                ? new Resolved(Kind.FLOAT, text, Long.parseLong(found.text))
                : null;
    }

    private static Resolved of(String text, boolean times) {
        Resolved word = WORDS.get(text);
        if (word != null) {
            return word;
        }
        char first = text.charAt(0);
        if (first == '.') {
            return orText(DOT_FLOAT.matcher(text).matches() ? real(text.replace("_", "")) : null, text);
        }
        if (first != '+' && first != '-' && (first < '0' || first > '9')) {
            return text(text);
        }
        if (times && GoTimestamp.isTimestamp(text)) {
            return new Resolved(Kind.TIME, text, 0);
        }
        return orText(number(text.replace("_", "")), text);
    }

    private static @Nullable Resolved number(String plain) {
        BigInteger integer = integer(plain);
        if (integer != null && integer.bitLength() < Long.SIZE) {
            return new Resolved(Kind.INTEGER, integer.toString(), 0);
        }
        boolean signed = plain.startsWith("+") || plain.startsWith("-");
        if (integer != null && !signed && integer.compareTo(MAX_UNSIGNED) <= 0) {
            return new Resolved(Kind.UNSIGNED, integer.toString(), 0);
        }
        if (FLOAT.matcher(plain).matches()) {
            return real(plain);
        }
        BigInteger binary = plain.startsWith("0b") ? signed(plain.substring(2), 2) : null;
        return binary != null && binary.bitLength() < Long.SIZE
                ? new Resolved(Kind.INTEGER, binary.toString(), 0)
                : null;
    }

    /** As Go reads an integer whose base its beginning tells, of up to 64 digits. */
    private static @Nullable BigInteger integer(String plain) {
        int sign = plain.startsWith("+") || plain.startsWith("-") ? 1 : 0;
        String rest = plain.substring(sign);
        if (rest.length() < 2 || rest.charAt(0) != '0') {
            return signed(plain, 10);
        }
        int base = switch (rest.charAt(1)) {
            case 'b', 'B' -> 2;
            case 'o', 'O' -> 8;
            case 'x', 'X' -> 16;
            default -> 0;
        };
        String digits = rest.substring(base == 0 ? 1 : 2);
        return isDigits(digits, base == 0 ? 8 : base)
                ? signed(plain.substring(0, sign) + digits, base == 0 ? 8 : base)
                : null;
    }

    private static @Nullable BigInteger signed(String plain, int base) {
        int sign = plain.startsWith("+") || plain.startsWith("-") ? 1 : 0;
        int zeros = sign;
        while (zeros < plain.length() - 1 && plain.charAt(zeros) == '0') {
            zeros++;
        }
        String digits = plain.substring(zeros);
        if (digits.length() > LONGEST_INTEGER || !isDigits(digits, base)) {
            return null;
        }
        BigInteger value = new BigInteger(digits, base);
        return plain.startsWith("-") ? value.negate() : value;
    }

    private static boolean isDigits(String text, int base) {
        return !text.isEmpty() && text.chars().allMatch(c -> c < 0x80 && Character.digit(c, base) >= 0);
    }

    private static @Nullable Resolved real(String text) {
        double number = Double.parseDouble(text);
        return Double.isInfinite(number) ? null : new Resolved(Kind.FLOAT, text, number);
    }

    private static Resolved orText(@Nullable Resolved found, String text) {
        return found == null ? text(text) : found;
    }

    private static Resolved text(String text) {
        return new Resolved(Kind.TEXT, text, 0);
    }

    private static Map<String, Resolved> words() {
        Map<String, Resolved> words = new HashMap<>();
        add(words, new Resolved(Kind.NULL, "null", 0), "", "~", "null", "Null", "NULL");
        Resolved yes = new Resolved(Kind.BOOL, "true", 0);
        add(words, yes, "y", "Y", "yes", "Yes", "YES", "true", "True", "TRUE", "on", "On", "ON");
        Resolved no = new Resolved(Kind.BOOL, "false", 0);
        add(words, no, "n", "N", "no", "No", "NO", "false", "False", "FALSE", "off", "Off", "OFF");
        add(words, new Resolved(Kind.FLOAT, ".nan", Double.NaN), ".nan", ".NaN", ".NAN");
        Resolved infinity = new Resolved(Kind.FLOAT, ".inf", Double.POSITIVE_INFINITY);
        add(words, infinity, ".inf", ".Inf", ".INF", "+.inf", "+.Inf", "+.INF");
        add(words, new Resolved(Kind.FLOAT, "-.inf", Double.NEGATIVE_INFINITY), "-.inf", "-.Inf", "-.INF");
        return Map.copyOf(words);
    }

    private static void add(Map<String, Resolved> words, Resolved meaning, String... spellings) {
        for (String spelling : spellings) {
            words.put(spelling, meaning);
        }
    }
}
