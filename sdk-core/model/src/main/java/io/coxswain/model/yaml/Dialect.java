package io.coxswain.model.yaml;

import io.coxswain.model.codec.DecodingException;
import java.util.regex.Pattern;

/**
 * Where Kubernetes' YAML library and SnakeYAML's scanner read a text differently, it is made alike here, just before the
 * scanner looks for its next token: tabs that separate become spaces, escapes are checked, and what would be understood in two
 * ways is refused.
 */
final class Dialect {
    private static final Pattern VERSION = Pattern.compile("%YAML +0?1\\.0?1 *(#.*)?");
    private static final Pattern TAG = Pattern.compile("%TAG .*");

    private final YamlText owner;
    private final char[] text;
    private final int length;
    private final Escapes escapes;
    private int flow;

    /** Whether a key may begin here: then a tab would be indentation, which it must not be. */
    private boolean keyAllowed = true;

    Dialect(YamlText owner, char[] text, int length) {
        this.owner = owner;
        this.text = text;
        this.length = length;
        this.escapes = new Escapes(owner, text, length);
    }

    /** Looks at one token. Returns where the text goes on, which is later than it was when the token became shorter. */
    int prepare(int from) {
        if (flow == 0 && onlyBlanksBefore(from)) {
            keyAllowed = true;
        }
        int token = skipSpace(from);
        if (isLineStart(token) && (isMarker(token, '-') || isMarker(token, '.'))) {
            keyAllowed = false;
            return from;
        }
        boolean separated = isSpaceOrEnd(token + 1);
        boolean allowed = false;
        switch (at(token)) {
            case '%' -> directive(token);
            case '[', '{' -> {
                flow++;
                allowed = true;
            }
            case ']', '}' -> flow--;
            case ',' -> allowed = true;
            case '-' -> {
                allowed = separated;
                if (!separated) {
                    plain(token);
                }
            }
            case '?' -> allowed = separated && flow == 0;
            case ':' -> allowed = separated && flow == 0 && onlyBlanksBefore(token);
            case '&', '*' -> anchor(token + 1);
            case '!' -> spaces(behindWord(token));
            case '|', '>' -> {
                blockHeader(token + 1);
                allowed = true;
            }
            case '"' -> {
                keyAllowed = false;
                return escapes.prepare(from, token);
            }
            case '\'' -> {}
            default -> plain(token);
        }
        keyAllowed = allowed;
        return from;
    }

    private int skipSpace(int from) {
        int i = from;
        while (i < length) {
            if (text[i] == '#') {
                i = lineEnd(i);
            } else if (YamlChars.isBreak(text[i])) {
                keyAllowed |= flow == 0;
                i++;
            } else if (text[i] == ' ') {
                i++;
            } else if (text[i] == '\t' && (flow > 0 || !keyAllowed)) {
                text[i++] = ' ';
            } else {
                return i;
            }
        }
        return i;
    }

    private void directive(int token) {
        if (!isLineStart(token)) {
            return;
        }
        int end = lineEnd(token);
        for (int i = token; i < end; i++) {
            if (text[i] == '\t') {
                text[i] = ' ';
            }
        }
        String line = new String(text, token, end - token);
        if (!VERSION.matcher(line).matches() && !TAG.matcher(line).matches()) {
            throw failure("expected the directive %YAML 1.1 or %TAG: Kubernetes reads no others", token);
        }
    }

    private void anchor(int from) {
        int i = from;
        while (YamlChars.isAlpha(at(i))) {
            i++;
        }
        if (i == from || !(isSpaceOrEnd(i) || ":,]}".indexOf(at(i)) >= 0)) {
            throw failure("expected the name of an anchor, of letters, digits, - and _", i);
        }
    }

    private void blockHeader(int from) {
        if (flow > 0) {
            return;
        }
        int i = from;
        boolean indentGiven = false;
        while (i < from + 2 && (Character.isDigit(at(i)) || at(i) == '+' || at(i) == '-')) {
            indentGiven |= Character.isDigit(at(i));
            i++;
        }
        spaces(i);
        if (!indentGiven) {
            blockIndent(lineEnd(i));
        }
    }

    /** The first line with something in it tells the indentation, which is of spaces. */
    private void blockIndent(int from) {
        int i = from;
        while (i < length && (text[i] == ' ' || YamlChars.isBreak(text[i]))) {
            i++;
        }
        if (at(i) == '\t') {
            throw failure("a tab where the indentation of a block of text begins", i);
        }
    }

    private void spaces(int from) {
        for (int i = from; i < length && YamlChars.isBlank(text[i]); i++) {
            text[i] = ' ';
        }
    }

    private void plain(int token) {
        if (flow > 0) {
            flowPlain(token);
            return;
        }
        int i = token;
        while (i < length && !YamlChars.isBreak(text[i])) {
            if (isComment(i) || (text[i] == ':' && isSpaceOrEnd(i + 1))) {
                return;
            }
            i++;
        }
        blankLines(i + 1);
    }

    /** Inside [] and {}, where a colon ends a plain string for SnakeYAML but belongs to it for Kubernetes. */
    private void flowPlain(int token) {
        for (int i = token; i < length && ",?[]{}".indexOf(text[i]) < 0; i++) {
            if (isComment(i) || (text[i] == ':' && isSpaceOrEnd(i + 1))) {
                return;
            }
            if (text[i] == ':' && ",[]{}".indexOf(text[i + 1]) >= 0) {
                throw failure("expected a space behind the colon", i + 1);
            }
        }
    }

    private boolean isComment(int index) {
        return text[index] == '#' && index > 0 && YamlChars.isBlank(text[index - 1]);
    }

    /** Behind a plain string, which may go on after them, lines may be of spaces and tabs, but not begin with a tab. */
    private void blankLines(int from) {
        int start = from;
        int end = from;
        while (end < length && text[start] != '\t' && isSpaceOrEnd(end)) {
            if (YamlChars.isBreak(text[end])) {
                spaces(start);
                start = end + 1;
            }
            end++;
        }
        if (end == length && start < length && text[start] == ' ') {
            spaces(start);
        }
    }

    private boolean isMarker(int token, char c) {
        return at(token) == c && at(token + 1) == c && at(token + 2) == c && isSpaceOrEnd(token + 3);
    }

    private boolean isLineStart(int index) {
        return index == 0 || YamlChars.isBreak(text[index - 1]);
    }

    private boolean onlyBlanksBefore(int index) {
        int i = index;
        while (i > 0 && YamlChars.isBlank(text[i - 1])) {
            i--;
        }
        return isLineStart(i);
    }

    private boolean isSpaceOrEnd(int index) {
        return index >= length || YamlChars.isBlank(text[index]) || YamlChars.isBreak(text[index]);
    }

    private int behindWord(int from) {
        int i = from;
        while (!isSpaceOrEnd(i)) {
            i++;
        }
        return i;
    }

    private int lineEnd(int from) {
        int i = from;
        while (i < length && !YamlChars.isBreak(text[i])) {
            i++;
        }
        return i;
    }

    private char at(int index) {
        return index < length ? text[index] : '\0';
    }

    private DecodingException failure(String problem, int index) {
        return owner.failure(problem, "", index);
    }
}
