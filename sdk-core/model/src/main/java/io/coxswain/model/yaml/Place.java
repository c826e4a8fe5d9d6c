package io.coxswain.model.yaml;

import io.coxswain.model.codec.DecodingException;

/**
 * Where a text begins.
 *
 * @param source the file or stream, empty if it has no name
 * @param line counted from 1
 * @param offset in bytes, from the beginning of the source
 */
record Place(String source, int line, long offset) {
    static final Place START = new Place("", 1, 0);

    /** A failure behind this place; lines and columns are counted from 1, lines and bytes from the beginning of the source. */
    DecodingException failure(String problem, String path, int atLine, int atColumn, long atOffset) {
        return new DecodingException(where(atLine, atColumn) + ": " + problem, path, atOffset);
    }

    /** As people are told it. */
    private String where(int atLine, int atColumn) {
        return source.isEmpty() ? "line " + atLine + ", column " + atColumn : source + ":" + atLine + ":" + atColumn;
    }

    /** This very place, at a column of its line. */
    YamlDocuments.Position at(int column) {
        return new YamlDocuments.Position(where(line, column), offset);
    }

    DecodingException failure(String problem) {
        return failure(problem, "");
    }

    DecodingException failure(String problem, String path) {
        return new DecodingException(this + ": " + problem, path, offset);
    }

    Place behind(int lines, long bytes) {
        return new Place(source, line + lines, offset + bytes);
    }

    /** As in {@code shop.yaml:12}. */
    @Override
    public String toString() {
        return source.isEmpty() ? "line " + line : source + ":" + line;
    }
}
