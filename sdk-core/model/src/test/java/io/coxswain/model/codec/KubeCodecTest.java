package io.coxswain.model.codec;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.coxswain.model.Bytes;
import io.coxswain.model.GroupVersionKind;
import io.coxswain.model.Json;
import io.coxswain.model.KubeList;
import io.coxswain.model.ResourceType;
import io.coxswain.model.apps.v1.Deployment;
import io.coxswain.model.core.v1.ConfigMap;
import io.coxswain.model.core.v1.Pod;
import io.coxswain.model.core.v1.Secret;
import io.coxswain.model.core.v1.Service;
import io.coxswain.model.meta.v1.APIGroupList;
import io.coxswain.model.meta.v1.DeleteOptions;
import io.coxswain.model.meta.v1.ListMeta;
import io.coxswain.model.meta.v1.ManagedFieldsEntry;
import io.coxswain.model.meta.v1.ObjectMeta;
import io.coxswain.model.meta.v1.Status;
import io.coxswain.model.yaml.Manifests;
import io.coxswain.model.yaml.Yaml;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class KubeCodecTest {
    private static final KubeCodec KINDS = KubeCodec.builtIn();
    private static final ResourceType<CronTab> CRON_TABS = ResourceType.builder(
                    CronTab.class, "stable.example.com/v1", "CronTab", "crontabs")
            .build();
    private static final KubeCodec MINE =
            KubeCodec.builder().register(CRON_TABS).build();

    record CronTab(ObjectMeta metadata, String cronSpec) {}

    static Stream<GroupVersionKind> servedKinds() {
        return io.coxswain.model.Kinds.served().stream();
    }

    @ParameterizedTest
    @MethodSource("servedKinds")
    void everyServedKindIsReadByWhatItSays(GroupVersionKind kind) {
        String apiVersion = kind.apiVersion().toString();
        String json = "{\"apiVersion\":\"" + apiVersion + "\",\"kind\":\"" + kind.kind() + "\"}";

        Object object = KINDS.fromJson(json.getBytes(UTF_8));

        assertThat(object.getClass().getSimpleName()).isEqualTo(kind.kind());
        assertThat(KINDS.typeMeta(object)).isEqualTo(new TypeMeta(apiVersion, kind.kind()));
        for (ContentType form : ContentType.values()) {
            byte[] written = KINDS.encode(form, object);
            assertThat(ContentType.ofDocument(written)).isEqualTo(form);
            Object read = KINDS.decode(form, written);
            assertThat(KINDS.encode(form, read)).isEqualTo(written);
            assertThat(read).hasSameClassAs(object);
        }
    }

    @TestFactory
    Stream<DynamicTest> goldenObjectsAreReadByWhatTheySay() throws Exception {
        return GoldenObjectsTest.files().stream()
                .map(file -> DynamicTest.dynamicTest(GoldenObjectsTest.type(file), () -> {
                    byte[] json = Files.readAllBytes(file);
                    Object expected = Kinds.codec(GoldenObjectsTest.type(file)).fromJson(json);
                    Object object = KINDS.fromJson(json);
                    assertThat(object).isEqualTo(expected);
                    assertThat(KINDS.fromProtobuf(GoldenObjectsTest.protobuf(file)))
                            .isEqualTo(expected);
                    assertThat(KINDS.decode(ContentType.YAML, KINDS.encode(ContentType.YAML, object)))
                            .isEqualTo(expected);
                }));
    }

    @ParameterizedTest
    @EnumSource(ContentType.class)
    void listsOfAKindHoldItsObjects(ContentType form) {
        ListMeta metadata = ListMeta.of(m -> m.resourceVersion("7").continue_("more"));
        KubeList<Service> services = KubeList.of(Service.TYPE, metadata, List.of(service("a"), service("b")));

        Object read = KINDS.decode(form, KINDS.encode(form, services));

        // What Go writes in protobuf though it is not set.
        Object expected = form == ContentType.PROTOBUF ? KINDS.fromProtobuf(KINDS.toProtobuf(services)) : services;
        assertThat(read).isEqualTo(expected).isInstanceOfSatisfying(KubeList.class, list -> {
            assertThat(list.metadata()).isEqualTo(metadata);
            assertThat(((Service) list.items().get(1)).spec().publishNotReadyAddresses())
                    .isTrue();
        });
    }

    @Test
    void itemsOfAKindNeedNotSayWhatTheyAre() {
        KubeList<?> list = KINDS.decode(
                KubeList.class,
                ContentType.JSON,
                utf8(
                        "{\"kind\":\"DeploymentList\",\"apiVersion\":\"apps/v1\",\"items\":[{\"metadata\":{\"name\":\"web\"}}]}"));
        assertThat(list.items()).singleElement().isInstanceOf(Deployment.class);
    }

    @ParameterizedTest
    @EnumSource(ContentType.class)
    void aMixedListHoldsWhatItsItemsSay(ContentType form) {
        byte[] json = utf8(
                "{\"kind\":\"List\",\"apiVersion\":\"v1\",\"metadata\":{},\"items\":["
                        + "{\"apiVersion\":\"v1\",\"kind\":\"Pod\",\"metadata\":{\"name\":\"a\"},\"zz\":1},"
                        + "{\"metadata\":{\"name\":\"b\"},\"spec\":{\"replicas\":3},\"kind\":\"Deployment\",\"apiVersion\":\"apps/v1\"}]}");

        KubeList<?> list = (KubeList<?>) KINDS.fromJson(json);

        assertThat(list.items()).hasExactlyElementsOfTypes(Pod.class, Deployment.class);
        Object again = KINDS.decode(form, KINDS.encode(form, list));
        assertThat(again).isEqualTo(list);
    }

    @Test
    void aMixedListInProtobufMayHoldProtobuf() {
        ProtoWriter out = new ProtoWriter();
        for (byte[] item :
                List.of(ConfigMap.CODEC.toProtobuf(configMap("a")), ConfigMap.CODEC.toJson(ConfigMap.EMPTY))) {
            int begin = out.beginMessage();
            out.bytes(1, Bytes.of(item));
            out.endMessage(2, begin);
        }
        byte[] body = out.finish();
        byte[] list = wrapped("v1", "List", body);

        KubeList<?> read = (KubeList<?>) KINDS.fromProtobuf(list);

        assertThat(Set.<Object>copyOf(read.items())).isEqualTo(Set.of(configMap("a"), ConfigMap.EMPTY));
    }

    private static byte[] wrapped(String apiVersion, String kind, byte[] body) {
        ProtoWriter out = new ProtoWriter();
        out.bytes(2, Bytes.of(body));
        int begin = out.beginMessage();
        out.string(2, kind);
        out.string(1, apiVersion);
        out.endMessage(1, begin);
        byte[] message = out.finish();
        byte[] document = new byte[message.length + 4];
        System.arraycopy(new byte[] {'k', '8', 's', 0}, 0, document, 0, 4);
        System.arraycopy(message, 0, document, 4, message.length);
        return document;
    }

    @Test
    void whatIsWrongInAnItemIsToldWithItsPath() {
        assertThatThrownBy(() -> KINDS.fromJson(utf8("{\"kind\":\"List\",\"apiVersion\":\"v1\",\"items\":["
                        + "{\"apiVersion\":\"v1\",\"kind\":\"Pod\",\"spec\":{\"hostNetwork\":7}}]}")))
                .isInstanceOf(DecodingException.class)
                .hasMessageContaining("expected true or false at /items/0/spec/hostNetwork");
        assertThatThrownBy(() -> KINDS.fromJson(
                        utf8("{\"kind\":\"List\",\"apiVersion\":\"v1\",\"items\":[{\"kind\":\"Pod\"}]}")))
                .isInstanceOf(DecodingException.class)
                .hasMessageContaining("expected apiVersion and kind, which tell what this is at /items/0");
    }

    @Test
    void listsWithinListsAreRefusedHowDeepTheyEverAre() {
        String open = "{\"items\":[";
        String close = "],\"kind\":\"List\",\"apiVersion\":\"v1\"}";
        byte[] deep = utf8(open.repeat(200) + close.repeat(200));
        assertThatThrownBy(() -> KINDS.fromJson(deep))
                .isInstanceOf(DecodingException.class)
                .hasMessageContaining("a List within a List, which only Manifests reads at /items/0");
    }

    @Test
    void kindsThatOnlySoundLikeListsAreNone() {
        Object object = KINDS.fromJson(utf8("{\"kind\":\"APIGroupList\",\"apiVersion\":\"v1\",\"groups\":[]}"));
        assertThat(object).isInstanceOf(APIGroupList.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"AIOps", "AIOpsList", "List"})
    void anUnknownKindIsAnErrorThatSaysWhatToDo(String kind) {
        byte[] json = utf8("{\"apiVersion\":\"aiops.org/v1\",\"kind\":\"" + kind + "\"}");
        assertThatThrownBy(() -> KINDS.fromJson(json))
                .isInstanceOfSatisfying(UnknownKindException.class, e -> {
                    assertThat(e.apiVersion()).isEqualTo("aiops.org/v1");
                    assertThat(e.kind()).isEqualTo(kind);
                })
                .hasMessageContainingAll("aiops.org/v1 " + kind, "register its ResourceType", "KubeCodec.builder()");
        assertThatThrownBy(() -> KINDS.fromProtobuf(wrapped("aiops.org/v1", kind, new byte[0])))
                .isInstanceOf(UnknownKindException.class);
        assertThatThrownBy(() -> KINDS.decode(ContentType.YAML, json)).isInstanceOf(UnknownKindException.class);
        assertThatThrownBy(() -> KINDS.fromJson(utf8("{\"kind\":\"List\",\"apiVersion\":\"v1\",\"items\":["
                        + "{\"kind\":\"Foo\",\"apiVersion\":\"x/v1\"}]}")))
                .isInstanceOfSatisfying(
                        UnknownKindException.class, e -> assertThat(e.path()).isEqualTo("/items/0"));
    }

    @Test
    void manifestsAndYamlTakeItAsTheCodecThatItIs() {
        String yaml = "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\n---\napiVersion: stable.example.com/v1\n"
                + "kind: CronTab\ncronSpec: '* *'\n---\nkind: What\napiVersion: w/v1\n";
        assertThat(Yaml.read(KINDS, yaml)).isInstanceOf(ConfigMap.class);
        List<Object> objects = Manifests.ofText(yaml).stream()
                .limit(2)
                .map(manifest -> manifest.as((Codec<Object>) MINE))
                .toList();
        assertThat(objects).hasExactlyElementsOfTypes(ConfigMap.class, CronTab.class);
        assertThatThrownBy(() -> Manifests.ofText(yaml).forEach(manifest -> manifest.as(MINE)))
                .isInstanceOf(UnknownKindException.class)
                .hasMessageContaining("w/v1 What");
    }

    @Test
    void anObjectThatHasToBeOfAClassIsRefusedByNamingBoth() {
        byte[] deployment = Deployment.CODEC.toProtobuf(Deployment.of(d -> d.metadata(m -> m.name("web"))));
        assertThatThrownBy(() -> KINDS.decode(Pod.class, ContentType.PROTOBUF, deployment))
                .isInstanceOf(DecodingException.class)
                .hasMessage("expected Pod, but this says that it is apps/v1 Deployment");
        assertThat(KINDS.decode(Deployment.class, ContentType.PROTOBUF, deployment)
                        .metadata()
                        .name())
                .isEqualTo("web");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"kind\":\"Pod\"}",
                "{\"apiVersion\":\"v1\"}",
                "{\"kind\":null,\"apiVersion\":\"v1\"}",
                "{\"kind\":7,\"apiVersion\":\"v1\"}"
            })
    void aDocumentThatDoesNotSayWhatItIsIsRefused(String json) {
        assertThatThrownBy(() -> KINDS.fromJson(utf8(json)))
                .isInstanceOf(DecodingException.class)
                .hasMessageContaining("expected apiVersion and kind, which tell what this is");
    }

    @Test
    void namesMayBeEscapedAndStandAnywhere() {
        Object object = KINDS.fromJson(
                utf8(
                        " { \"metadata\" : { \"name\" : \"}\\\"kind\\\":\" } , \"\\u006bind\" : \"\\u0050od\" , \"x\" : [ { } ] , \"apiVersion\" : \"v1\" } "));
        assertThat(object)
                .isInstanceOfSatisfying(
                        Pod.class, pod -> assertThat(pod.metadata().name()).isEqualTo("}\"kind\":"));
    }

    @Test
    void aKindThatIsSaidTwiceIsNotReadAsTheFirst() {
        assertThatThrownBy(() -> KINDS.fromJson(utf8("{\"kind\":\"Pod\",\"apiVersion\":\"v1\",\"kind\":\"Secret\"}")))
                .isInstanceOf(DecodingException.class)
                .hasMessageContaining("expected v1 Pod, but this says that it is v1 Secret");
    }

    @ParameterizedTest
    @CsvSource({
        "List,PodList",
        "PodList,List",
        "PodList,SecretList",
        "SecretList,PodList",
        "CronTabList,PodList",
        "CronTabList,OtherList",
        "OtherList,CronTabList",
        "OtherList,AnotherList",
    })
    void aListThatSaysTwoKindsIsReadAsNeither(String first, String last) {
        KubeCodec all =
                KubeCodec.builder().register(CRON_TABS).otherwise(Scalars.JSON).build();
        String version = first.startsWith("CronTab") ? "stable.example.com/v1" : "v1";
        for (String items : List.of("", "{\"apiVersion\":\"v1\",\"kind\":\"Secret\"}", "{}")) {
            byte[] json = utf8("{\"apiVersion\":\"" + version + "\",\"kind\":\"" + first + "\",\"kind\":\"" + last
                    + "\",\"items\":[" + items + "]}");
            assertThatThrownBy(() -> all.fromJson(json)).isInstanceOf(DecodingException.class);
        }
    }

    @Test
    void aListOfAnotherKindIsRefusedEmptyOrNotAndInPieces() {
        Codec<KubeList<Pod>> pods = KubeList.codec(Pod.CODEC);
        for (List<Secret> items : List.of(List.of(Secret.EMPTY), List.<Secret>of())) {
            // An item may say first what it is.
            String problem = "but this says that it is v1 Secret" + (items.isEmpty() ? "List" : "");
            KubeList<Secret> secrets = KubeList.of(Secret.TYPE, ListMeta.EMPTY, items);
            assertThatThrownBy(() -> pods.fromJson(KINDS.toJson(secrets)))
                    .isInstanceOf(DecodingException.class)
                    .hasMessageContaining(problem);
            assertThatThrownBy(() -> pods.fromProtobuf(KINDS.toProtobuf(secrets)))
                    .isInstanceOf(DecodingException.class)
                    .hasMessageContaining(problem);
            for (ContentType form : List.of(ContentType.JSON, ContentType.PROTOBUF)) {
                byte[] list = KINDS.encode(form, secrets);
                ListReader<Pod> reader = ListReader.of(form, Pod.CODEC, DecodeOptions.DEFAULT, 1 << 16);
                assertThatThrownBy(() -> {
                            reader.next(list, 0, list.length);
                            reader.end();
                        })
                        .isInstanceOf(DecodingException.class)
                        .hasMessageContaining(problem);
            }
        }
        assertThatThrownBy(() -> pods.fromJson(utf8("{\"kind\":\"PodList\",\"apiVersion\":\"v2\",\"items\":[]}")))
                .hasMessageContaining("expected v1 PodList, but this says that it is v2 PodList");
        assertThat(pods.fromJson(utf8("{\"kind\":\"List\",\"items\":[{}]}")).items())
                .hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "[",
                "null",
                "7",
                "\"Pod\"",
                "[{}]",
                "{\"kind\":\"Pod\",\"apiVersion\":\"v1\"}}",
                "{\"kind\"",
                "{,}",
                "{\"a\":1,}"
            })
    void whatIsNoObjectIsRefused(String json) {
        assertThatThrownBy(() -> KINDS.fromJson(utf8(json))).isInstanceOf(DecodingException.class);
    }

    @Test
    void whereverItIsCutADocumentIsRefused() {
        byte[] json = KINDS.toJson(KubeList.of(Pod.TYPE, ListMeta.EMPTY, List.of(pod("a"))));
        byte[] protobuf = KINDS.toProtobuf(pod("a"));
        IntStream.range(0, json.length)
                .forEach(to -> assertThatThrownBy(() -> KINDS.fromJson(json, 0, to, DecodeOptions.DEFAULT))
                        .isInstanceOf(DecodingException.class));
        // Not every cut of protobuf can be seen, but none is any other error.
        IntStream.range(0, protobuf.length).forEach(to -> decodes(ContentType.PROTOBUF, Arrays.copyOf(protobuf, to)));
    }

    @Test
    void damagedDocumentsGiveNoOtherError() {
        Random random = new Random(7);
        byte[][] documents = {
            MINE.toJson(KubeList.of(Pod.TYPE, ListMeta.EMPTY, List.of(pod("a")))),
            MINE.toJson(new CronTab(ObjectMeta.of(m -> m.name("c")), "* *")),
            MINE.toProtobuf(pod("b")),
            MINE.encode(ContentType.YAML, pod("c"))
        };
        int refused = 0;
        for (int i = 0; i < 20_000; i++) {
            byte[] damaged = documents[i % documents.length].clone();
            for (int n = random.nextInt(4); n >= 0; n--) {
                damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(256);
            }
            refused += decodes(ContentType.ofDocument(damaged), damaged) ? 0 : 1;
        }
        assertThat(refused).isBetween(5_000, 20_000);
    }

    private static boolean decodes(ContentType form, byte[] bytes) {
        try {
            MINE.decode(form, bytes);
            return true;
        } catch (DecodingException e) {
            return false;
        }
    }

    @Test
    void aRegisteredKindsListsAreFoundByWhatItCallsThem() {
        ResourceType<CronTab> hoarded = ResourceType.builder(CronTab.class, "x/v1", "CronTab", "crontabs")
                .listKind("Hoard")
                .build();
        KubeCodec kinds = KubeCodec.builder().register(hoarded).build();
        CronTab tab = new CronTab(ObjectMeta.of(m -> m.name("a")), "* * *");
        KubeList<CronTab> list = KubeList.of(hoarded, ListMeta.EMPTY, List.of(tab));
        assertThat(kinds.fromJson(kinds.toJson(list))).isEqualTo(list);
        assertThat(kinds.find("x/v1", "CronTabList")).isNull();
        assertThatThrownBy(() -> KubeCodec.builder().register(CRON_TABS).register(CRON_TABS))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContainingAll("registered twice", "CronTab");
    }

    @Test
    void registeredKindsAreReadAndWrittenWithTheirLists() {
        CronTab tab = new CronTab(ObjectMeta.of(m -> m.name("a")), "* * *");
        KubeList<CronTab> list = KubeList.of(CRON_TABS, ListMeta.EMPTY, List.of(tab));
        assertThat(MINE.fromJson(MINE.toJson(tab))).isEqualTo(tab);
        assertThat(MINE.fromJson(MINE.toJson(list))).isEqualTo(list);
        assertThat(MINE.decode(ContentType.YAML, MINE.encode(ContentType.YAML, tab)))
                .isEqualTo(tab);
        assertThat(new String(MINE.toJson(tab), UTF_8))
                .startsWith("{\"apiVersion\":\"stable.example.com/v1\",\"kind\":\"CronTab\"");
        assertThat(MINE.fromJson(Pod.CODEC.toJson(pod("a")))).isEqualTo(pod("a"));
        assertThatThrownBy(() -> MINE.toProtobuf(tab))
                .isInstanceOf(UnsupportedOperationException.class)
                .hasMessageContainingAll("CronTab", "JSON");
        assertThatThrownBy(() -> MINE.fromProtobuf(wrapped("stable.example.com/v1", "CronTab", new byte[0])))
                .isInstanceOf(DecodingException.class)
                .hasMessageContainingAll("CronTab", "ask for JSON");
        byte[] original =
                utf8("{\"apiVersion\":\"stable.example.com/v1\",\"kind\":\"CronTab\",\"cronSpec\":\"1\",\"x\":1}");
        assertThat(new String(MINE.toJson(new CronTab(ObjectMeta.EMPTY, "2"), original), UTF_8))
                .contains("\"x\":1", "\"cronSpec\":\"2\"");
    }

    @Test
    void aBuiltInKindMayBeReadAsAnotherClass() {
        record Small(ObjectMeta metadata) {}
        KubeCodec codec = KubeCodec.builder()
                .register(ResourceType.builder(Small.class, "v1", "Pod", "pods").build())
                .build();
        assertThat(codec.fromJson(Pod.CODEC.toJson(pod("a")))).isEqualTo(new Small(pod("a").metadata()));
        assertThat(KINDS.fromJson(Pod.CODEC.toJson(pod("a")))).isEqualTo(pod("a"));
    }

    @Test
    void itemsThatArriveInPiecesAreReadAsWholeOnes() {
        byte[] list = utf8(
                "{\"items\":[{\"spec\":{},\"kind\":\"Pod\",\"apiVersion\":\"v1\"},"
                        + "{\"cronSpec\":\"* *\",\"apiVersion\":\"stable.example.com/v1\",\"kind\":\"CronTab\"}],\"kind\":\"List\"}");
        List<Object> whole = List.of(Pod.of(p -> p.spec(s -> {})), new CronTab(null, "* *"));
        for (int cut = 0; cut <= list.length; cut++) {
            ListReader<Object> reader = ListReader.of(ContentType.JSON, MINE, DecodeOptions.DEFAULT, 1 << 16);
            List<Object> items = new ArrayList<>();
            int from = 0;
            for (int to : new int[] {cut, list.length}) {
                while (reader.next(list, from, to)) {
                    from = reader.position();
                    items.add(reader.item());
                }
                from = reader.position();
            }
            assertThat(items).as("cut at %s", cut).isEqualTo(whole);
            assertThat(reader.end().kind()).isEqualTo("List");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "# nothing", "---"})
    void yamlWithoutADocumentIsRefused(String yaml) {
        assertThatThrownBy(() -> KINDS.decode(ContentType.YAML, utf8(yaml)))
                .isInstanceOf(DecodingException.class)
                .hasMessageContaining("expected an object");
    }

    @Test
    void registeringTwiceIsRefused() {
        KubeCodec.Builder builder = KubeCodec.builder().register(CRON_TABS);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder.register(CRON_TABS))
                .withMessageContaining("stable.example.com/v1 CronTab");
    }

    @Test
    void aCodecForAllOthersTakesWhatIsNotKnown() {
        KubeCodec codec =
                KubeCodec.builder().register(CRON_TABS).otherwise(Scalars.JSON).build();
        String one = "{\"apiVersion\":\"a/v1\",\"kind\":\"AllowList\",\"spec\":{}}";
        String list = "{\"kind\":\"FooList\",\"apiVersion\":\"a/v1\",\"metadata\":{},\"items\":[" + one + "]}";
        String mixed =
                "{\"kind\":\"List\",\"apiVersion\":\"v1\",\"metadata\":{},\"items\":[{\"apiVersion\":\"v1\",\"kind\":\"Pod\"},"
                        + one + "]}";

        assertThat(codec.fromJson(utf8(one))).isEqualTo(Json.of(one));
        assertThat(codec.toJson(Json.of(one))).isEqualTo(utf8(one));
        Object read = codec.fromJson(utf8(list));
        assertThat(read)
                .isInstanceOfSatisfying(
                        KubeList.class,
                        l -> assertThat(((KubeList<?>) l).items()).isEqualTo(List.of(Json.of(one))));
        assertThat(codec.toJson(read)).isEqualTo(utf8(list));
        assertThat(((KubeList<?>) codec.fromJson(utf8(mixed))).items())
                .hasExactlyElementsOfTypes(Pod.class, Json.class);
        assertThat(codec.fromJson(Pod.CODEC.toJson(pod("a")))).isEqualTo(pod("a"));
        assertThatThrownBy(() -> codec.fromProtobuf(wrapped("a/v1", "Foo", new byte[0])))
                .isInstanceOf(DecodingException.class);
    }

    @Test
    void duplicatesInWhatIsNotKnownAreSeenByStrictReading() {
        KubeCodec codec = KubeCodec.builder().otherwise(Scalars.JSON).build();
        String one = "{\"apiVersion\":\"a/v1\",\"kind\":\"Foo\",\"spec\":{\"l\":[{\"a\":1,\"a\":2}]},\"kind\":\"Foo\"}";
        String list = "{\"kind\":\"FooList\",\"apiVersion\":\"a/v1\",\"items\":[{}," + one + "]}";
        String mixed = "{\"kind\":\"List\",\"apiVersion\":\"v1\",\"items\":[" + one + "]}";

        assertThat(problems(codec, one)).containsExactly("duplicate field \"spec.l[0].a\"", "duplicate field \"kind\"");
        assertThat(problems(codec, list))
                .containsExactly("duplicate field \"items[1].spec.l[0].a\"", "duplicate field \"items[1].kind\"");
        assertThat(problems(codec, mixed))
                .containsExactly("duplicate field \"items[0].spec.l[0].a\"", "duplicate field \"items[0].kind\"");
        assertThat(codec.fromJson(utf8(one))).isEqualTo(Json.of(one));
    }

    /** As in Kubernetes, whose decoder gives them to code of their own. */
    @Test
    void duplicatesInFieldsThatHoldAnyJsonAreNotSeen() {
        byte[] revision =
                utf8("{\"apiVersion\":\"apps/v1\",\"kind\":\"ControllerRevision\",\"data\":{\"a\":1,\"a\":2}}");
        assertThat(KINDS.fromJson(revision, 0, revision.length, DecodeOptions.STRICT))
                .isNotNull();
    }

    private static List<String> problems(KubeCodec codec, String json) {
        byte[] bytes = utf8(json);
        try {
            codec.fromJson(bytes, 0, bytes.length, DecodeOptions.STRICT);
            return List.of();
        } catch (StrictDecodingException e) {
            return e.problems().stream()
                    .map(StrictDecodingException.Problem::message)
                    .toList();
        }
    }

    @Test
    void kindsWithoutMetadataAreWrittenToo() {
        Status status = Status.of(s -> s.reason("NotFound").code(404));
        assertThat(KINDS.fromJson(KINDS.toJson(status))).isEqualTo(status);
        assertThat(KINDS.toProtobuf(status)).isEqualTo(Status.CODEC.toProtobuf(status));
        assertThat(KINDS.fromProtobuf(KINDS.toProtobuf(status)))
                .isEqualTo(Status.CODEC.fromProtobuf(Status.CODEC.toProtobuf(status)));
        assertThat(KINDS.fromJson(KINDS.toJson(DeleteOptions.EMPTY))).isInstanceOf(DeleteOptions.class);
    }

    @Test
    void whatHasNoCodecIsRefusedAndNotShown() {
        record Other(String secret) {}
        assertThatIllegalArgumentException()
                .isThrownBy(() -> KINDS.toJson(new Other("hunter2")))
                .withMessageContainingAll("Other", "register its ResourceType")
                .satisfies(e -> assertThat(e.getMessage()).doesNotContain("hunter2"));
    }

    @Test
    void textHidesWhatIsSecret() {
        Secret secret = Secret.of(s -> s.putStringData("password", "hunter2"));
        assertThat(KINDS.toText(secret)).doesNotContain("hunter2");
    }

    @Test
    void findsTheCodecOfAKindAndOfItsList() {
        assertThat(KINDS.find("v1", "Pod")).isSameAs(Pod.CODEC);
        assertThat(KINDS.find("v1", "PodList")).isNotNull();
        assertThat(KINDS.find("apps/v1", "Pod")).isNull();
        assertThat(KINDS.find("v1", "PodListList")).isNull();
        assertThat(KINDS.find("apps/v1", "List")).isNull();
        assertThat(MINE.find("stable.example.com/v1", "CronTab")).isSameAs(CRON_TABS.codec());
        assertThat(Codec.forClass(Pod.class)).isSameAs(Pod.CODEC);
        assertThat(Codec.forClass(String.class)).isNull();
        assertThat(Codec.forClass(Path.class)).isNull();
    }

    @Test
    void managedFieldsCanBeLeftOut() {
        Pod pod = pod("a").with(p ->
                p.metadata(m -> m.managedFields(List.of(ManagedFieldsEntry.of(f -> f.manager("kubectl"))))));
        byte[] json = KINDS.toJson(KubeList.of(Pod.TYPE, ListMeta.EMPTY, List.of(pod)));
        KubeList<?> list = (KubeList<?>) KINDS.fromJson(json, 0, json.length, DecodeOptions.WITHOUT_MANAGED_FIELDS);
        assertThat(list.items()).isEqualTo(List.of(pod("a")));
    }

    private static ConfigMap configMap(String name) {
        return ConfigMap.of(c -> c.metadata(m -> m.name(name)));
    }

    /** Whose last field in protobuf is a number. */
    private static Service service(String name) {
        return Service.of(s -> s.metadata(m -> m.name(name)).spec(p -> p.publishNotReadyAddresses(true)));
    }

    private static Pod pod(String name) {
        return Pod.of(p -> p.metadata(m -> m.name(name)).spec(s -> s.addContainers(c -> c.name("c"))));
    }

    private static byte[] utf8(String text) {
        return text.getBytes(UTF_8);
    }
}
