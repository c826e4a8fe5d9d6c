package io.coxswain.client;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.coxswain.client.rest.ApiException;
import io.coxswain.client.rest.CutOffException;
import io.coxswain.client.rest.GoneException;
import io.coxswain.client.rest.NotFoundException;
import io.coxswain.client.testing.ScriptedServer;
import io.coxswain.client.testing.ScriptedServer.Handler;
import io.coxswain.client.testing.Watches;
import io.coxswain.model.KubeList;
import io.coxswain.model.ResourceType;
import io.coxswain.model.codec.Codec;
import io.coxswain.model.codec.ContentType;
import io.coxswain.model.codec.DecodingException;
import io.coxswain.model.codec.JsonReader;
import io.coxswain.model.codec.JsonWriter;
import io.coxswain.model.core.v1.Pod;
import io.coxswain.model.meta.v1.ListMeta;
import io.coxswain.model.meta.v1.Status;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.netty.http.server.HttpServerResponse;
import reactor.test.StepVerifier;

class ProtobufTest {
    private static final String PROTOBUF = "application/vnd.kubernetes.protobuf";
    private static final String BOTH = PROTOBUF + ", application/json";
    private static final List<Pod> PODS =
            IntStream.range(0, 5).mapToObj(i -> pod("p" + i)).toList();
    private static final KubeList<Pod> LIST = KubeList.of(Pod.TYPE, ListMeta.of(m -> m.resourceVersion("42")), PODS);

    @Test
    void readsEveryVerbInProtobuf() {
        Handler handler = (request, response) -> request.uri().contains("watch=true")
                ? protobuf(response, 200, PROTOBUF + ";stream=watch", watch())
                : request.uri().endsWith("/p0")
                        ? protobuf(response, 200, PROTOBUF, Pod.CODEC.toProtobuf(PODS.get(0)))
                        : protobuf(response, 200, PROTOBUF, list());
        try (ScriptedServer server = ScriptedServer.start(handler);
                KubeClient client = client(server)) {
            verifyAllVerbs(client);
            assertThat(server.requests())
                    .allSatisfy(
                            sent -> assertThat(sent.headers().getAll("Accept")).containsExactly(BOTH));
        }
    }

    @Test
    void readsJsonThatAServerAnswersWithAllTheSame() {
        try (ScriptedServer server = ScriptedServer.start(ProtobufTest::inJson);
                KubeClient client = client(server)) {
            verifyAllVerbs(client);
            assertThat(server.requests())
                    .allSatisfy(
                            sent -> assertThat(sent.headers().getAll("Accept")).containsExactly(BOTH));
        }
    }

