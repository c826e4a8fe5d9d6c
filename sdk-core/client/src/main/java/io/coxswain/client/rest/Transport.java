package io.coxswain.client.rest;

import io.coxswain.client.auth.TokenSource;
import io.coxswain.client.config.KubeConfig;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelOption;
import io.netty.channel.group.ChannelGroup;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpMethod;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.netty.ByteBufFlux;
import reactor.netty.http.HttpProtocol;
import reactor.netty.http.client.HttpClient;
import reactor.netty.http.client.HttpClientResponse;
import reactor.netty.resources.ConnectionProvider;

/** The way to one server: its filters, and a connection pool each for calls that end and for those that stay. */
final class Transport {
    private static final int CONNECT_TIMEOUT_MILLIS = 10_000;
    private static final int MAX_HEADER_SIZE = 1 << 16;

    /** A little more than the minute after which API servers themselves give up. */
    private static final Duration RESPONSE_TIMEOUT = Duration.ofSeconds(70);

    private final KubeConfig config;
    private final HttpClient unary;
    private final HttpClient streaming;
    private final ExchangeFilter.Next chain;

    private Transport(KubeConfig config, HttpClient unary, HttpClient streaming, List<ExchangeFilter> filters) {
        this.config = config;
        this.unary = unary;
        this.streaming = streaming;
        this.chain = chain(filters);
    }

    /** Reads certificates and sets up TLS, which blocks. */
    static Transport of(KubeConfig config, Pools pools, List<ExchangeFilter> filters) {
        HttpClient unary = client(pools.unary(), pools.channels());
        HttpClient streaming = client(pools.streaming(), pools.channels());
        if (config.server().getScheme().equals("https")) {
            var tls = Tls.of(config);
            unary = unary.secure(tls);
            streaming = streaming.secure(tls);
        }
        List<ExchangeFilter> all = new ArrayList<>(filters);
        all.add(new ProtobufFilter(config.protobuf()));
        TokenSource.of(config).map(BearerToken::new).ifPresent(all::add);
        return new Transport(config, unary.responseTimeout(RESPONSE_TIMEOUT), streaming, all);
    }

    private static HttpClient client(ConnectionProvider pool, ChannelGroup channels) {
        return HttpClient.create(pool)
                .protocol(HttpProtocol.HTTP11)
                .channelGroup(channels)
                .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, CONNECT_TIMEOUT_MILLIS)
                .option(ChannelOption.SO_KEEPALIVE, true)
                .httpResponseDecoder(
                        decoder -> decoder.maxHeaderSize(MAX_HEADER_SIZE).failOnMissingResponse(true))
                .headers(headers -> headers.set(HttpHeaderNames.USER_AGENT, UserAgent.VALUE))
                .followRedirect(false);
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

    Flux<ByteBuf> exchange(KubeRequest request, Consumer<ResponseHead> onHead) {
        return chain.exchange(resolve(request), onHead);
    }

    private Flux<ByteBuf> send(KubeRequest request, Consumer<ResponseHead> onHead) {
        HttpClient client = request.streaming() ? streaming : unary;
        var sender = client.headers(headers -> addHeaders(headers, request))
                .request(HttpMethod.valueOf(request.verb().method()))
                .uri(URI.create(config.server() + request.pathAndQuery()));
        byte[] body = request.sharedBody();
        var receiver = body == null ? sender : sender.send(Mono.fromSupplier(() -> Unpooled.wrappedBuffer(body)));
        return receiver.response((response, content) -> receive(request, onHead, response, content))
                .onErrorMap(Exception.class, e -> e instanceof ApiException ? e : new TransportException(request, e));
    }

    private static void addHeaders(HttpHeaders headers, KubeRequest request) {
        request.headers().forEach(header -> headers.remove(header.getKey()));
        request.headers().forEach(header -> headers.add(header.getKey(), header.getValue()));
    }

    private static Publisher<ByteBuf> receive(
            KubeRequest request, Consumer<ResponseHead> onHead, HttpClientResponse response, ByteBufFlux content) {
        ResponseHead head = new ResponseHead(response.status().code(), response.responseHeaders());
        onHead.accept(head);
        return head.isSuccess()
                ? content
                : ErrorBody.read(content).flatMapMany(body -> Flux.error(ApiErrors.of(request, head, body)));
    }
}
