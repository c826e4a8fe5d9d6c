package io.coxswain.model.codec;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.coxswain.model.KubeList;
import io.coxswain.model.core.v1.ConfigMap;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.function.IntSupplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ListReaderTest {
    private static final Codec<KubeList<ConfigMap>> LISTS = KubeList.codec(ConfigMap.CODEC);
    private static final int MAX = 1 << 20;

    /** Three items, with all that could be taken for the end of one. */
    private static final String ITEMS =
            "{\"metadata\":{\"name\":\"a\",\"generation\":-12},\"data\":{\"items\":\"}]{[,\\\"}]\"},\"immutable\":true},"
                    + "{ \"metadata\" : {\"name\":\"ü🚢\\u007d\\\\\", \"x\" : [[],[{}],\"]\",1.5e3,null] },\n\t\"immutable\":null},"
                    + "{\"data\":{\"\\\\\":\"\\\\\"},\"binaryData\":{\"b\":\"AAEC\"},\"metadata\":{\"creationTimestamp\":\"2026-01-02T03:04:05Z\"}}";

    private static final String LIST =
            "{\"kind\":\"ConfigMapList\",\"apiVersion\":\"v1\",\"metadata\":{\"resourceVersion\":\"7\",\"continue\":\"items\","
                    + "\"items\":[{}]},\"items\":[" + ITEMS + "],\"x\":-1.5e3,\"y\":null,\"z\":{\"items\":[1]}}";

    @ParameterizedTest
    @EnumSource(
            value = ContentType.class,
            names = {"JSON", "PROTOBUF"})
    void givesTheSameWhereverTheBodyIsCut(ContentType form) {
        byte[] body = body(form, LIST);
        KubeList<ConfigMap> expected = LISTS.decode(form, body, 0, body.length, DecodeOptions.DEFAULT);
        for (int cut = 0; cut <= body.length; cut++) {
            int first = cut;
            assertThat(read(form, body, sizes(first, body.length)))
                    .as("cut at %d", cut)
                    .isEqualTo(expected);
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = ContentType.class,
            names = {"JSON", "PROTOBUF"})
    void givesTheSameInPiecesOfAnySize(ContentType form) {
        byte[] body = body(form, LIST);
        KubeList<ConfigMap> expected = LISTS.decode(form, body, 0, body.length, DecodeOptions.DEFAULT);
        for (int size = 1; size <= body.length; size++) {
            int each = size;
            assertThat(read(form, body, () -> each)).as("pieces of %d", size).isEqualTo(expected);
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = ContentType.class,
            names = {"JSON", "PROTOBUF"})
    void givesTheSameInPiecesThatNobodyChose(ContentType form) {
        for (int seed = 0; seed < 300; seed++) {
            Random random = new Random(seed);
            byte[] body = body(form, randomList(random));
            KubeList<ConfigMap> expected = LISTS.decode(form, body, 0, body.length, DecodeOptions.DEFAULT);
            int most = 1 + random.nextInt(1 + random.nextInt(3000));
            assertThat(read(form, body, () -> 1 + random.nextInt(most)))
                    .as("seed %d", seed)
                    .isEqualTo(expected);
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = ContentType.class,
            names = {"JSON", "PROTOBUF"})
    void noticesEveryCutOff(ContentType form) {
        byte[] body = body(form, LIST);
        int whole = form == ContentType.JSON ? body.length : endOfList(body);
        for (int length = 0; length < whole; length++) {
            for (int size : new int[] {1, 64, body.length}) {
                byte[] cut = Arrays.copyOf(body, length);
                assertThatThrownBy(() -> read(form, cut, () -> size))
                        .as("%d bytes in pieces of %d", length, size)
                        .isInstanceOfSatisfying(
                                DecodingException.class,
                                e -> assertThat(e.isTruncated())
                                        .as(e.getMessage())
                                        .isTrue());
            }
        }
    }

    /** Behind the list come two empty fields of the envelope, without which it is whole too. */
    private static int endOfList(byte[] body) {
        return body.length - 4;
    }

    @Test
    void givesAnItemAtItsLastByteAndNotBehindIt() {
        ListReader<ConfigMap> reader = reader(ContentType.JSON, MAX);
        byte[] begin = "{\"items\":[{\"metadata\":{\"name\":\"a\"}}".getBytes(UTF_8);

        assertThat(reader.next(begin, 0, begin.length)).isTrue();
        assertThat(reader.position()).isEqualTo(begin.length);
        assertThat(Objects.requireNonNull(reader.item()).metadata().name()).isEqualTo("a");
        assertThat(reader.next(begin, begin.length, begin.length)).isFalse();
        assertThat(reader.item()).isNull();
    }

    @Test
    void asksNothingOfTheBytesBehindTheItemTaken() {
        ListReader<ConfigMap> reader = reader(ContentType.JSON, MAX);
        byte[] bytes = "{\"items\":[{},nonsense".getBytes(UTF_8);

        assertThat(reader.next(bytes, 0, bytes.length)).isTrue();
        assertThatThrownBy(() -> reader.next(bytes, reader.position(), bytes.length))
                .isInstanceOf(DecodingException.class)
                .hasMessage("expected an object at /items/1 (byte 13)");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"items\":[{\"immutable\":true},{}],\"kind\":\"List\"}",
                "{\"kind\":\"List\",\"items\":[{\"immutable\":true},{}]}",
                " \n{ \"kind\" : \"List\" , \"items\" : [ {\"immutable\":true} ,\n {} ] } \n",
                "{\"it\\u0065ms\":[{\"immutable\":true},{}],\"kind\":\"List\"}",
                "{\"items\":[]}",
                "{\"items\":[ ]}",
                "{\"items\":null}",
                "{\"a\":1,\"items\": null }",
                "{\"items\":[],\"kind\":null,\"apiVersion\":null,\"metadata\":null,\"n\":12}",
            })
    void takesFieldsInAnyOrderAndLayout(String list) {
        byte[] body = list.getBytes(UTF_8);
        for (int size = 1; size <= body.length; size++) {
            int each = size;
            assertThat(read(ContentType.JSON, body, () -> each)).isEqualTo(LISTS.fromJson(body));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[]",
                "null",
                "<html>",
                "{}",
                "{\"kind\":\"Pod\",\"spec\":{\"items\":[{}]}}",
                "{\"item\":[],\"itemss\":[],\"Items\":[]}",
                "{\"items\":[1]}",
                "{\"items\":[null]}",
                "{\"items\":[[]]}",
                "{\"items\":[\"a\"]}",
                "{\"items\":{}}",
                "{\"items\":\"\"}",
                "{\"items\":[,{}]}",
                "{\"items\":[{},]}",
                "{\"items\":[{}{}]}",
                "{\"items\":[{},,{}]}",
                "{\"items\":[{}}",
                "{\"items\":[{]}",
                "{\"items\":[{\"a\":]}",
                "{\"items\":[{\"metadata\":{\"name\":\"\\x\"}}]}",
                "{\"items\":[{\"metadata\":[01]}]}",
                "{\"items\":[]]",
                "{\"items\":[]}}",
                "{\"items\":[]}{",
                "{\"items\":[],\"items\":[{}]}",
                "{\"items\":[],\"it\\u0065ms\":[{}]}",
                "{\"items\":[],}",
                "{\"items\" []}",
                "{,\"items\":[]}",
                "{items:[]}",
                "{null:1,\"items\":[]}",
                "{\"items\":[],\"metadata\":[]}",
                "{\"items\":[],\"x\":01}",
                "{\"items\":[],\"x\":tru}",
            })
    void refusesWhatIsNoList(String list) {
        byte[] body = list.getBytes(UTF_8);
        for (int size = 1; size <= body.length; size++) {
            int each = size;
            assertThatThrownBy(() -> read(ContentType.JSON, body, () -> each))
                    .as("pieces of %d", size)
                    .isInstanceOfSatisfying(
                            DecodingException.class,
                            e -> assertThat(e.isTruncated()).as(e.getMessage()).isFalse());
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = ContentType.class,
            names = {"JSON", "PROTOBUF"})
    void passesOverAnItemThatIsNotOfItsType(ContentType form) {
        byte[] body = form == ContentType.JSON
                ? ("{\"items\":[{\"metadata\":{\"name\":\"a\"}},"
                                + "{\"immutable\":\"no\",\"metadata\":{\"labels\":7,\"namespace\":\"shop\",\"name\":\"b\",\"resourceVersion\":\"5\"}},"
                                + "{\"metadata\":\"}\"},{\"metadata\":{\"name\":\"d\"}}]}")
                        .getBytes(UTF_8)
                : withBadItems();
        for (int size = 1; size <= body.length; size++) {
            ListReader<ConfigMap> reader = reader(form, MAX);
            List<UndecodableObject> bad = new ArrayList<>();
            List<ConfigMap> good = new ArrayList<>();
            int each = size;
            show(reader, body, () -> each, good, bad);
            reader.end();

            assertThat(good).extracting(o -> o.metadata().name()).containsExactly("a", "d");
            assertThat(bad).hasSize(2);
            assertThat(bad.get(0).name()).isEqualTo("b");
            assertThat(bad.get(0).namespace()).isEqualTo("shop");
            assertThat(bad.get(0).resourceVersion()).isEqualTo("5");
            assertThat(bad.get(0).error())
                    .hasMessageStartingWith("\"b\" in the namespace \"shop\" cannot be read: ")
                    .satisfies(e -> assertThat(e.path()).startsWith("/items/1"));
            assertThat(bad.get(1).name()).isNull();
            assertThat(bad.get(1).error())
                    .hasMessageStartingWith("an object without a name cannot be read: ")
                    .satisfies(e -> assertThat(e.path()).startsWith("/items/2"));
        }
    }

    /** The second and the third item are cut short inside; their lengths are right. */
    private static byte[] withBadItems() {
        ProtoWriter out = new ProtoWriter();
        out.string(4, "");
        out.string(3, "");
        int list = out.beginMessage();
        item(out, "d", null);
        int third = out.beginMessage();
        out.raw(new byte[] {0x0a, 0x7f});
        out.endMessage(2, third);
        item(out, "b", new byte[] {0x12, 0x7f});
        item(out, "a", null);
        out.endMessage(2, list);
        out.raw(new byte[] {'k', '8', 's', 0});
        return out.finish();
    }

    private static void item(ProtoWriter out, String name, byte[] behind) {
        int item = out.beginMessage();
        if (behind != null) {
            out.raw(behind);
        }
        int metadata = out.beginMessage();
        out.string(6, "5");
        out.string(3, "shop");
        out.string(1, name);
        out.endMessage(1, metadata);
        out.endMessage(2, item);
    }

    @Test
    void tellsWhereInTheBodySomethingIsWrong() {
        String list = "{\"kind\":\"ConfigMapList\",\"items\":[{},\n {\"metadata\":{\"labels\":{\"a\":1}}}]}";
        byte[] body = list.getBytes(UTF_8);
        for (int size = 1; size <= body.length; size++) {
            List<UndecodableObject> bad = new ArrayList<>();
            int each = size;
            show(reader(ContentType.JSON, MAX), body, () -> each, new ArrayList<>(), bad);

            assertThat(bad).singleElement().satisfies(found -> {
                assertThat(found.error().path()).isEqualTo("/items/1/metadata/labels/a");
                assertThat(found.error().offset()).isEqualTo(list.indexOf("1}"));
            });
        }
        String badMetadata = "{\"items\":[{}],\"metadata\":{\"continue\":[]}}";
        assertThatThrownBy(() -> read(ContentType.JSON, badMetadata.getBytes(UTF_8), () -> 5))
                .hasMessage("expected a string at /metadata/continue (byte " + badMetadata.indexOf("[]}") + ")");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 5, 1000})
    void refusesItemsThatAreTooLarge(int size) {
        String item = "{\"a\":\"" + "x".repeat(43) + "\"}";
        assertThat(item).hasSize(51);
        byte[] one = ("{\"items\":[" + item + "]}").getBytes(UTF_8);
        byte[] two = ("{\"items\":[{}," + item + "]}").getBytes(UTF_8);
        byte[] bad = ("{\"items\":[{}," + item.replace("\"a\"", "\"data\"") + "]}").getBytes(UTF_8);

        show(reader(ContentType.JSON, 51), one, () -> size, new ArrayList<>(), new ArrayList<>());
        for (byte[] body : List.of(two, bad, Arrays.copyOf(two, two.length - 2))) {
            assertThatThrownBy(() ->
                            show(reader(ContentType.JSON, 50), body, () -> size, new ArrayList<>(), new ArrayList<>()))
                    .isInstanceOf(DecodingException.class)
                    .hasMessage("more than the 50 bytes allowed at /items/1 (byte 13)");
        }
    }

    @Test
    void refusesItemsOfProtobufThatAreTooLargeBeforeTheyCome() {
        byte[] body = body(ContentType.PROTOBUF, "{\"items\":[{\"data\":{\"a\":\"" + "x".repeat(100) + "\"}}]}");

        assertThatThrownBy(() -> show(
                        reader(ContentType.PROTOBUF, 50),
                        Arrays.copyOf(body, body.length - 100),
                        () -> 1,
                        new ArrayList<>(),
                        new ArrayList<>()))
                .isInstanceOf(DecodingException.class)
                .hasMessageContaining("more than the 50 bytes allowed at /items/0");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 5, 1000})
    void boundsWhatIsNotAnItemToo(int size) {
        for (String list : List.of(
                "{\"metadata\":{\"x\":\"" + "x".repeat(50) + "\"},\"items\":[]}",
                "{\"" + "x".repeat(60) + "\":1,\"items\":[]}",
                "{\"a\":[" + "1,".repeat(15) + "1],\"b\":[" + "1,".repeat(15) + "1],\"items\":[]}",
                "{\"a\":" + "1".repeat(60) + ",\"items\":[]}")) {
            assertThatThrownBy(() -> show(
                            reader(ContentType.JSON, 50),
                            list.getBytes(UTF_8),
                            () -> size,
                            new ArrayList<>(),
                            new ArrayList<>()))
                    .isInstanceOf(DecodingException.class);
        }
        String many =
                IntStream.range(0, 1001).mapToObj(i -> "\"f" + i + "\":1,").collect(Collectors.joining());
        assertThatThrownBy(() -> read(ContentType.JSON, ("{" + many + "\"items\":[]}").getBytes(UTF_8), () -> size))
                .hasMessageContaining("too many fields");
    }

    @Test
    void refusesItemsThatAreNestedTooDeeply() {
        byte[] body = ("{\"items\":[{\"x\":" + "[".repeat(600) + "]".repeat(600) + "}]}").getBytes(UTF_8);

        assertThatThrownBy(() -> read(ContentType.JSON, body, () -> 100))
                .isInstanceOf(DecodingException.class)
                .hasMessageContaining("nested deeper than 500 levels");
    }

    @ParameterizedTest
    @EnumSource(
            value = ContentType.class,
            names = {"JSON", "PROTOBUF"})
    void readsAnItemThatComesInManyPiecesInLinearTime(ContentType form) {
        byte[] small = body(form, largeItem(1 << 18));
        byte[] large = body(form, largeItem(1 << 22));
        long smallBytes = looked(form, small);
        long largeBytes = looked(form, large);

        // Sixteen times as much; in quadratic time it would be 256 times.
        assertThat(largeBytes).isLessThan(64 * smallBytes);
    }

    private static String largeItem(int size) {
        return "{\"kind\":\"ConfigMapList\",\"items\":[{\"data\":{\"a\":\"" + "}\\\"".repeat(size / 3) + "\"}}]}";
    }

    private static long cpuTime() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    /** Nanoseconds of the processor, the least of some. */
    private static long looked(ContentType form, byte[] body) {
        return IntStream.range(0, 5)
                .mapToLong(i -> {
                    long begin = cpuTime();
                    ListReader<ConfigMap> reader = reader(form, Integer.MAX_VALUE);
                    int to = 0;
                    while (!reader.next(body, reader.position(), to)) {
                        assertThat(to).isLessThan(body.length);
                        to = Math.min(to + 700, body.length);
                    }
                    return cpuTime() - begin;
                })
                .min()
                .orElseThrow();
    }

    @Test
    void yamlIsNotStreamed() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ListReader.of(ContentType.YAML, ConfigMap.CODEC, DecodeOptions.DEFAULT, 1 << 20))
                .withMessageContaining("JSON or protobuf");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "k9s\0",
                "<htm",
                "k8s\0\2",
                "k8s\0\0\0",
                "k8s\0\u00ff\u00ff\u00ff\u00ff\u00ff\u00ff\u00ff\u00ff\u00ff\u00ff\1",
                "k8s\0\22\u00ff\u00ff\u00ff\u00ff\u00ff\u00ff\u00ff\u00ff\u00ff\1",
                "k8s\0\22\2\22\1",
                "k8s\0\22\2\22\u00ff\u00ff\u00ff\u00ff\u00ff\u00ff\u00ff\u00ff\u00ff\1",
                "k8s\0\22\2\20\1",
                "k8s\0\22\2\14\1",
                "k8s\0\22\0\22\0",
                "k8s\0\22\0\32\1x",
                "k8s\0\12\7\22\5Thing\22\0",
                "k8s\0\12\1\22\22\0",
                "k8s\0\22\1\12",
                "k8s\0\22\6\12\4\12\7\22\0",
            })
    void refusesProtobufThatIsNoList(String list) {
        byte[] body = list.getBytes(ISO_8859_1);
        for (int size = 1; size <= body.length; size++) {
            int each = size;
            assertThatThrownBy(() -> read(ContentType.PROTOBUF, body, () -> each))
                    .as("pieces of %d", size)
                    .isInstanceOfSatisfying(
                            DecodingException.class,
                            e -> assertThat(e.isTruncated()).as(e.getMessage()).isFalse());
        }
    }

    @Test
    void survivesEveryChangeOfOneByte() {
        for (ContentType form : List.of(ContentType.JSON, ContentType.PROTOBUF)) {
            byte[] body = body(form, LIST);
            for (int i = 0; i < body.length; i++) {
                for (int flip : new int[] {1, 0x20, 0x80, 0xff}) {
                    byte[] changed = body.clone();
                    changed[i] ^= (byte) flip;
                    compare(form, changed);
                }
            }
        }
    }

    /** What the codec takes the reader takes, and gives the same; what it refuses the reader refuses, but for single items. */
    private static void compare(ContentType form, byte[] body) {
        DecodingException refused = catchThrowableOfType(
                DecodingException.class, () -> LISTS.decode(form, body, 0, body.length, DecodeOptions.DEFAULT));
        List<UndecodableObject> bad = new ArrayList<>();
        List<ConfigMap> good = new ArrayList<>();
        KubeList<ConfigMap> list = null;
        try {
            ListReader<ConfigMap> reader = reader(form, MAX);
            show(reader, body, () -> 17, good, bad);
            list = reader.end();
        } catch (DecodingException e) {
            // Lists without items, with items twice or cut short and other kinds are not what it reads.
            return;
        }
        if (refused == null) {
            assertThat(bad).isEmpty();
            assertThat(list.withItems(good)).isEqualTo(LISTS.decode(form, body, 0, body.length, DecodeOptions.DEFAULT));
        } else {
            assertThat(bad).as(refused.getMessage()).isNotEmpty();
        }
    }

    @Test
    void skipsManagedFieldsOnRequest() {
        byte[] body = "{\"items\":[{\"metadata\":{\"managedFields\":[{\"manager\":\"a\"}]}}]}".getBytes(UTF_8);
        ListReader<ConfigMap> reader =
                ListReader.of(ContentType.JSON, ConfigMap.CODEC, DecodeOptions.WITHOUT_MANAGED_FIELDS, MAX);

        assertThat(reader.next(body, 0, body.length)).isTrue();
        assertThat(Objects.requireNonNull(reader.item()).metadata().hasManagedFields())
                .isFalse();
    }

    private static String randomList(Random random) {
        String items = IntStream.range(0, random.nextInt(6))
                .mapToObj(i -> "{\"metadata\":{\"name\":\"n" + i + "\"},\"data\":{\"k\":\""
                        + "\\\"}ü".repeat(random.nextInt(1 + random.nextInt(500))) + "\"}}")
                .collect(Collectors.joining(random.nextBoolean() ? "," : " ,\n"));
        String unknown = "\"unknown\":[1,{\"items\":[]}]";
        return random.nextBoolean()
                ? "{\"items\":[" + items + "],\"metadata\":{\"resourceVersion\":\"5\"}," + unknown + "}"
                : "{" + unknown + ",\"kind\":\"ConfigMapList\",\"items\":[" + items + "]}";
    }

    private static byte[] body(ContentType form, String json) {
        byte[] bytes = json.getBytes(UTF_8);
        if (form == ContentType.JSON) {
            return bytes;
        }
        KubeList<ConfigMap> list = LISTS.fromJson(bytes);
        return LISTS.toProtobuf(
                list.kind().equals("List") ? KubeList.of(ConfigMap.TYPE, list.metadata(), list.items()) : list);
    }

    private static ListReader<ConfigMap> reader(ContentType form, int max) {
        return ListReader.of(form, ConfigMap.CODEC, DecodeOptions.DEFAULT, max);
    }

    private static KubeList<ConfigMap> read(ContentType form, byte[] body, IntSupplier sizes) {
        ListReader<ConfigMap> reader = reader(form, MAX);
        List<ConfigMap> items = new ArrayList<>();
        List<UndecodableObject> bad = new ArrayList<>();
        show(reader, body, sizes, items, bad);
        bad.forEach(found -> {
            throw found.error();
        });
        return reader.end().withItems(items);
    }

    private static IntSupplier sizes(int first, int second) {
        int[] next = {first, second};
        int[] i = {0};
        return () -> next[Math.min(1, i[0]++)];
    }

    /**
     * Shows the body piece by piece, as a client does: what was not taken is shown again, at another place. Around it lie bytes that
     * are none of the reader's business.
     */
    private static void show(
            ListReader<ConfigMap> reader,
            byte[] body,
            IntSupplier sizes,
            List<ConfigMap> good,
            List<UndecodableObject> bad) {
        byte[] left = {};
        int shown = 0;
        while (shown < body.length) {
            int size = Math.min(sizes.getAsInt(), body.length - shown);
            int begin = shown % 13;
            byte[] bytes = new byte[begin + left.length + size + 9];
            Arrays.fill(bytes, (byte) (shown % 2 == 0 ? '"' : 0x7d));
            System.arraycopy(left, 0, bytes, begin, left.length);
            System.arraycopy(body, shown, bytes, begin + left.length, size);
            int end = begin + left.length + size;
            int from = begin;
            while (reader.next(bytes, from, end)) {
                from = reader.position();
                if (reader.item() == null) {
                    bad.add(Objects.requireNonNull(reader.undecodable()));
                } else {
                    good.add(reader.item());
                }
            }
            left = Arrays.copyOfRange(bytes, reader.position(), end);
            shown += size;
        }
    }
}
