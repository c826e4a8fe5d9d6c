package io.coxswain.model.yaml;

import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.coxswain.model.codec.DecodingException;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.reader.StreamReader;

/**
 * The text that SnakeYAML's scanner walks over, whole and checked beforehand. SnakeYAML's own reader copies what it looks ahead
 * at with every kilobyte, which a long string makes quadratic; and it shows excerpts of the text in its errors.
 */
final class YamlText extends StreamReader {
    private static final int[] NO_EXCERPT = {};

    private final Place start;
    private final Charset charset;
    private final int skipped;
    private final char[] text;
    private final int length;
    private final Dialect dialect;
    private int pointer;
    private int line;
    private int column;

    private YamlText(Place start, Charset charset, int skipped, CharBuffer decoded) {
        super(Reader.nullReader());
        this.start = start;
        this.charset = charset;
        this.skipped = skipped;
        this.text = decoded.array();
        this.length = decoded.position();
        this.dialect = new Dialect(this, text, length);
    }

    /** @throws DecodingException if it is not text */
    static YamlText of(byte[] yaml, Place start) {
        Charset charset = charset(yaml);
        int skipped = charset.equals(UTF_8) ? (startsWith(yaml, 0xEF, 0xBB, 0xBF) ? 3 : 0) : 2;
        CharsetDecoder decoder = charset.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        ByteBuffer in = ByteBuffer.wrap(yaml, skipped, yaml.length - skipped);
        CharBuffer out = CharBuffer.allocate(yaml.length - skipped);
        CoderResult result = decoder.decode(in, out, true);
        YamlText text = new YamlText(start, charset, skipped, out);
        text.check();
        if (result.isError()) {
            throw text.failure("not " + charset.name(), "", text.length);
        }
        return text;
    }

    private static Charset charset(byte[] yaml) {
        if (startsWith(yaml, 0xFF, 0xFE)) {
            return UTF_16LE;
        }
        return startsWith(yaml, 0xFE, 0xFF) ? UTF_16BE : UTF_8;
    }

    private static boolean startsWith(byte[] bytes, int... prefix) {
        if (bytes.length < prefix.length) {
            return false;
        }
        for (int i = 0; i < prefix.length; i++) {
            if ((bytes[i] & 0xFF) != prefix[i]) {
                return false;
            }
        }
        return true;
    }

    private void check() {
        for (int i = 0; i < length; i++) {
            if (!YamlChars.isAllowed(text[i])) {
                throw failure("control character", "", i);
            }
        }
    }

    /** What is wrong with the text at an index of it. */
    DecodingException failure(String problem, String path, int index) {
        Place place = place(index);
        return place.failure(problem, path, place.line(), column(index), place.offset());
    }

    YamlDocuments.Position position(int index) {
        return place(index).at(column(index));
    }

    private int column(int index) {
        int lineStart = Math.min(index, length);
        while (lineStart > 0 && !YamlChars.isBreak(text[lineStart - 1])) {
            lineStart--;
        }
        return Character.codePointCount(text, lineStart, Math.min(index, length) - lineStart) + 1;
    }

    /** Where the character of an index stands. */
    Place place(int index) {
        int end = Math.min(index, length);
        int lines = 0;
        for (int i = 0; i < end; i++) {
            boolean crlf = text[i] == '\r' && i + 1 < length && text[i + 1] == '\n';
            if (YamlChars.isBreak(text[i]) && !crlf) {
                lines++;
            }
        }
        CharBuffer before = CharBuffer.wrap(text, 0, end);
        return start.behind(lines, skipped + charset.encode(before).remaining());
    }

    String all() {
        return new String(text, 0, length);
    }

    /** SnakeYAML's scanner asks for this, for a limit of its own, whenever it is about to look for the next token. */
    @Override
    public int getDocumentIndex() {
        pointer = dialect.prepare(pointer);
        return 0;
    }

    @Override
    public void resetDocumentIndex() {}

    @Override
    public Mark getMark() {
        return new Mark("", pointer, line, column, NO_EXCERPT, 0);
    }

    @Override
    public void forward() {
        forward(1);
    }

    @Override
    public void forward(int count) {
        for (int i = 0; i < count && pointer < length; i++) {
            char c = text[pointer++];
            if (YamlChars.isBreak(c) && !(c == '\r' && peek() == '\n')) {
                line++;
                column = 0;
            } else if (c != YamlChars.BOM) {
                column++;
            }
        }
    }

    @Override
    public int peek() {
        return peek(0);
    }

    @Override
    public int peek(int ahead) {
        int at = pointer + ahead;
        return at < length ? text[at] : '\0';
    }

    /** A line that begins with three dashes is a separator only if a space follows, which SnakeYAML sometimes forgets to ask. */
    @Override
    public String prefix(int count) {
        boolean dashes = count == 3 && peek(0) == '-' && peek(1) == '-' && peek(2) == '-';
        if (dashes && !YamlChars.isBlank(peek(3)) && !YamlChars.isBreak(peek(3)) && peek(3) != '\0') {
            return "";
        }
        return new String(text, pointer, Math.min(count, length - pointer));
    }

    @Override
    public String prefixForward(int count) {
        String prefix = new String(text, pointer, Math.min(count, length - pointer));
        pointer += prefix.length();
        column += prefix.length();
        return prefix;
    }

    @Override
    public int getColumn() {
        return column;
    }

    @Override
    public int getIndex() {
        return pointer;
    }

    @Override
    public int getLine() {
        return line;
    }
}
