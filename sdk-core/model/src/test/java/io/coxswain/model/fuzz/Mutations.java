package io.coxswain.model.fuzz;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** Changes of bytes that break readers: some of the bytes alone, and some of what they mean. */
public final class Mutations {
    /** What JSON is made of, and what is almost JSON. */
    private static final List<byte[]> JSON = bytes(
            "\"",
            "\\",
            "{",
            "}",
            "[",
            "]",
            ",",
            ":",
            " ",
            "\n",
            "null",
            "true",
            "false",
            "{}",
            "[]",
            "[[]]",
            "{\"a\":1}",
            "\"\"",
            "nul",
            "NaN",
            "Infinity",
            "-",
            "0",
            "-0",
            "00",
            "01",
            "1.",
            ".5",
            "1e",
            "1e+",
            "1e5",
            "1.5E-7",
            "1e400",
            "-1e400",
            "1e-400",
            "1e999999999",
            "9223372036854775807",
            "9223372036854775808",
            "-9223372036854775808",
            "2147483648",
            "99999999999999999999",
            "0.1e1",
            "\"\\u00e9\"",
            "\"\\u0000\"",
            "\"\\ud83d\\ude00\"",
            "\"\\x\"",
            "\"\\u12\"",
            "\"\\\"",
            "\u0001",
            "\u0000",
            "\u007f",
            "\u00e9",
            "\ud83d\ude00",
            "\ufeff",
            "\u2028",
            "\"kind\":",
            "\"metadata\":{},",
            "\"managedFields\":[{}],",
            "\"managedFields\":[{\"manager\":1}],",
            "\"Spec\":1,",
            "\"items\":[{},{},{}],",
            "\"2026-02-30T00:00:00Z\"",
            "\"1e2000\"",
            "\" 1 \"",
            "//",
            "/**/",
            "'a'",
            "\t",
            "\r");

    private static final List<byte[]> NO_UTF8 = Arrays.stream(new String[] {
                "\u00c3",
                "\u00a9",
                "\u00c0\u0080",
                "\u00e0\u0080\u0080",
                "\u00ed\u00a0\u0080",
                "\u00ed\u00a0\u00bd\u00ed\u00b8\u0080",
                "\u00f4\u0090\u0080\u0080",
                "\u00f8\u0088\u0080\u0080\u0080",
                "\u00ff",
                "\u00fe\u00ff",
                "\u00f0\u009f\u0098"
            })
            .map(text -> text.getBytes(ISO_8859_1))
            .toList();

    private static final List<byte[]> SURROGATES =
            bytes("\\ud83d", "\\ude00", "\\ud83d\\ud83d", "\\uDE00\\uD83D", "\"\\ud83d\"");

    private final Random random;

    public Mutations(Random random) {
        this.random = random;
    }

    private static List<byte[]> bytes(String... texts) {
        return Arrays.stream(texts).map(text -> text.getBytes(UTF_8)).toList();
    }

    /** JSON with up to three changes. */
    public byte[] json(byte[] seed, byte[] other) {
        byte[] json = seed;
        for (int n = random.nextInt(4); n > 0; n--) {
            json = oneOfJson(json, other);
        }
        return json;
    }

    private byte[] oneOfJson(byte[] json, byte[] other) {
        int at = random.nextInt(json.length + 1);
        int token = tokenAt(json, at);
        int end = behindToken(json, token);
        return switch (random.nextInt(16)) {
            case 0, 1, 2, 3 -> splice(json, token, end, one(JSON));
            case 4 -> splice(json, at, at, one(JSON));
            case 5 -> splice(json, at, at, one(NO_UTF8));
            case 6 -> splice(json, at, at, one(SURROGATES));
            case 7 ->
                splice(
                        json,
                        token,
                        end,
                        Arrays.copyOfRange(other, tokenAt(other, at), Math.min(other.length, at + 40)));
            case 8 -> splice(json, token, end, deep());
            case 9 -> splice(json, token, end, new byte[0]);
            case 10 -> member(json, token, end);
            case 11 -> splice(json, token, end, long_());
            default -> anyBytes(json, other);
        };
    }

