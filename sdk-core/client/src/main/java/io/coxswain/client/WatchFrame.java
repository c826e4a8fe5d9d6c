package io.coxswain.client;

import io.coxswain.client.rest.CutOffException;
import io.coxswain.client.rest.FramingException;
import java.nio.charset.StandardCharsets;

/**
 * The parts of one watch event, {@code {"type":…,"object":…}}, in any order: its type, and where in the line its object lies. The
 * object itself is left to its codec.
 */
record WatchFrame(String type, int from, int to) {

    static WatchFrame of(byte[] line) {
        return new Scan(line).event();
    }

    private static final class Scan {
        private final byte[] json;
        private int at;

        Scan(byte[] json) {
            this.json = json;
        }

        WatchFrame event() {
            String type = "";
            int from = 0;
            int to = 0;
            expect('{');
            char separator = ',';
            while (separator == ',') {
                String name = string();
                expect(':');
                space();
                int begin = at;
                value();
                if (name.equals("type")) {
                    type = new String(json, begin + 1, Math.max(0, at - begin - 2), StandardCharsets.UTF_8);
                } else if (name.equals("object")) {
                    from = begin;
                    to = at;
                }
                separator = next();
            }
            space();
            if (separator != '}' || at < json.length || from == to) {
                throw malformed();
            }
            return new WatchFrame(type, from, to);
        }

        private void value() {
            int depth = 0;
            do {
                byte b = peek();
                if (b == '"') {
                    skipString();
                } else if (b == '{' || b == '[') {
                    depth++;
                    at++;
                } else if (depth > 0 && (b == '}' || b == ']')) {
                    depth--;
                    at++;
                } else if (depth == 0) {
                    scalar();
                } else {
                    at++;
                }
            } while (depth > 0);
        }

        private void scalar() {
            int begin = at;
            while (",} \t\r\n".indexOf(peek()) < 0) {
                at++;
            }
            if (at == begin) {
                throw malformed();
            }
        }

        private String string() {
            space();
            int begin = at + 1;
            if (peek() != '"') {
                throw malformed();
            }
            skipString();
            return new String(json, begin, at - 1 - begin, StandardCharsets.UTF_8);
        }

        private void skipString() {
            at++;
            while (peek() != '"') {
                at += json[at] == '\\' ? 2 : 1;
            }
            at++;
        }

        private void expect(char c) {
            if (next() != c) {
                throw malformed();
            }
        }

        private char next() {
            space();
            char c = (char) peek();
            at++;
            return c;
        }

        private void space() {
            while (at < json.length && (json[at] == ' ' || json[at] == '\t' || json[at] == '\r')) {
                at++;
            }
        }

        private byte peek() {
            if (at >= json.length) {
                throw new CutOffException("a watch event ended in the middle");
            }
            return json[at];
        }

        private static FramingException malformed() {
            return new FramingException("the stream is not a watch: expected events with a type and an object");
        }
    }
}
