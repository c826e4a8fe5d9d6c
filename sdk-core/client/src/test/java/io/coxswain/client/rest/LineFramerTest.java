package io.coxswain.client.rest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.netty.buffer.Unpooled;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LineFramerTest {
    private static final String BODY = "one\n\ntwo täglich 🚢\r\n{\"a\":\"\\n\"}\nlast";
    private static final List<String> LINES = List.of("one", "", "two täglich 🚢\r", "{\"a\":\"\\n\"}", "last");

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 5, 7, 1000})
    void findsLinesInPiecesOfAnySize(int size) {
        assertThat(Frames.inPiecesOf(size, new LineFramer(), BODY)).isEqualTo(LINES);
    }

    @Test
    void findsLinesWhereverTheBodyIsCut() {
        for (int position = 0; position <= BODY.getBytes(UTF_8).length; position++) {
            assertThat(Frames.cutAt(position, new LineFramer(), BODY))
                    .as("cut at %d", position)
                    .isEqualTo(LINES);
        }
    }

    @Test
    void hasNoLineBehindTheLastNewline() {
        assertThat(Frames.whole(new LineFramer(), "a\n")).containsExactly("a");
        assertThat(Frames.whole(new LineFramer(), "\n")).containsExactly("");
        assertThat(Frames.whole(new LineFramer(), "")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 64})
    void refusesLinesThatAreTooLong(int size) {
        assertThat(Frames.inPiecesOf(size, new LineFramer(4), "abcd\nabcd")).containsExactly("abcd", "abcd");
        assertThatThrownBy(() -> Frames.inPiecesOf(size, new LineFramer(4), "abcde\n"))
                .isInstanceOf(FrameTooLargeException.class)
                .hasMessageStartingWith("a line has more than the 4 bytes allowed");
        assertThatThrownBy(() -> Frames.inPiecesOf(size, new LineFramer(4), "ok\nabcde"))
                .isInstanceOf(FrameTooLargeException.class);
    }

    @Test
    void findsNothingBeforeItIsAskedFor() {
        FrameStream<byte[]> framer = new FrameStream<>(new LineFramer(2));
        Iterator<byte[]> lines =
                framer.append(Unpooled.copiedBuffer("ab\ntoo long\n", UTF_8)).iterator();

        assertThat(lines.next()).isEqualTo("ab".getBytes(UTF_8));
        assertThatThrownBy(lines::hasNext).isInstanceOf(FrameTooLargeException.class);
    }

    @Test
    void leavesTheBufferAsItIs() {
        var chunk = Unpooled.copiedBuffer("a\nb", UTF_8);

        new FrameStream<>(new LineFramer()).append(chunk);

        assertThat(chunk.readableBytes()).isEqualTo(3);
        assertThat(chunk.refCnt()).isEqualTo(1);
    }

    @Test
    void endsItsIteratorsProperly() {
        Iterator<byte[]> lines = new FrameStream<>(new LineFramer())
                .append(Unpooled.EMPTY_BUFFER)
                .iterator();

        assertThat(lines.hasNext()).isFalse();
        assertThatThrownBy(lines::next).isInstanceOf(NoSuchElementException.class);
    }

    @Test
    void carriesALineOverManyPieces() {
        String line = "x".repeat(1 << 20);

        assertThat(Frames.inPiecesOf(8192, new LineFramer(), line + "\n" + line + "\nend"))
                .containsExactly(line, line, "end");
    }
}
