package io.coxswain.model.codec;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Reads media types as RFC 9110 writes them: names, and values that may stand in quotes. */
final class MediaTypeParser {
    private static final String TOKEN = "!#$%&'*+-.^_`|~";

    private final String header;
    private int at;

    MediaTypeParser(String header) {
        this.header = header;
    }

    MediaType one() {
        MediaType type = next();
        if (at < header.length()) {
            throw failure("one media type");
        }
        return type;
    }

    List<MediaType> all() {
        List<MediaType> types = new ArrayList<>();
        types.add(next());
        while (take(',')) {
            types.add(next());
        }
        if (at < header.length()) {
            throw failure("a comma");
        }
        return types;
    }

    private MediaType next() {
        String type = name();
        if (!take('/')) {
            throw failure("a media type such as application/json");
        }
        String name = type + '/' + name();
        Map<String, String> parameters = new LinkedHashMap<>();
        while (take(';')) {
            space();
            if (at < header.length() && isToken(header.charAt(at))) {
                String parameter = name();
                if (!take('=')) {
                    throw failure("the value of a parameter");
                }
                // Of one that is there twice the first counts.
                parameters.putIfAbsent(parameter, value());
            }
        }
        return new MediaType(name, Collections.unmodifiableMap(parameters));
    }

    private String name() {
        return token().toLowerCase(Locale.ROOT);
    }

    private String value() {
        return at < header.length() && header.charAt(at) == '"' ? quotedString() : token();
    }

    private String token() {
        space();
        int begin = at;
        while (at < header.length() && isToken(header.charAt(at))) {
            at++;
        }
        if (at == begin) {
            throw failure("a name");
        }
        String token = header.substring(begin, at);
        space();
        return token;
    }

    private String quotedString() {
        StringBuilder value = new StringBuilder();
        at++;
        while (at < header.length() && header.charAt(at) != '"') {
            if (header.charAt(at) == '\\' && at + 1 < header.length()) {
                at++;
            }
            value.append(header.charAt(at++));
        }
        if (at == header.length()) {
            throw failure("the end of a string");
        }
        at++;
        space();
        return value.toString();
    }

    static String quoted(String value) {
        boolean plain = !value.isEmpty() && value.chars().allMatch(c -> isToken((char) c));
        return plain ? value : '"' + value.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }

    private static boolean isToken(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || TOKEN.indexOf(c) >= 0;
    }

    private boolean take(char c) {
        boolean here = at < header.length() && header.charAt(at) == c;
        if (here) {
            at++;
        }
        return here;
    }

    private void space() {
        while (at < header.length() && (header.charAt(at) == ' ' || header.charAt(at) == '\t')) {
            at++;
        }
    }

    private IllegalArgumentException failure(String expected) {
        return new IllegalArgumentException("not a media type: expected " + expected + " at character " + at);
    }
}
