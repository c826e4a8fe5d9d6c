package io.coxswain.model;

import java.nio.charset.CharacterCodingException;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/** What values kept as the bytes of their JSON have in common. */
final class RawJson {
    private static final char BYTE_ORDER_MARK = '\ufeff';

    private RawJson() {}

    static byte[] value(String json) {
        check(json);
        return Utf8.encode(json);
    }

    static byte[] object(String json) {
        if (check(json) != JsonToken.START_OBJECT) {
            throw new IllegalArgumentException("not a JSON object, but another value");
        }
        return Utf8.encode(json);
    }

    static String text(byte[] json) {
        try {
            return Utf8.decode(json);
        } catch (CharacterCodingException e) {
            throw new IllegalArgumentException("not JSON: not UTF-8", e);
        }
    }

    /** Only the place of an error is told, since the text may hold secrets. */
    private static JsonToken check(String json) {
        try (JsonParser parser = Jackson.FACTORY.createParser(ObjectReadContext.empty(), json)) {
            JsonToken first = parser.nextToken();
            if (first == null || json.charAt(0) == BYTE_ORDER_MARK) {
                throw new IllegalArgumentException("not JSON: " + (first == null ? "empty" : "a byte order mark"));
            }
            parser.skipChildren();
            parser.finishToken();
            if (parser.nextToken() != null) {
                throw new IllegalArgumentException("not JSON: more than one value");
            }
            return first;
        } catch (JacksonException e) {
            throw new IllegalArgumentException("not JSON: malformed at character "
                    + (e.getLocation() == null ? "?" : e.getLocation().getCharOffset()));
        }
    }

    /** Whether they are the same but for blanks between tokens. */
    static boolean equal(byte[] a, byte[] b) {
        Tokens left = new Tokens(a);
        Tokens right = new Tokens(b);
        int next;
        do {
            next = left.next();
            if (next != right.next()) {
                return false;
            }
        } while (next >= 0);
        return true;
    }

    static int hash(byte[] json) {
        Tokens tokens = new Tokens(json);
        int hash = 1;
        for (int next = tokens.next(); next >= 0; next = tokens.next()) {
            hash = 31 * hash + next;
        }
        return hash;
    }

    /** Apart, so that Jackson is loaded only for text that needs a check. */
    private static final class Jackson {
        static final JsonFactory FACTORY = JsonFactory.builder().build();
    }

    /** The bytes one by one, without the blanks between tokens. */
    private static final class Tokens {
        private final byte[] json;
        private int at;
        private boolean inString;
        private boolean escaped;

        Tokens(byte[] json) {
            this.json = json;
        }

        /** -1 at the end. */
        int next() {
            while (!inString && at < json.length && isBlank(json[at])) {
                at++;
            }
            if (at == json.length) {
                return -1;
            }
            int next = json[at++] & 0xff;
            if (next == '"' && !escaped) {
                inString = !inString;
            }
            escaped = next == '\\' && !escaped;
            return next;
        }

        private static boolean isBlank(byte c) {
            return c == ' ' || c == '\t' || c == '\n' || c == '\r';
        }
    }
}
