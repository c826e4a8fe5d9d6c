package io.coxswain.client;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.coxswain.client.rest.CutOffException;
import io.coxswain.client.rest.FramingException;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WatchFrameTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"type\":\"ADDED\",\"object\":OBJECT}",
                "{\"object\":OBJECT,\"type\":\"ADDED\"}",
                " { \"type\" : \"ADDED\" ,\t\"object\" : OBJECT } \r",
                "{\"x\":[{\"type\":\"x\",\"object\":1}],\"y\":-1.5e3,\"z\":\"\\\"}\",\"type\":\"ADDED\",\"object\":OBJECT,\"n\":null}",
            })
    void findsTypeAndObject(String line) {
        String object = "{\"a\":\"}]\\\"\",\"type\":\"x\",\"object\":{\"b\":[{}, 1]},\"ü\":\"\\\\\"}";
        byte[] bytes = line.replace("OBJECT", object).getBytes(UTF_8);

        WatchFrame frame = WatchFrame.of(bytes);

        assertThat(frame.type()).isEqualTo("ADDED");
        assertThat(new String(bytes, frame.from(), frame.to() - frame.from(), UTF_8))
                .isEqualTo(object);
    }

    @Test
    void noticesEveryCutOff() {
        byte[] line = "{\"type\":\"ADDED\",\"object\":{\"a\":\"\\\"}\",\"b\":[1,{}],\"c\":null}}".getBytes(UTF_8);
        for (int length = 0; length < line.length; length++) {
            byte[] cut = Arrays.copyOf(line, length);
            assertThatThrownBy(() -> WatchFrame.of(cut)).as("%d bytes", length).isInstanceOf(CutOffException.class);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[]",
                "null",
                "<html>",
                "{}",
                "{\"type\":\"ADDED\"}",
                "{\"type\":\"ADDED\",\"object\":}",
                "{\"type\":\"ADDED\",\"object\":{}}{",
                "{\"type\":\"ADDED\",\"object\":{}]",
                "{\"type\" \"ADDED\"}",
                "{type:\"ADDED\"}",
                "{\"type\":\"ADDED\",,\"object\":{}}",
                "{\"type\":,\"object\":{}}",
            })
    void refusesWhatIsNoEvent(String line) {
        assertThatThrownBy(() -> WatchFrame.of(line.getBytes(UTF_8)))
                .isInstanceOf(FramingException.class)
                .isNotInstanceOf(CutOffException.class);
    }
}
