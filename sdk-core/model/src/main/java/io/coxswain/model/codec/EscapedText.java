package io.coxswain.model.codec;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** A string of JSON that is more than plain ASCII: its escapes are resolved, and the rest held to UTF-8. */
final class EscapedText {
    private static final int REPLACEMENT = 0xfffd;

    private final byte[] json;
    private final int to;
    private int at;

    /** In UTF-8, which is never longer than with escapes. */
    private final byte[] text;

    private int length;

    private EscapedText(byte[] json, int from, int to) {
        this.json = json;
        this.at = from;
        this.to = to;
        this.text = new byte[to - from];
    }

    /** What lies between the quotes; null where it is malformed. */
    static @Nullable String decode(byte[] json, int from, int to) {
        EscapedText string = new EscapedText(json, from, to);
        return string.decode() ? new String(string.text, 0, string.length, StandardCharsets.UTF_8) : null;
    }

    private boolean decode() {
        while (true) {
            take(JsonText.plain(json, at, to));
            if (at == to) {
                return true;
            }
            if (json[at] < 0) {
                int end = JsonText.character(json, at, to);
                if (end < 0) {
                    return false;
                }
                take(end);
            } else if (json[at] != '\\' || !escape()) {
                return false;
            }
        }
    }

    private void take(int end) {
        System.arraycopy(json, at, text, length, end - at);
        length += end - at;
        at = end;
    }

    private boolean escape() {
        if (at + 1 == to) {
            return false;
        }
        byte letter = json[at + 1];
        at += 2;
        return switch (letter) {
            case '"', '\\', '/' -> put(letter);
            case 'b' -> put('\b');
            case 'f' -> put('\f');
            case 'n' -> put('\n');
            case 'r' -> put('\r');
            case 't' -> put('\t');
            case 'u' -> code();
            default -> false;
        };
    }

    /** Four hexadecimal digits, or both halves of a pair; half of one is no character, and read as Go reads it. */
    private boolean code() {
        int code = hex(at);
        if (code < 0) {
            return false;
        }
        at += 4;
        if (!Character.isSurrogate((char) code)) {
            return put(code);
        }
        boolean pair = Character.isHighSurrogate((char) code) && at + 1 < to && json[at] == '\\' && json[at + 1] == 'u';
        int second = pair ? hex(at + 2) : 0;
        if (second < 0 || !Character.isLowSurrogate((char) second)) {
            return put(REPLACEMENT);
        }
        at += 6;
        return put(Character.toCodePoint((char) code, (char) second));
    }

    private int hex(int from) {
        if (from > to - 4) {
            return -1;
        }
        int code = 0;
        for (int i = from; i < from + 4; i++) {
            int digit = json[i] < 0 ? -1 : Character.digit(json[i], 16);
            if (digit < 0) {
                return -1;
            }
            code = code << 4 | digit;
        }
        return code;
    }

    private boolean put(int code) {
        if (code < 0x80) {
            text[length++] = (byte) code;
            return true;
        }
        byte[] utf8 = Character.toString(code).getBytes(StandardCharsets.UTF_8);
        System.arraycopy(utf8, 0, text, length, utf8.length);
        length += utf8.length;
        return true;
    }
}
