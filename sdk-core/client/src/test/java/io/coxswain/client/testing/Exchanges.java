package io.coxswain.client.testing;

import io.coxswain.client.KubeClient;
import io.netty.handler.codec.http.HttpHeaders;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CopyOnWriteArrayList;
import reactor.core.publisher.Mono;

/** A server that answers one request after the other as a test says, the last answer for ever, and keeps what it was sent. */
public final class Exchanges implements AutoCloseable {
    private final Queue<Answer> answers;
    private final List<Sent> sent = new CopyOnWriteArrayList<>();
    private final ScriptedServer server;
    private final KubeClient client;

    private Exchanges(List<Answer> answers) {
        this.answers = new ArrayDeque<>(answers);
        this.server = ScriptedServer.start((request, response) -> request.receive()
                .aggregate()
                .asString()
                .defaultIfEmpty("")
                .flatMap(body -> {
                    sent.add(new Sent(
                            request.method().name() + " " + request.uri(),
                            request.requestHeaders().copy(),
                            body));
                    Answer answer = this.answers.size() > 1 ? this.answers.remove() : this.answers.element();
                    return Mono.from(ScriptedServer.json(response, answer.code(), answer.json()));
                }));
        this.client =
                KubeClient.of(server.config().namespace("own").protobuf(false).build());
    }

    /** What is answered. */
    public record Answer(int code, String json) {}

    /** What was sent. */
    public record Sent(String line, HttpHeaders headers, String body) {}

    public static Exchanges answering(Answer... answers) {
        return new Exchanges(List.of(answers));
    }

    public static Exchanges answering(String json) {
        return answering(ok(json));
    }

    public static Answer ok(String json) {
        return new Answer(200, json);
    }

    public static Answer status(int code, String reason, String name) {
        return new Answer(
                code,
                "{\"kind\":\"Status\",\"apiVersion\":\"v1\",\"metadata\":{},\"status\":\"Failure\",\"message\":\""
                        + reason + "\",\"reason\":\"" + reason + "\",\"details\":{\"name\":\"" + name + "\"},\"code\":"
                        + code + "}");
    }

    /** A client that speaks JSON. */
    public KubeClient client() {
        return client;
    }

    public ScriptedServer server() {
        return server;
    }

    public List<Sent> sent() {
        return sent;
    }

    public Sent only() {
        if (sent.size() != 1) {
            throw new AssertionError("expected one request, and there were " + sent);
        }
        return sent.get(0);
    }

    @Override
    public void close() {
        client.close();
        server.close();
    }
}