    @Test
    void asksForJsonAloneIfProtobufIsSwitchedOff() {
        try (ScriptedServer server = ScriptedServer.start(ProtobufTest::inJson);
                KubeClient client =
                        KubeClient.of(server.config().protobuf(false).build())) {
            verifyAllVerbs(client);
            assertThat(server.requests())
                    .allSatisfy(
                            sent -> assertThat(sent.headers().getAll("Accept")).containsExactly("application/json"));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {406, 415})
    void asksForJsonWhereProtobufIsRefusedAndRemembersIt(int refusal) {
        Handler handler =
                (request, response) -> request.requestHeaders().get("Accept").equals(BOTH)
                        ? response.status(refusal).send()
                        : inJson(request, response);
        try (ScriptedServer server = ScriptedServer.start(handler);
                KubeClient client = client(server)) {
            verifyAllVerbs(client);
            verifyAllVerbs(client);
            assertThat(server.requests())
                    .filteredOn(sent -> BOTH.equals(sent.headers().get("Accept")))
                    .hasSize(1);
        }
    }

    @Test
    void gaveUpOnAServerThatRefusesJsonToo() {
        try (ScriptedServer server = ScriptedServer.answering(406, "neither");
                KubeClient client = client(server)) {
            pods(client)
                    .get("p0")
                    .as(StepVerifier::create)
                    .verifyErrorSatisfies(
                            e -> assertThat(((ApiException) e).code()).isEqualTo(406));
            assertThat(server.requests()).hasSize(2);
        }
    }

    @Test
    void asksForUsersOwnKindsInJson() {
        ResourceType<String> own = ResourceType.builder(new NameCodec(), "example.com/v1", "Ship", "ships")
                .build();
        try (ScriptedServer server = ScriptedServer.answering(200, "{\"items\":[{\"name\":\"a\"}]}");
                KubeClient client = client(server)) {
            client.api(own).list().as(StepVerifier::create).expectNext("a").verifyComplete();
            assertThat(server.requests())
                    .singleElement()
                    .satisfies(
                            sent -> assertThat(sent.headers().getAll("Accept")).containsExactly("application/json"));
        }
    }

    @Test
    void readsRefusalsInProtobuf() {
        Status status = Status.of(s -> s.status("Failure")
                .reason("NotFound")
                .code(404)
                .message("pods \"web\" not found")
                .details(d -> d.name("web")));
        try (ScriptedServer server = ScriptedServer.start(
                        (request, response) -> protobuf(response, 404, PROTOBUF, Status.CODEC.toProtobuf(status)));
                KubeClient client = client(server)) {
            pods(client)
                    .get("web")
                    .as(StepVerifier::create)
                    .verifyErrorSatisfies(e -> assertThat(e)
                            .isInstanceOf(NotFoundException.class)
                            .hasMessageStartingWith("pods \"web\" not found (404 Not Found, GET "));
            pods(client).find("web").as(StepVerifier::create).verifyComplete();
        }
    }

    @Test
    void endsAWatchByItsErrorEvent() {
        Status expired =
                Status.of(s -> s.status("Failure").code(410).reason("Expired").message("too old"));
        byte[] body =
                Watches.join(List.of(watch(), Watches.event(ContentType.PROTOBUF, "ERROR", expired, Status.CODEC)));
        try (ScriptedServer server = ScriptedServer.start(
                        (request, response) -> protobuf(response, 200, PROTOBUF + ";stream=watch", body));
                KubeClient client = client(server)) {
            pods(client).watch().as(StepVerifier::create).expectNextCount(5).verifyError(GoneException.class);
        }
    }

    @Test
    void signalsBodiesThatAreCutOff() {
        byte[] list = list();
        byte[] watch = watch();
        Handler handler = (request, response) -> request.uri().contains("watch=true")
                ? protobuf(response, 200, PROTOBUF, Arrays.copyOf(watch, watch.length - 1))
                : protobuf(response, 200, PROTOBUF, Arrays.copyOf(list, list.length - 7));
        try (ScriptedServer server = ScriptedServer.start(handler);
                KubeClient client = client(server)) {
            pods(client).list().as(StepVerifier::create).expectNextCount(4).verifyError(CutOffException.class);
            pods(client).listPage().as(StepVerifier::create).verifyError(CutOffException.class);
            pods(client).watch().as(StepVerifier::create).expectNextCount(4).verifyError(CutOffException.class);
            pods(client).get("a").as(StepVerifier::create).verifyError(DecodingException.class);
        }
    }

    @Test
    void keepsToDemandAndClosesWhatIsCancelled() throws InterruptedException {
        Handler handler = (request, response) -> response.header("Content-Type", PROTOBUF)
                .sendByteArray(
                        Flux.concat(Mono.just(request.uri().contains("watch=true") ? watch() : list()), Mono.never()));
        try (ScriptedServer server = ScriptedServer.start(handler);
                KubeClient client = client(server)) {
            for (int taken = 0; taken <= 5; taken++) {
                int n = taken;
                StepVerifier.create(pods(client).list(), n)
                        .expectSubscription()
                        .expectNextCount(n)
                        .thenCancel()
                        .verify();
                StepVerifier.create(pods(client).watch(), n)
                        .expectSubscription()
                        .expectNextCount(n)
                        .thenCancel()
                        .verify();
            }
            server.awaitNoExchange();
        }
    }

    private static void verifyAllVerbs(KubeClient client) {
        pods(client).get("p0").as(StepVerifier::create).expectNext(PODS.get(0)).verifyComplete();
        pods(client).list().as(StepVerifier::create).expectNextSequence(PODS).verifyComplete();
        pods(client).listPage().as(StepVerifier::create).expectNext(LIST).verifyComplete();
        pods(client)
                .watch()
                .map(WatchEvent::object)
                .as(StepVerifier::create)
                .expectNextSequence(PODS)
                .verifyComplete();
    }

    private static Publisher<Void> inJson(
            reactor.netty.http.server.HttpServerRequest request, HttpServerResponse response) {
        if (request.uri().contains("watch=true")) {
            return ScriptedServer.json(
                    response,
                    200,
                    new String(
                            Watches.join(PODS.stream()
                                    .map(pod -> Watches.event(ContentType.JSON, "ADDED", pod, Pod.CODEC))
                                    .toList()),
                            UTF_8));
        }
        byte[] json = request.uri().endsWith("/p0")
                ? Pod.CODEC.toJson(PODS.get(0))
                : KubeList.codec(Pod.CODEC).toJson(LIST);
        return ScriptedServer.json(response, 200, new String(json, UTF_8));
    }

    private static Publisher<Void> protobuf(HttpServerResponse response, int code, String type, byte[] body) {
        return response.status(code).header("Content-Type", type).sendByteArray(Mono.just(body));
    }

    private static byte[] list() {
        return KubeList.codec(Pod.CODEC).toProtobuf(LIST);
    }

    private static byte[] watch() {
        return Watches.join(PODS.stream()
                .map(pod -> Watches.event(ContentType.PROTOBUF, "ADDED", pod, Pod.CODEC))
                .toList());
    }

    private static KubeClient client(ScriptedServer server) {
        return KubeClient.of(server.config().build());
    }

    private static Api<Pod> pods(KubeClient client) {
        return client.api(Pod.TYPE).namespace("shop");
    }

    private static Pod pod(String name) {
        return Pod.of(p -> p.metadata(m -> m.name(name).resourceVersion("7"))
                .spec(s -> s.addContainers(c -> c.name("main").image("busybox").resources(r -> {})))
                .status(s -> s.phase("Running")));
    }

    /** A kind of a user's own: just its name. */
    private static final class NameCodec extends Codec<String> {
        private static final io.coxswain.model.codec.FieldNames NAMES = io.coxswain.model.codec.FieldNames.of("name");

        @Override
        public String read(JsonReader in) {
            String name = "";
            for (int field = in.beginObject(NAMES); field != JsonReader.END; field = in.nextField(NAMES)) {
                name = String.valueOf(in.string());
            }
            in.endObject();
            return name;
        }

        @Override
        public void write(JsonWriter out, String value) {
            out.beginObject();
            out.string(NAMES, 0, value);
            out.endObject(null);
        }

        @Override
        public String[] newArray(int length) {
            return new String[length];
        }
    }
}
