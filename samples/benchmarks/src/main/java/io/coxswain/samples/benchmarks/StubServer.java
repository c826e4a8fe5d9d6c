package io.coxswain.samples.benchmarks;

import io.coxswain.model.codec.ContentType;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http.QueryStringDecoder;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.netty.DisposableServer;
import reactor.netty.http.HttpProtocol;
import reactor.netty.http.server.HttpServer;
import reactor.netty.http.server.HttpServerRequest;
import reactor.netty.http.server.HttpServerResponse;
import reactor.netty.tcp.SslProvider;

/**
 * Answers as an API server does, with what one has answered: in JSON or protobuf as it is asked, over TLS, with a client
 * certificate, in HTTP/1.1 or HTTP/2 as the client chooses by ALPN. The namespace {@code pods-500} has 500 pods, and pages of them
 * for those who ask for pages; whichever single pod is asked for, another one comes every time. Nothing is compressed.
 */
public final class StubServer implements AutoCloseable {
    private static final int CHUNK = 1 << 14;

    /** Beside what HTTP needs: the size of a head is part of what an answer costs. */
    private static final Map<String, String> HEADERS = Map.of(
            "Audit-Id", "6a3d2a0b-6b0c-4f3e-9d4c-5a8d3f3f4c11",
            "Cache-Control", "no-cache, private",
            "Date", "Sat, 21 Nov 2026 12:00:00 GMT",
            "X-Kubernetes-Pf-Flowschema-Uid", "0f2f3a5e-9a5c-4b5e-8a42-0d1d3c1f7a90",
            "X-Kubernetes-Pf-Prioritylevel-Uid", "7d0e8c6c-3d0f-4c5b-9f43-1c2b3a4d5e6f");

    private final StubPods pods = new StubPods();
    private final AtomicLong answers = new AtomicLong();
    private final DisposableServer server;

    private StubServer(SslProvider tls) {
        server = HttpServer.create()
                .host("127.0.0.1")
                .port(0)
                .protocol(HttpProtocol.H2, HttpProtocol.HTTP11)
                .secure(tls)
                .handle(this::answer)
                .bindNow();
    }

    /** Starts one; a kubeconfig to reach it, and the certificates by themselves, are in the folder then. */
    static StubServer start(Path folder) throws Exception {
        StubFiles files = StubFiles.create(folder);
        StubServer stub = new StubServer(files.tls());
        files.writeKubeconfig(stub.server.port());
        return stub;
    }

    /** Says when it is ready, and serves until its input ends, as that does with whoever has started it. */
    public static void main(String[] arguments) throws Exception {
        StubServer stub = start(Path.of(arguments[0]));
        System.out.println("ready");
        System.in.transferTo(System.out);
        stub.close();
    }

    private Publisher<Void> answer(HttpServerRequest request, HttpServerResponse response) {
        QueryStringDecoder uri = new QueryStringDecoder(request.uri());
        String accept = request.requestHeaders().get("Accept", "");
        ContentType form =
                accept.startsWith(ContentType.PROTOBUF.mediaType()) ? ContentType.PROTOBUF : ContentType.JSON;
        byte[] body = body(List.of(uri.path().split("/")), uri.parameters(), form);
        answers.incrementAndGet();
        HEADERS.forEach(response::header);
        response.header("Content-Type", form.mediaType());
        return response.send(chunks(body));
    }

    /** Of {@code /api/v1/namespaces/pods-500/pods}, or of a pod there. */
    private byte[] body(List<String> path, Map<String, List<String>> query, ContentType form) {
        if (path.size() > 6) {
            return pods.next(form);
        }
        int count = Integer.parseInt(path.get(4).substring("pods-".length()));
        return pods.page(form, count, number(query, "continue", 0), number(query, "limit", count));
    }

    private static int number(Map<String, List<String>> query, String name, int absent) {
        return query.containsKey(name) ? Integer.parseInt(query.get(name).get(0)) : absent;
    }

    private static Flux<ByteBuf> chunks(byte[] body) {
        return Flux.fromStream(() -> IntStream.iterate(0, at -> at < body.length, at -> at + CHUNK)
                .mapToObj(at -> Unpooled.wrappedBuffer(body, at, Math.min(CHUNK, body.length - at))));
    }

    /** How many it has given. */
    long answers() {
        return answers.get();
    }

    @Override
    public void close() {
        server.disposeNow();
    }
}
