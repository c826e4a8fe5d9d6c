package io.coxswain.model.yaml;

import io.coxswain.model.codec.DecodingException;
import org.jspecify.annotations.Nullable;

/**
 * Cuts a stream of documents into its parts without reading further than it must: at the lines that separate YAML documents,
 * and behind every JSON object.
 */
final class DocumentCutter {
    private final SourceBuffer bytes;
    private final YamlOptions options;

    /** What the lines of the part that is being cut have been. */
    private boolean started;

    private boolean directives;
    private boolean content;

    DocumentCutter(SourceBuffer bytes, YamlOptions options) {
        this.bytes = bytes;
        this.options = options;
    }

    /** The next part that is not empty, or null at the end. */
    @Nullable
    Part next() {
        while (bytes.at(0) >= 0) {
            Part part = part();
            if (part != null) {
                return part;
            }
        }
        return null;
    }

    private @Nullable Part part() {
        started = false;
        directives = false;
        content = false;
        int line = 0;
        while (bytes.at(line) >= 0) {
            if (isMarker(line, '-') && (started || content)) {
                break;
            }
            int word = behindBlanks(line);
            Part json = bytes.at(word) == '{' && !content && !directives ? json(word) : null;
            if (json != null) {
                return json;
            }
            look(line, word);
            boolean last = isMarker(line, '.');
            line = behindLine(line);
            if (last) {
                break;
            }
        }
        Place place = bytes.place();
        byte[] yaml = bytes.take(0, line);
        return content || directives ? new Part(yaml, place, null) : null;
    }

    private void look(int line, int word) {
        int first = bytes.at(word);
        if (isMarker(line, '-')) {
            started = true;
            int inside = bytes.at(behindBlanks(line + 3));
            content = !isLineEnd(inside) && inside != '#';
        } else if (first == '%' && word == line && !started) {
            directives = true;
        } else if (!isMarker(line, '.')) {
            content |= !isLineEnd(first) && first != '#';
        }
    }

    private @Nullable Part json(int from) {
        int end = behindObject(from);
        if (end < 0) {
            return null;
        }
        Place place = bytes.place(from);
        byte[] json = bytes.copy(from, end);
        try {
            Part part = new Part(json, place, JsonValues.of(json, place, options));
            bytes.take(0, end);
            return part;
        } catch (DecodingException e) {
            // It may still be YAML's {}; if it is neither, the error is found there again.
            return null;
        }
    }

    /** Behind the bracket that closes the object, or -1 if it cannot be JSON. */
    private int behindObject(int from) {
        int depth = 0;
        boolean string = false;
        for (int i = from; bytes.at(i) >= 0; i++) {
            int c = bytes.at(i);
            if (c == '\n' && (string || isMarker(i + 1, '-'))) {
                return -1;
            }
            if (string && c == '\\') {
                i++;
            } else if (c == '"') {
                string = !string;
            } else if (!string && c == '{') {
                depth++;
            } else if (!string && c == '}' && --depth == 0) {
                return i + 1;
            }
        }
        return -1;
    }

    private boolean isMarker(int line, char c) {
        int behind =
                bytes.at(line) == c && bytes.at(line + 1) == c && bytes.at(line + 2) == c ? bytes.at(line + 3) : 'x';
        return isLineEnd(behind) || behind == ' ' || behind == '\t';
    }

    private int behindBlanks(int from) {
        int i = from;
        while (bytes.at(i) == ' ' || bytes.at(i) == '\t') {
            i++;
        }
        return i;
    }

    private int behindLine(int from) {
        int i = from;
        while (bytes.at(i) >= 0 && bytes.at(i) != '\n') {
            i++;
        }
        return bytes.at(i) < 0 ? i : i + 1;
    }

    private static boolean isLineEnd(int c) {
        return c < 0 || c == '\n' || c == '\r';
    }

    /** A document, or several where their separators are hard to see. */
    static final class Part {
        private final byte[] bytes;
        private final Place place;
        private final @Nullable Value json;

        Part(byte[] bytes, Place place, @Nullable Value json) {
            this.bytes = bytes;
            this.place = place;
            this.json = json;
        }

        byte[] bytes() {
            return bytes;
        }

        Place place() {
            return place;
        }

        /** What it is if it is JSON. */
        @Nullable
        Value json() {
            return json;
        }
    }
}
