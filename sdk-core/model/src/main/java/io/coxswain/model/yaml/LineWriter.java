package io.coxswain.model.yaml;

/** Text with a layout: it knows how long the current line is, and of what it is made. */
final class LineWriter {
    private final StringBuilder out = new StringBuilder();
    private int column;

    /** Whether what follows is already separated from what stands before. */
    private boolean separated = true;

    /** Whether the line so far is indentation, the indicators of lists included. */
    private boolean indented = true;

    int column() {
        return column;
    }

    boolean isIndented() {
        return indented;
    }

    /** Moves to a column, in a new line unless this one is still empty up to there. */
    void indent(int to) {
        if (!indented || column > to || (column == to && !separated)) {
            lineBreak('\n');
        }
        while (column < to) {
            put(' ');
        }
        separated = true;
        indented = true;
    }

    /** A dash, colon or question mark that belongs to the indentation. */
    void blockIndicator(char indicator) {
        separate();
        put(indicator);
        separated = false;
    }

    /** Anything that stands in a line. */
    void word(String text) {
        begin();
        put(text);
        end();
    }

    /** The colon behind a name. */
    void colon() {
        put(':');
        end();
    }

    void begin() {
        separate();
        indented = false;
    }

    void end() {
        separated = false;
        indented = false;
    }

    /** Goes on behind the first line of a block of text. */
    void beginBlock() {
        lineBreak('\n');
        separated = true;
    }

    void content(char c) {
        put(c);
        indented = false;
    }

    void put(char c) {
        out.append(c);
        column++;
    }

    void put(String text) {
        out.append(text);
        column += text.length();
    }

    void lineBreak(char c) {
        out.append(c);
        column = 0;
        indented = true;
    }

    private void separate() {
        if (!separated) {
            put(' ');
        }
    }

    @Override
    public String toString() {
        return out.toString();
    }
}
