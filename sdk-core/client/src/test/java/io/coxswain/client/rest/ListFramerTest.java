package io.coxswain.client.rest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.netty.buffer.Unpooled;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ListFramerTest {
    private static final List<String> HOSTILE = List.of(
            "{}",
            "{\"items\":[{\"items\":[]}],\"metadata\":{}}",
            "{\"a\":\"}]{[,\",\"b\":\"\\\"}]\",\"c\":\"\\\\\"}",
            "{\"u\":\"\\u007d\\\\\\\"\",\"ü🚢\":[[],[{}],\"]\"]}",
            "{ \"spaced\" :\n\t[ 1 , null , true ] }");
    private static final String ITEMS = String.join(",", HOSTILE);
    private static final String LIST =
            "{\"kind\":\"PodList\",\"metadata\":{\"continue\":\"items\",\"items\":[{}]},\"items\":[" + ITEMS
                    + "],\"x\":-1.5e3,\"y\":null}";
    private static final String REMAINDER = LIST.replace(ITEMS, "");

    @Test
    void findsElementsWhereverTheBodyIsCut() {
        for (int position = 0; position <= LIST.getBytes(UTF_8).length; position++) {
            ListFramer framer = new ListFramer();
            assertThat(Frames.cutAt(position, framer, LIST))
                    .as("cut at %d", position)
                    .isEqualTo(HOSTILE);
            assertThat(framer.remainder())
                    .as("cut at %d", position)
                    .asString(UTF_8)
                    .isEqualTo(REMAINDER);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 7, 1000})
    void findsElementsInPiecesOfAnySize(int size) {
        ListFramer framer = new ListFramer();
        assertThat(Frames.inPiecesOf(size, framer, LIST)).isEqualTo(HOSTILE);
        assertThat(framer.remainder()).asString(UTF_8).isEqualTo(REMAINDER);
    }

    @Test
    void noticesEveryCutOff() {
        byte[] whole = LIST.getBytes(UTF_8);
        for (int length = 0; length < whole.length; length++) {
            ListFramer framer = new ListFramer();
            List<byte[]> elements = new ArrayList<>();
            framer.append(Unpooled.copiedBuffer(whole, 0, length)).forEach(elements::add);

            assertThatThrownBy(framer::end).as("length %d", length).isInstanceOf(CutOffException.class);
            assertThat(elements).as("length %d", length).hasSizeLessThanOrEqualTo(HOSTILE.size());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"items\":[{\"a\":1},{\"b\":2}],\"kind\":\"List\"}",
                "{\"kind\":\"List\",\"items\":[{\"a\":1},{\"b\":2}]}",
                " \n{ \"kind\" : \"List\" , \"items\" : [ {\"a\":1} ,\n {\"b\":2} ] } \n",
            })
    void takesFieldsInAnyOrderAndLayout(String list) {
        ListFramer framer = new ListFramer();
        assertThat(Frames.whole(framer, list)).containsExactly("{\"a\":1}", "{\"b\":2}");
        assertThat(new String(framer.remainder(), UTF_8).replaceAll("\\s", ""))
                .contains("\"items\":[]")
                .contains("\"kind\":\"List\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"items\":[]}", "{\"items\":[ ]}", "{\"items\":null}", "{\"a\":1,\"items\": null }"})
    void takesEmptyLists(String list) {
        ListFramer framer = new ListFramer();
        assertThat(Frames.whole(framer, list)).isEmpty();
        assertThat(framer.remainder()).asString(UTF_8).isEqualTo(list);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[]",
                "null",
                "<html>",
                "{\"items\":[1]}",
                "{\"items\":[null]}",
                "{\"items\":[[]]}",
                "{\"items\":[\"a\"]}",
                "{\"items\":[,{}]}",
                "{\"items\":[{},]}",
                "{\"items\":[{}{}]}",
                "{\"items\":[{},,{}]}",
                "{\"items\":[{}}",
                "{\"items\":[]]",
                "{\"items\":[]}}",
                "{\"items\":[]}{",
                "{\"items\":[],\"items\":[{}]}",
                "{\"items\":[],}",
                "{\"items\" []}",
                "{,\"items\":[]}",
                "{items:[]}",
                "{\"it\\u0065ms\":[{}],\"items\":[]}",
            })
    void refusesWhatIsNoList(String body) {
        assertThatThrownBy(() -> Frames.whole(new ListFramer(), body))
                .isInstanceOf(FramingException.class)
                .isNotInstanceOf(CutOffException.class);
        assertThatThrownBy(() -> Frames.inPiecesOf(1, new ListFramer(), body))
                .isInstanceOf(FramingException.class)
                .isNotInstanceOf(CutOffException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"{}", "{\"kind\":\"Pod\",\"spec\":{\"items\":[{}]}}", "{\"item\":[],\"itemss\":[],\"Items\":[]}"
            })
    void refusesObjectsWithoutItems(String body) {
        assertThatThrownBy(() -> Frames.whole(new ListFramer(), body))
                .isInstanceOf(FramingException.class)
                .hasMessageContaining("has no items");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 5, 1000})
    void refusesElementsThatAreTooLarge(int size) {
        String element = "{\"a\":\"" + "x".repeat(43) + "\"}";
        assertThat(element).hasSize(51);

        assertThat(Frames.inPiecesOf(size, new ListFramer(51), "{\"items\":[" + element + "]}"))
                .containsExactly(element);
        assertThatThrownBy(() -> Frames.inPiecesOf(size, new ListFramer(50), "{\"items\":[{}," + element + "]}"))
                .isInstanceOf(FrameTooLargeException.class)
                .hasMessage("an element of the list has more than the 50 bytes allowed");
        assertThatThrownBy(() -> Frames.inPiecesOf(size, new ListFramer(50), "{\"items\":[" + element.substring(0, 51)))
                .isInstanceOf(FrameTooLargeException.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 5, 1000})
    void boundsWhatIsNotAnElementToo(int size) {
        String list = "{\"metadata\":{\"x\":\"" + "x".repeat(50) + "\"},\"items\":[]}";

        assertThatThrownBy(() -> Frames.inPiecesOf(size, new ListFramer(50), list))
                .isInstanceOf(FrameTooLargeException.class)
                .hasMessageContaining("without its items");
    }

    @Test
    void emitsAnElementAtItsLastByteAndNotBehindIt() {
        ListFramer framer = new ListFramer();
        Iterator<byte[]> elements = framer.append(Unpooled.copiedBuffer("{\"items\":[{\"a\":1}", UTF_8))
                .iterator();

        assertThat(elements.hasNext()).isTrue();
        assertThat(elements.next()).asString(UTF_8).isEqualTo("{\"a\":1}");
        assertThat(elements.hasNext()).isFalse();
    }

    @Test
    void asksNothingOfTheBytesBehindTheElementTaken() {
        ListFramer framer = new ListFramer();
        Iterator<byte[]> elements = framer.append(Unpooled.copiedBuffer("{\"items\":[{},nonsense", UTF_8))
                .iterator();

        assertThat(elements.next()).asString(UTF_8).isEqualTo("{}");
        assertThatThrownBy(elements::hasNext).isInstanceOf(FramingException.class);
    }

    @Test
    void carriesALargeElementOverManyPieces() {
        String element = "{\"data\":\"" + "}\\\"".repeat(300_000) + "\"}";

        assertThat(Frames.inPiecesOf(8192, new ListFramer(), "{\"items\":[" + element + ",{}," + element + "]}"))
                .containsExactly(element, "{}", element);
    }

    @Test
    void hasNoRemainderBeforeTheEnd() {
        assertThatThrownBy(new ListFramer()::remainder).isInstanceOf(IllegalStateException.class);
    }
}
