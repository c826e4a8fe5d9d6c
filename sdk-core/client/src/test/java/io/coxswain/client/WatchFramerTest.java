package io.coxswain.client;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.coxswain.client.rest.CutOffException;
import io.coxswain.client.rest.FrameTooLargeException;
import io.coxswain.client.rest.FramingException;
import io.coxswain.client.rest.GoneException;
import io.coxswain.client.rest.Heads;
import io.coxswain.client.rest.KubeRequest;
import io.coxswain.client.rest.Verb;
import io.coxswain.client.testing.Watches;
import io.coxswain.model.codec.ContentType;
import io.coxswain.model.codec.DecodeOptions;
import io.coxswain.model.core.v1.ConfigMap;
import io.coxswain.model.meta.v1.Status;
import java.net.URI;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.IntSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class WatchFramerTest {
    private static final KubeRequest WATCH =
            KubeRequest.builder(Verb.WATCH, ConfigMap.TYPE).build().resolve(URI.create("https://10.0.0.1"), "default");
    private static final ConfigMap HOSTILE =
            ConfigMap.of(c -> c.metadata(m -> m.name("ü🚢").resourceVersion("2"))
                    .putData("a", "\"},\n{]\\")
                    .immutable(true));
    private static final List<WatchResult<ConfigMap>> EVENTS = List.of(
            new WatchEvent<>(WatchEvent.Type.ADDED, map("a")),
            new WatchEvent<>(WatchEvent.Type.MODIFIED, HOSTILE),
            new WatchEvent<>(WatchEvent.Type.DELETED, map("c")),
            WatchEvent.bookmark("9"),
            WatchEvent.endOfInitialEvents("10"));

    @ParameterizedTest
    @EnumSource(
            value = ContentType.class,
            names = {"JSON", "PROTOBUF"})
    void findsTheSameEventsWhereverTheBodyIsCut(ContentType form) {
        byte[] body = body(form);
        for (int cut = 0; cut <= body.length; cut++) {
            int[] sizes = {cut, body.length};
            int[] piece = {0};
            assertThat(read(form, body, () -> sizes[Math.min(1, piece[0]++)]))
                    .as("cut at %d", cut)
                    .isEqualTo(EVENTS);
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = ContentType.class,
            names = {"JSON", "PROTOBUF"})
    void findsTheSameEventsInPiecesOfAnySize(ContentType form) {
        byte[] body = body(form);
        Random random = new Random(7);
        for (int size = 1; size <= body.length; size++) {
            int each = size;
            assertThat(read(form, body, () -> each)).as("pieces of %d", size).isEqualTo(EVENTS);
            assertThat(read(form, body, () -> 1 + random.nextInt(each)))
                    .as("pieces of up to %d", size)
                    .isEqualTo(EVENTS);
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = ContentType.class,
            names = {"JSON", "PROTOBUF"})
    void noticesEveryCutOff(ContentType form) {
        byte[] event = Watches.event(form, "ADDED", HOSTILE, ConfigMap.CODEC);
        // A line whose newline is missing is whole.
        int whole = form == ContentType.JSON ? event.length - 1 : event.length;
        for (int length = 1; length < whole; length++) {
            byte[] cut = Arrays.copyOf(event, length);
            assertThatThrownBy(() -> read(form, cut, () -> 8192))
                    .as("%d bytes", length)
                    .isInstanceOf(CutOffException.class);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"type\":\"ADDED\",\"object\":OBJECT}",
                "{\"object\":OBJECT,\"type\":\"ADDED\"}",
                " { \"type\" : \"ADDED\" ,\t\"object\" : OBJECT } \r",
                "\n \r\n{\"x\":[{\"type\":\"x\",\"object\":1}],\"z\":\"\\\"}\",\"type\":\"ADDED\",\"object\":OBJECT,\"n\":null}\n\n",
            })
    void takesFieldsInAnyOrder(String line) {
        byte[] body = line.replace("OBJECT", new String(ConfigMap.CODEC.toJson(HOSTILE), UTF_8))
                .getBytes(UTF_8);

        assertThat(read(ContentType.JSON, body, () -> 3))
                .containsExactly(new WatchEvent<>(WatchEvent.Type.ADDED, HOSTILE));
    }

    @Test
    void takesAnObjectThatComesBeforeItsTypeInProtobufToo() {
        byte[] event = Watches.reversed("ADDED", HOSTILE, ConfigMap.CODEC);

        assertThat(read(ContentType.PROTOBUF, event, () -> 5))
                .containsExactly(new WatchEvent<>(WatchEvent.Type.ADDED, HOSTILE));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[]",
                "null",
                "<html>",
                "{}",
                "{\"type\":\"ADDED\"}",
                "{\"type\":null,\"object\":{}}",
                "{\"type\":\"SOMETHING\",\"object\":{}}",
                "{\"object\":{}}",
                "{\"type\":\"ADDED\",\"object\":}",
                "{\"type\":\"ADDED\",\"object\":{\"metadata\":[01]}}",
                "{\"type\":\"ADDED\",\"object\":{}}{",
                "{\"type\":\"ADDED\",\"object\":{}]",
                "{\"type\" \"ADDED\"}",
                "{type:\"ADDED\"}",
                "{\"type\":\"ADDED\",,\"object\":{}}",
                "{\"type\":,\"object\":{}}",
                "{\"type\":\"ERROR\",\"object\":[]}",
                "{\"object\":[],\"type\":\"ERROR\"}",
            })
    void refusesLinesThatAreNoEvents(String line) {
        assertThatThrownBy(() -> read(ContentType.JSON, (line + "\n").getBytes(UTF_8), () -> 4))
                .isInstanceOf(FramingException.class)
                .isNotInstanceOf(CutOffException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\0\0\0\0",
                "\0\0\0\4k8s\0",
                "\0\0\0\1x",
                "\0\0\0\2\22\0",
                "\0\0\0\2\22\1",
                "\0\0\0\7\12\5ADDED",
                "\0\0\0\11\12\5ADDED\22\0",
                "\0\0\0\15\12\5ADDED\22\4\12\3k8s",
                "\0\0\0\15\12\5NEVER\22\4\12\2k8\0",
            })
    void refusesFramesThatAreNoEvents(String frame) {
        assertThatThrownBy(() -> read(ContentType.PROTOBUF, frame.getBytes(ISO_8859_1), () -> 1))
                .isInstanceOf(FramingException.class)
                .isNotInstanceOf(CutOffException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u00ff\u00ff\u00ff\u00ff", "\u0080\0\0\0", "\u007f\u00ff\u00ff\u00ff", "\1\0\0\1"})
    void refusesLengthsThatNoEventHasBeforeItComes(String length) {
        assertThatThrownBy(() -> read(ContentType.PROTOBUF, length.getBytes(ISO_8859_1), () -> 1))
                .isInstanceOf(FrameTooLargeException.class);
    }

    @Test
    void refusesLinesThatAreTooLong() {
        byte[] event = Watches.event(ContentType.JSON, "ADDED", map("a"), ConfigMap.CODEC);

        assertThat(new ArrayList<>(read(ContentType.JSON, event, () -> 7, event.length - 1)))
                .hasSize(1);
        assertThatThrownBy(() -> read(ContentType.JSON, event, () -> 7, event.length - 2))
                .isInstanceOf(FrameTooLargeException.class);
    }

    @ParameterizedTest
    @EnumSource(
            value = ContentType.class,
            names = {"JSON", "PROTOBUF"})
    void endsByAnErrorEvent(ContentType form) {
        Status expired =
                Status.of(s -> s.status("Failure").code(410).reason("Expired").message("too old resource version"));
        byte[] body = Watches.event(form, "ERROR", expired, Status.CODEC);

        assertThatThrownBy(() -> read(form, body, () -> 9))
                .isInstanceOf(GoneException.class)
                .hasMessageStartingWith("too old resource version (410 Gone, GET https://10.0.0.1/");
    }

    @Test
    void namesAnObjectThatCannotBeReadAndGoesOn() {
        String bad =
                "{\"type\":\"MODIFIED\",\"object\":{\"data\":7,\"metadata\":{\"name\":\"b\",\"namespace\":\"shop\",\"resourceVersion\":\"6\"}}}\n";
        String bookmark =
                "{\"type\":\"BOOKMARK\",\"object\":{\"data\":7,\"metadata\":{\"annotations\":{\"k8s.io/initial-events-end\":\"true\"}}}}\n";
        String good = new String(Watches.event(ContentType.JSON, "ADDED", map("a"), ConfigMap.CODEC), UTF_8);
        byte[] body = (good + bad + bookmark + good).getBytes(UTF_8);

        List<WatchResult<ConfigMap>> results = read(ContentType.JSON, body, () -> 11);

        assertThat(results).hasSize(4);
        assertThat(results.get(0)).isEqualTo(results.get(3)).isInstanceOf(WatchEvent.class);
        assertThat(results.get(1)).isInstanceOfSatisfying(WatchResult.Undecodable.class, e -> {
            assertThat(e.type()).isEqualTo(WatchEvent.Type.MODIFIED);
            assertThat(e.initialEventsEnd()).isFalse();
            assertThat(e.object().name()).isEqualTo("b");
            assertThat(e.object().namespace()).isEqualTo("shop");
            assertThat(e.object().resourceVersion()).isEqualTo("6");
            assertThat(e.object().error())
                    .hasMessageStartingWith(
                            "\"b\" in the namespace \"shop\" cannot be read: expected an object at /object/data");
        });
        assertThat(results.get(2).initialEventsEnd()).isTrue();
    }

    @Test
    void namesAnObjectThatCannotBeReadInProtobufToo() {
        byte[] object = ConfigMap.CODEC.toProtobuf(map("b").with(m -> m.putData("key", "value")));
        // The length of the value, or of the key, now goes beyond its entry.
        int key = new String(object, ISO_8859_1).indexOf("key");
        object[key - 1] = 0x7f;
        byte[] body = Watches.frame("ADDED", object);

        assertThat(read(ContentType.PROTOBUF, body, () -> 11))
                .singleElement()
                .isInstanceOfSatisfying(WatchResult.Undecodable.class, e -> {
                    assertThat(e.object().name()).isEqualTo("b");
                    assertThat(e.object().resourceVersion()).isEqualTo("1");
                });
    }

    private static ConfigMap map(String name) {
        return ConfigMap.of(c -> c.metadata(m -> m.name(name).resourceVersion("1")));
    }

    private static ConfigMap initialEventsEnd(String resourceVersion) {
        return ConfigMap.of(c -> c.metadata(
                m -> m.resourceVersion(resourceVersion).putAnnotations("k8s.io/initial-events-end", "true")));
    }

    private static byte[] body(ContentType form) {
        return Watches.join(EVENTS.stream()
                .map(e -> (WatchEvent<ConfigMap>) e)
                .map(e -> Watches.event(form, e.type().name(), objectOf(e), ConfigMap.CODEC))
                .toList());
    }

    private static ConfigMap objectOf(WatchEvent<ConfigMap> event) {
        if (event.type() != WatchEvent.Type.BOOKMARK) {
            return event.object();
        }
        return event.initialEventsEnd()
                ? initialEventsEnd(event.resourceVersion())
                : ConfigMap.of(c -> c.metadata(m -> m.resourceVersion(event.resourceVersion())));
    }

    private static List<WatchResult<ConfigMap>> read(ContentType form, byte[] body, IntSupplier sizes) {
        return read(form, body, sizes, 1 << 24);
    }

    /** Shows the body piece by piece, amid bytes that are none of the framer's business. */
    private static List<WatchResult<ConfigMap>> read(ContentType form, byte[] body, IntSupplier sizes, int max) {
        WatchFramer<ConfigMap> framer =
                new WatchFramer<>(new WatchDecoder<>(WATCH, ConfigMap.CODEC, DecodeOptions.DEFAULT), max);
        framer.head(Heads.ok(form.mediaType() + ";stream=watch"));
        List<WatchResult<ConfigMap>> results = new ArrayList<>();
        byte[] left = {};
        int shown = 0;
        int begin = 0;
        byte[] bytes = {};
        int from = 0;
        int end = 0;
        while (shown < body.length) {
            int size = Math.min(sizes.getAsInt(), body.length - shown);
            begin = shown % 11;
            bytes = new byte[begin + left.length + size + 9];
            Arrays.fill(bytes, (byte) '\n');
            System.arraycopy(left, 0, bytes, begin, left.length);
            System.arraycopy(body, shown, bytes, begin + left.length, size);
            end = begin + left.length + size;
            from = begin;
            WatchResult<ConfigMap> result = framer.next(bytes, from, end);
            while (result != null) {
                results.add(result);
                from = framer.position();
                result = framer.next(bytes, from, end);
            }
            from = framer.position();
            left = Arrays.copyOfRange(bytes, from, end);
            shown += size;
        }
        WatchResult<ConfigMap> last = framer.end(bytes, from, end);
        if (last != null) {
            results.add(last);
        }
        return results;
    }
}
