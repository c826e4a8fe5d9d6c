package io.coxswain.client.rest;

import io.coxswain.client.auth.ConfiguredCredentials;
import io.coxswain.client.config.KubeConfig;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.timeout.ReadTimeoutException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.netty.ByteBufFlux;
import reactor.netty.Connection;
import reactor.netty.NettyOutbound;
import reactor.netty.http.client.HttpClient;
import reactor.netty.http.client.HttpClientResponse;

/** The way to one server: through the filters, and over its connections. */
final class Transport {
    private final KubeConfig config;
    private final Connections connections;
    private final ClientOptions options;
    private final Consumer<Warning> warnings;
    private final @Nullable ProxySettings proxy;
    private final ExchangeFilter.Next chain;

    private Transport(KubeConfig config, Connections connections, ClientOptions options, List<ExchangeFilter> filters) {
        this.config = config;
        this.connections = connections;
        this.options = options;
        this.warnings = options.warnings();
        this.proxy = ProxySettings.of(config.proxy(), config.server(), System.getenv());
        this.chain = chain(filters);
    }

    /** Reads certificates and sets up TLS, which blocks. */
    static Transport of(KubeConfig config, Pools pools, ClientOptions options) {
        HttpClients clients = HttpClients.of(config, pools, options);
        Connections connections = new Connections(config, clients, HttpClients.http2(config, options));
        List<ExchangeFilter> filters = new ArrayList<>(options.filters());
        filters.add(new ProtobufFilter(config.protobuf()));
        filters.add(new CredentialsFilter(ConfiguredCredentials.of(config), config.impersonation()));
        filters.add(new WireLog());
        return new Transport(config, connections, options, filters);
    }

    private ExchangeFilter.Next chain(List<ExchangeFilter> filters) {
        ExchangeFilter.Next next = this::send;
        for (int i = filters.size() - 1; i >= 0; i--) {
            ExchangeFilter filter = filters.get(i);
            ExchangeFilter.Next rest = next;
            next = (request, onHead) ->
                    filter.filter(request, (sent, also) -> rest.exchange(sent, also.andThen(onHead)));
        }
        return next;
    }

    KubeConfig config() {
        return config;
    }

    KubeRequest resolve(KubeRequest request) {
        return request.resolve(config.server(), config.namespace());
    }

    /** Sends a request that is resolved. */
    Flux<ByteBuf> exchange(KubeRequest request, Consumer<ResponseHead> onHead) {
        return chain.exchange(request, onHead);
    }

    private Flux<ByteBuf> send(KubeRequest request, Consumer<ResponseHead> onHead) {
        return Flux.deferContextual(context -> {
            Tries.begun(context);
            return connections
                    .of(CredentialsFilter.chosen(context))
                    .flatMapMany(way -> send(request, onHead, request.streaming() ? way.streaming() : way.unary()));
        });
    }

    /** Only what every request has is the client's own: each thing more that it is told is one more copy of it. */
    private Flux<ByteBuf> send(KubeRequest request, Consumer<ResponseHead> onHead, HttpClient client) {
        AtomicReference<@Nullable Channel> sent = new AtomicReference<>();
        Disposable.Swap waiting = Disposables.swap();
        return client.request(HttpMethod.valueOf(request.verb().method()))
                .uri(URI.create(config.server() + request.pathAndQuery()))
                .send((head, out) -> {
                    if (waiting.isDisposed()) {
                        return givenUp(out);
                    }
                    addHeaders(head.requestHeaders(), request);
                    byte[] body = request.sharedBody();
                    NettyOutbound on = out.withConnection(connection -> sent.set(connection.channel()));
                    return body == null ? on : on.send(Mono.fromSupplier(() -> Unpooled.wrappedBuffer(body)));
                })
                .response((response, content) -> receive(request, onHead, response, content))
                .onErrorMap(Exception.class, e -> described(request, sent.get(), e))
                .doOnCancel(waiting::dispose)
                .contextWrite(context -> PromptAcquire.with(context, waiting));
    }

    /** What gets its connection after it was cancelled may not change anything any more. */
    private static Publisher<Void> givenUp(NettyOutbound out) {
        return out.withConnection(Connection::dispose).then(Mono.never());
    }

    private Exception described(KubeRequest request, @Nullable Channel sent, Exception e) {
        if (sent != null && (e instanceof ReadTimeoutException || e instanceof TimeoutException)) {
            Http2Health.suspect(sent, Objects.requireNonNullElse(config.responseTimeout(), options.responseTimeout()));
        }
        return e instanceof ApiException || e instanceof FramingException
                ? e
                : new TransportException(request, sent != null, e, proxy, config.certificateAuthority() != null);
    }

    private void addHeaders(HttpHeaders headers, KubeRequest request) {
        request.headers().forEach(header -> headers.remove(header.getKey()));
        request.headers().forEach(header -> headers.add(header.getKey(), header.getValue()));
        if (config.disableCompression()) {
            headers.remove(HttpHeaderNames.ACCEPT_ENCODING);
        }
    }

    private Publisher<ByteBuf> receive(
            KubeRequest request, Consumer<ResponseHead> onHead, HttpClientResponse response, ByteBufFlux content) {
        ResponseHead head = new ResponseHead(response.status().code(), response.responseHeaders());
        try {
            if (head.header("Warning") != null) {
                Warning.parse(head.headers("Warning")).forEach(warnings);
            }
            onHead.accept(head);
        } catch (RuntimeException e) {
            // The connection is given up with the body, and with nothing else.
            return content.take(0).thenMany(Flux.error(e));
        }
        Flux<ByteBuf> arriving =
                request.streaming() ? Idle.limit(options.idleTimeout(request.verb()), content) : content;
        Flux<ByteBuf> body = "gzip".equalsIgnoreCase(head.header("Content-Encoding"))
                ? Gunzip.inflate(arriving, Framer.DEFAULT_MAX_FRAME)
                : arriving;
        return head.isSuccess()
                ? body
                : ErrorBody.read(body).flatMapMany(bytes -> Flux.error(ApiErrors.of(request, head, bytes)));
    }
}
