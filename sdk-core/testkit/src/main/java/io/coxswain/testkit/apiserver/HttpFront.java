package io.coxswain.testkit.apiserver;

import io.coxswain.model.codec.ContentType;
import io.coxswain.model.codec.MediaType;
import io.netty.buffer.ByteBuf;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.QueryStringDecoder;
import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.netty.http.server.HttpServerRequest;
import reactor.netty.http.server.HttpServerResponse;

/** Between HTTP and calls: reads requests, writes answers, and makes an answer of whatever fails. */
final class HttpFront {
    /** As on a real server. */
    static final int MAX_BODY = 3 * 1024 * 1024;

    private static final Logger LOG = LoggerFactory.getLogger(HttpFront.class);
    private static final Set<ContentType> FORMS = Set.of(ContentType.values());

    private final Cluster cluster;
    private final Access access;
    private final Dispatcher dispatcher;
    private final OtherPaths otherPaths;

    HttpFront(Cluster cluster, Access access, Watches watches) {
        this.cluster = cluster;
        this.access = access;
        this.dispatcher = new Dispatcher(cluster, access, watches);
        this.otherPaths = new OtherPaths(cluster);
    }

    Publisher<Void> handle(HttpServerRequest request, HttpServerResponse response) {
        AtomicReference<@Nullable Executor> loop = new AtomicReference<>();
        response.withConnection(connection -> loop.set(connection.channel().eventLoop()));
        return body(request)
                .map(body -> answer(request, body, Objects.requireNonNull(loop.get())))
                .onErrorResume(
                        ApiFailure.class,
                        e -> Mono.just(answer(e, request.requestHeaders().get(HttpHeaderNames.ACCEPT, ""))))
                .flatMap(answer -> Mono.from(send(answer, response)));
    }

    private static Mono<byte[]> body(HttpServerRequest request) {
        return request.receive()
                .asByteArray()
                .collect(ByteArrayOutputStream::new, (whole, piece) -> {
                    if (whole.size() + piece.length > MAX_BODY) {
                        throw ApiFailure.tooLarge(MAX_BODY);
                    }
                    whole.writeBytes(piece);
                })
                .map(ByteArrayOutputStream::toByteArray);
    }

    private Answer answer(HttpServerRequest request, byte[] body, Executor loop) {
        String accept = request.requestHeaders().get(HttpHeaderNames.ACCEPT, "");
        try {
            return tryAnswer(request, body, loop);
        } catch (ApiFailure e) {
            return answer(e, accept);
        } catch (RuntimeException e) {
            LOG.error("{} {} failed", request.method(), request.uri(), e);
            return answer(ApiFailure.internal("the embedded API server failed: " + e), accept);
        }
    }

    private Answer tryAnswer(HttpServerRequest request, byte[] body, Executor loop) {
        String method = request.method().name();
        User user = access.user(request.requestHeaders());
        QueryStringDecoder uri = new QueryStringDecoder(request.uri());
        ApiCall call =
                CallParser.parse(cluster.catalogue(), method, request.uri(), request.requestHeaders(), body, user);
        if (call == null) {
            access.checkPath(user, method, uri.path());
            return otherPaths.answer(
                    method,
                    CallParser.segments(uri.rawPath()),
                    new Query(uri.parameters()),
                    request.requestHeaders().get(HttpHeaderNames.ACCEPT, ""),
                    request.requestHeaders().get(HttpHeaderNames.HOST, ""));
        }
        access.check(call, uri.path());
        return dispatcher.answer(call, loop);
    }

    /** A failure in the first form that a client accepts, and JSON otherwise. */
    private static Answer answer(ApiFailure failure, String accept) {
        @Nullable ContentType form;
        try {
            form = MediaType.choose(accept.isBlank() ? null : accept, FORMS);
        } catch (IllegalArgumentException e) {
            form = null;
        }
        ContentType chosen = form == null ? ContentType.JSON : form;
        Answer answer = Answer.of(failure.code(), chosen.mediaType(), View.bytes(chosen, failure.status()), List.of());
        int seconds = failure.status().path("details").path("retryAfterSeconds").asInt(0);
        return seconds > 0 ? answer.withRetryAfter(seconds) : answer;
    }

    private static Publisher<Void> send(Answer answer, HttpServerResponse response) {
        response.status(answer.code());
        response.header(HttpHeaderNames.CONTENT_TYPE, answer.contentType());
        response.header(HttpHeaderNames.CACHE_CONTROL, "no-cache, private");
        for (String warning : answer.warnings()) {
            response.addHeader(
                    "Warning", "299 - \"" + warning.replace("\\", "\\\\").replace("\"", "\\\"") + "\"");
        }
        if (answer.retryAfter() > 0) {
            response.header(HttpHeaderNames.RETRY_AFTER, Integer.toString(answer.retryAfter()));
        }
        if (answer.length() >= 0) {
            response.header(HttpHeaderNames.CONTENT_LENGTH, Integer.toString(answer.length()));
            return response.send(answer.body());
        }
        return response.send(Flux.from(answer.body()), (ByteBuf piece) -> true);
    }
}