    /** Bytes of anything with one change. */
    public byte[] anyBytes(byte[] bytes, byte[] other) {
        int at = random.nextInt(bytes.length + 1);
        int to = Math.min(bytes.length, at + random.nextInt(12));
        return switch (random.nextInt(8)) {
            case 0 -> random.nextInt(4) == 0 ? Arrays.copyOf(bytes, at) : bytes;
            case 1 -> splice(bytes, at, to, new byte[0]);
            case 2 -> splice(bytes, at, at, Arrays.copyOfRange(bytes, at, to));
            case 3 -> splice(bytes, at, Math.min(bytes.length, at + 1), new byte[] {(byte) random.nextInt(256)});
            case 4 -> splice(bytes, at, at, new byte[] {(byte) random.nextInt(256)});
            case 5 ->
                splice(
                        bytes,
                        at,
                        to,
                        Arrays.copyOfRange(other, Math.min(at, other.length), Math.min(other.length, to + 8)));
            case 6 -> splice(bytes, at, at, Arrays.copyOfRange(bytes, at / 2, Math.min(at, at / 2 + 200)));
            default -> flipped(bytes, at);
        };
    }

    private byte[] flipped(byte[] bytes, int at) {
        byte[] flipped = bytes.clone();
        if (at < flipped.length) {
            flipped[at] ^= (byte) (1 << random.nextInt(8));
        }
        return flipped;
    }

    private byte[] deep() {
        int levels = random.nextInt(8) == 0 ? 490 + random.nextInt(30) : 1 + random.nextInt(40);
        String open = List.of(
                        "[",
                        "{\"not\":",
                        "{\"properties\":{\"a\":",
                        "{\"allOf\":[",
                        "{\"items\":",
                        "{\"items\":[",
                        "{\"spec\":")
                .get(random.nextInt(7));
        StringBuilder close = new StringBuilder();
        for (int i = open.length() - 1; i >= 0; i--) {
            close.append(open.charAt(i) == '{' ? "}" : open.charAt(i) == '[' ? "]" : "");
        }
        int closed = random.nextInt(6) == 0 ? levels - 1 : levels;
        return (open.repeat(levels)
                        + (random.nextBoolean() ? "{}" : "1")
                        + close.toString().repeat(closed))
                .getBytes(UTF_8);
    }

    private byte[] long_() {
        return switch (random.nextInt(5)) {
            case 0 -> ("1" + "0".repeat(random.nextInt(1_200))).getBytes(UTF_8);
            case 1 -> ("0." + "3".repeat(random.nextInt(1_200))).getBytes(UTF_8);
            case 2 -> ("\"" + "x".repeat(random.nextInt(2_000)) + "\"").getBytes(UTF_8);
            case 3 -> ("[" + "{},".repeat(random.nextInt(200)) + "{}]").getBytes(UTF_8);
            default -> ("{\"a\":" + "{},\"a\":".repeat(random.nextInt(100)) + "{}}").getBytes(UTF_8);
        };
    }

    /** What lies between this token and the next comma once more, or under another name. */
    private byte[] member(byte[] json, int token, int end) {
        int comma = end;
        while (comma < json.length && json[comma] != ',' && json[comma] != '}') {
            comma++;
        }
        if (random.nextBoolean() && end < json.length && json[end] == ':') {
            return splice(json, token + 1, token + 1, "x".getBytes(UTF_8));
        }
        byte[] member = Arrays.copyOfRange(json, token, comma);
        return splice(splice(json, token, token, ",".getBytes(UTF_8)), token, token, member);
    }

    private static int tokenAt(byte[] json, int at) {
        int token = Math.min(at, json.length);
        while (token > 0 && !isStructural(json[token - 1])) {
            token--;
        }
        return token;
    }

    private static int behindToken(byte[] json, int token) {
        int end = token;
        while (end < json.length && !isStructural(json[end])) {
            end++;
        }
        return end;
    }

    private static boolean isStructural(byte b) {
        return b == ',' || b == ':' || b == '{' || b == '}' || b == '[' || b == ']';
    }

    private byte[] one(List<byte[]> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    /** With a part replaced. */
    public static byte[] splice(byte[] bytes, int from, int to, byte[] middle) {
        byte[] spliced = Arrays.copyOf(bytes, from + middle.length + bytes.length - to);
        System.arraycopy(middle, 0, spliced, from, middle.length);
        System.arraycopy(bytes, to, spliced, from + middle.length, bytes.length - to);
        return spliced;
    }
}
