package io.coxswain.testkit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.coxswain.client.WatchEvent;
import io.coxswain.client.WatchEvent.Type;
import io.coxswain.model.KubeList;
import io.coxswain.model.apps.v1.Deployment;
import io.coxswain.model.codec.ContentType;
import io.coxswain.model.core.v1.Pod;
import io.coxswain.model.meta.v1.Status;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DocumentsTest {
    private static final Pod A = Pod.of(p -> p.metadata(m -> m.name("a").resourceVersion("7")));
    private static final Pod B = Pod.of(p -> p.metadata(m -> m.name("b")));

    @ParameterizedTest
    @EnumSource(names = {"JSON", "PROTOBUF"})
    void sendsObjectsAndLists(ContentType form) throws IOException {
        byte[] object = body(Answer.object(form, A), "Content-Type: " + form.mediaType());
        Pod pod = form == ContentType.JSON ? Pod.CODEC.fromJson(object) : Pod.CODEC.fromProtobuf(object);
        assertThat(pod.metadata()).isEqualTo(A.metadata());

        byte[] page = body(Answer.page(form, Pod.TYPE, "42", "next", List.of(A, B)), form.mediaType());
        KubeList<Pod> list = form == ContentType.JSON
                ? KubeList.codec(Pod.CODEC).fromJson(page)
                : KubeList.codec(Pod.CODEC).fromProtobuf(page);
        assertThat(list.kind()).isEqualTo("PodList");
        assertThat(list.metadata().resourceVersion()).isEqualTo("42");
        assertThat(list.metadata().continue_()).isEqualTo("next");
        assertThat(list.items()).extracting(item -> item.metadata().name()).containsExactly("a", "b");
    }

    @ParameterizedTest
    @EnumSource(names = {"JSON", "PROTOBUF"})
    void sendsStatuses(ContentType form) throws IOException {
        Status gone = Documents.failure(410, "Expired", "too old");
        byte[] body = body(Answer.status(form, gone), "HTTP/1.1 410 Gone");
        Status status = form == ContentType.JSON ? Status.CODEC.fromJson(body) : Status.CODEC.fromProtobuf(body);
        assertThat(status.reason()).isEqualTo("Expired");
        assertThat(status.code()).isEqualTo(410);
    }

    @Test
    void namesWhatIsNotFoundAsAServerDoes() {
        Status pods = Documents.notFound(Pod.TYPE, "web");
        assertThat(pods.message()).isEqualTo("pods \"web\" not found");
        assertThat(pods.details().kind()).isEqualTo("pods");
        assertThat(Documents.notFound(Deployment.TYPE, "web").message())
                .isEqualTo("deployments.apps \"web\" not found");
    }

    @Test
    void sendsWatchEventsAsLines() throws IOException {
        Answer watch = Answer.watch()
                .event(new WatchEvent<>(Type.ADDED, A))
                .error(Documents.failure(410, "Expired", "too old"))
                .untilClose();
        assertThat(new String(body(watch, "Content-Type: application/json\r\n"), UTF_8))
                .isEqualTo("{\"type\":\"ADDED\",\"object\":" + new String(Pod.CODEC.toJson(A), UTF_8) + "}\n"
                        + "{\"type\":\"ERROR\",\"object\":{\"kind\":\"Status\",\"apiVersion\":\"v1\",\"status\":\"Failure\","
                        + "\"message\":\"too old\",\"reason\":\"Expired\",\"code\":410}}\n");
    }

    @Test
    void sendsWatchEventsAsMessagesWithTheirLengthBeforeThem() throws IOException {
        Pod large = A.with(p -> p.metadata(m -> m.putAnnotations("large", "x".repeat(20_000))));
        Answer watch = Answer.watch(ContentType.PROTOBUF)
                .event(new WatchEvent<>(Type.MODIFIED, large))
                .untilClose();
        ByteBuffer body = ByteBuffer.wrap(body(watch, "application/vnd.kubernetes.protobuf;stream=watch"));
        assertThat(body.getInt()).isEqualTo(body.remaining());
        assertThat(body.get()).as("field 1, of bytes").isEqualTo((byte) 0x0a);
        assertThat(text(body, body.get())).isEqualTo("MODIFIED");
        assertThat(body.get()).as("field 2, of bytes").isEqualTo((byte) 0x12);
        assertThat(varint(body)).isEqualTo(body.remaining());
        assertThat(body.get()).as("the object, raw").isEqualTo((byte) 0x0a);
        assertThat(varint(body)).isEqualTo(body.remaining());
        byte[] object = Arrays.copyOfRange(body.array(), body.position(), body.limit());
        assertThat(Pod.CODEC.fromProtobuf(object).metadata()).isEqualTo(large.metadata());
    }

    private static String text(ByteBuffer from, int length) {
        byte[] text = new byte[length];
        from.get(text);
        return new String(text, UTF_8);
    }

    private static int varint(ByteBuffer from) {
        int value = 0;
        int shift = 0;
        byte b;
        do {
            b = from.get();
            value |= (b & 0x7f) << shift;
            shift += 7;
        } while (b < 0);
        return value;
    }

    private static byte[] body(Answer answer, String head) throws IOException {
        try (ScriptedServer server = ScriptedServer.answering(answer.untilClose());
                RawClient client = new RawClient(server.port())) {
            assertThat(client.get("/").readTo("\r\n\r\n")).contains(head);
            return client.in().readAllBytes();
        }
    }
}
