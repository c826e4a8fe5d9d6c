package io.coxswain.model.codec;

/**
 * Walks over JSON without building anything, and holds it to the grammar on the way: what is kept raw is well-formed.
 */
final class JsonScan {
    /** How many bytes a character may have. */
    private static final int MAX_CHARACTER = 4;

    private final byte[] json;
    private final int to;
    private final DecodeOptions options;
    private final int maxString;

    /** How many levels are left. */
    private final int maxDepth;

    /** @param depth how many objects and lists lie around what is walked over */
    JsonScan(byte[] json, int to, DecodeOptions options, int depth) {
        this.json = json;
        this.to = to;
        this.options = options;
        this.maxString = options.maxStringBytes();
        this.maxDepth = options.maxDepth() - depth;
    }

    /** Where the next byte that is not white space lies. */
    int space(int at) {
        int i = at;
        // Few bytes get past the first comparison.
        while (i < to && json[i] <= ' ' && isSpace(json[i])) {
            i++;
        }
        return i;
    }

    private static boolean isSpace(byte b) {
        return b == ' ' || b == '\n' || b == '\r' || b == '\t';
    }

    byte peek(int at) {
        if (at >= to) {
            throw ended("the document ends in the middle");
        }
        return json[at];
    }

    int expect(int at, char c) {
        if (peek(at) != c) {
            throw failure("expected '" + c + "'", at);
        }
        return at + 1;
    }

    /** Whether the string that begins here (at its quote) is the given plain ASCII name. */
    boolean isName(int at, String name) {
        int end = at + 1 + name.length();
        if (end >= to || json[end] != '"') {
            return false;
        }
        for (int i = 0; i < name.length(); i++) {
            if (json[at + 1 + i] != name.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    /** Behind the value that begins here. */
    int value(int at) {
        return value(at, maxDepth);
    }

    private int value(int at, int levels) {
        // For each level that is open, whether it is an object: the innermost lowest.
        long objects = 0;
        int depth = 0;
        int i = at;
        while (true) {
            byte b = peek(i);
            if (b == '{' || b == '[') {
                if (depth == levels) {
                    throw failure("nested deeper than " + options.maxDepth() + " levels", i);
                }
                int inside = space(i + 1);
                if (peek(inside) == closing(b)) {
                    i = inside + 1;
                } else if (depth == Long.SIZE) {
                    i = value(i, levels - depth);
                } else {
                    depth++;
                    objects = objects << 1 | (b == '{' ? 1 : 0);
                    i = b == '{' ? name(inside) : inside;
                    continue;
                }
            } else {
                i = scalar(i, b);
            }
            // Behind a value: out of all that ends here, and on to the next one.
            while (true) {
                if (depth == 0) {
                    return i;
                }
                boolean object = (objects & 1) != 0;
                i = space(i);
                if (peek(i) == ',') {
                    i = space(i + 1);
                    i = object ? name(i) : i;
                    break;
                }
                i = expect(i, object ? '}' : ']');
                depth--;
                objects >>>= 1;
            }
        }
    }

    /** In ASCII, brackets and braces lie two apart. */
    private static int closing(byte opening) {
        return opening + 2;
    }

    /** Behind a name and its colon. */
    private int name(int at) {
        int i = string(at);
        i = i < to && json[i] == ':' ? i + 1 : expect(space(i), ':');
        return space(i);
    }

    private int scalar(int at, byte first) {
        return switch (first) {
            case '"' -> string(at);
            case 't' -> word(at, "true");
            case 'f' -> word(at, "false");
            case 'n' -> word(at, "null");
            default -> number(at);
        };
    }

    /** Behind the string whose opening quote is here. */
    int string(int at) {
        int i = JsonText.plain(json, expect(at, '"'), to);
        while (true) {
            byte b = peek(i);
            if (b == '"') {
                if (i - at > maxString) {
                    throw failure("a string longer than " + options.maxStringBytes() + " bytes", at);
                }
                return i + 1;
            }
            if (b == '\\') {
                i = escape(i + 1);
            } else if (b < 0) {
                i = character(i);
            } else {
                throw failure("control character in a string", i);
            }
            i = JsonText.plain(json, i, to);
        }
    }

    private int character(int at) {
        int end = JsonText.character(json, at, to);
        if (end < 0) {
            throw isCut(at) ? ended("malformed UTF-8") : failure("malformed UTF-8", at);
        }
        return end;
    }

    /** Whether the bytes end in what might become a character. */
    private boolean isCut(int at) {
        int i = at + 1;
        while (i < to && (json[i] & 0xc0) == 0x80) {
            i++;
        }
        return i == to && i - at < MAX_CHARACTER;
    }

    private int escape(int at) {
        byte b = peek(at);
        if (b == 'u') {
            for (int i = at + 1; i <= at + 4; i++) {
                if (Character.digit(peek(i), 16) < 0) {
                    throw failure("expected four hexadecimal digits", i);
                }
            }
            return at + 5;
        }
        return switch (b) {
            case '"', '\\', '/', 'b', 'f', 'n', 'r', 't' -> at + 1;
            default -> throw failure("unknown escape in a string", at);
        };
    }

    private int word(int at, String word) {
        for (int i = 0; i < word.length(); i++) {
            expect(at + i, word.charAt(i));
        }
        return at + word.length();
    }

    private int number(int at) {
        int i = peek(at) == '-' ? at + 1 : at;
        i = peek(i) == '0' ? i + 1 : digits(i);
        if (i < to && json[i] == '.') {
            i = digits(i + 1);
        }
        if (i < to && (json[i] == 'e' || json[i] == 'E')) {
            i++;
            i = digits(peek(i) == '+' || json[i] == '-' ? i + 1 : i);
        }
        if (i - at > options.maxNumberLength()) {
            throw failure("a number longer than " + options.maxNumberLength() + " characters", at);
        }
        return i;
    }

    private int digits(int at) {
        int i = at;
        while (i < to && json[i] >= '0' && json[i] <= '9') {
            i++;
        }
        if (i == at) {
            throw at == to ? ended("expected a value") : failure("expected a value", at);
        }
        return i;
    }

    private DecodingException ended(String problem) {
        return new DecodingException(problem, "", to, true);
    }

    private static DecodingException failure(String problem, int at) {
        return new DecodingException(problem, "", at);
    }
}
