package io.coxswain.client.rest;

import io.coxswain.client.config.KubeConfig;
import io.coxswain.model.ApiVersion;
import io.coxswain.model.codec.Codec;
import io.coxswain.model.codec.DecodeOptions;
import io.netty.buffer.ByteBuf;
import java.util.Arrays;
import java.util.function.Consumer;
import java.util.function.Supplier;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Sends requests to one API server. Configuration and certificates are read at the first use, off the event loop, and once;
 * if that fails, the next use tries again.
 *
 * <p>All publishers do nothing before they are subscribed to, and send the request again for every subscription. Cancelling
 * one ends its exchange. Refusals are {@link ApiException}s; a connection that cannot be made, or is lost, is a
 * {@link TransportException}. Redirects are never followed.
 */
public final class RestClient implements AutoCloseable {
    private final ClientOptions options;
    private final Pools pools;
    private final Mono<Transport> transport;
    private final BodyForms bodies = new BodyForms();
    private final Closing closing = new Closing();

    private RestClient(Mono<KubeConfig> config, ClientOptions options) {
        this.options = options;
        this.pools = Pools.create(options);
        this.transport = config.flatMap(c -> Blocking.call(() -> Transport.of(c, pools, options)))
                .cacheInvalidateIf(current -> false);
    }

    /**
     * Makes a client; nothing is read or connected yet.
     *
     * @param config subscribed to at the first use
     */
    public static RestClient of(Mono<KubeConfig> config) {
        return of(config, ClientOptions.DEFAULT);
    }

    /**
     * Makes a client; nothing is read or connected yet.
     *
     * @param config subscribed to at the first use
     */
    public static RestClient of(Mono<KubeConfig> config, ClientOptions options) {
        return new RestClient(config, options);
    }

    /**
     * Sends a request.
     *
     * @return the body of the answer, paced by demand. Each buffer is valid within {@code onNext} only: look at it or copy it
     *     there
     */
    public Flux<ByteBuf> exchange(KubeRequest request) {
        return exchange(request, head -> {});
    }

    /**
     * Sends a request and shows the head of its answer.
     *
     * @param onHead called once for every answer, refusals too, before anything else of it comes; it may not block, and what it
     *     throws ends the exchange
     * @return the body of the answer, as in {@link #exchange(KubeRequest)}
     */
    public Flux<ByteBuf> exchange(KubeRequest request, Consumer<ResponseHead> onHead) {
        return open().flatMapMany(t -> exchange(t, t.resolve(request), onHead));
    }

    private Flux<ByteBuf> exchange(Transport transport, KubeRequest resolved, Consumer<ResponseHead> onHead) {
        return closing.endsWithClient(resolved, transport.exchange(resolved, onHead));
    }

    /**
     * Sends a request and finds the elements of its answer's body while that streams in. The next part of the body is read when the
     * elements of the last one have been taken; one element is looked for ahead of demand.
     *
     * @param framer makes one for each subscription
     */
    public <T> Flux<T> frames(KubeRequest request, Supplier<? extends Framer<T>> framer) {
        return open().flatMapMany(t -> {
            KubeRequest resolved = t.resolve(request);
            Framer<T> frames = framer.get();
            FrameStream<T> stream = new FrameStream<>(frames);
            Flux<ByteBuf> body = exchange(t, resolved, frames::head);
            return (resolved.streaming() ? stream.ofStream(body) : stream.of(body))
                    .onErrorMap(FramingException.class, e -> e.in(resolved));
        });
    }

    /** Sends a request and gives the whole body of its answer, which may have up to {@link Framer#DEFAULT_MAX_FRAME} bytes. */
    public Mono<byte[]> bytes(KubeRequest request) {
        return whole(request, (form, bytes, from, to) -> Arrays.copyOfRange(bytes, from, to));
    }

    /**
     * Sends a request and reads the object in its answer, in protobuf or JSON as the answer says.
     * {@link io.coxswain.model.codec.DecodingException} if it is no such object.
     */
    public <T> Mono<T> object(KubeRequest request, Codec<T> codec, DecodeOptions options) {
        return whole(request, (form, bytes, from, to) -> codec.decode(form, bytes, from, to, options));
    }

    /**
     * Sends an object and reads the one in the answer. It goes in protobuf where the configuration allows that, the type has it, and
     * nothing of the object is lost by it. A server that refuses the form by a 415 has done nothing: it gets the object in JSON, and if
     * it takes that, it gets JSON at once for this resource from then on.
     *
     * @param request without a body
     */
    public <B, R> Mono<R> write(KubeRequest request, Codec<B> codec, B object, Codec<R> answer) {
        return config().flatMap(config -> bodies.send(
                request, codec, object, config.protobuf(), sent -> object(sent, answer, DecodeOptions.DEFAULT)));
    }

    /**
     * Sends a request and reads the whole body of its answer, which may have up to {@link Framer#DEFAULT_MAX_FRAME} bytes. What is
     * wanted whole may come compressed; a stream may not, since one compressed buffer can swell to a thousand.
     */
    public <T> Mono<T> whole(KubeRequest request, BodyReader<T> reader) {
        return frames(
                        request.withHeader("Accept-Encoding", "gzip"),
                        () -> new WholeFramer<>(reader, Framer.DEFAULT_MAX_FRAME))
                .single();
    }

    /** The request as it will be sent: with the configuration's server, and its namespace where none is named. */
    public Mono<KubeRequest> resolve(KubeRequest request) {
        return open().map(t -> t.resolve(request));
    }

    /** The configuration, read if it has not been yet, and found usable. */
    public Mono<KubeConfig> config() {
        return open().map(Transport::config);
    }

    /** How this client goes about its requests. */
    public ClientOptions options() {
        return options;
    }

    /** How the connections for requests that end stand at this moment. */
    public PoolState unaryPool() {
        return pools.unaryMeter().state();
    }

    /** How the connections for watches and other streams stand at this moment. */
    public PoolState streamingPool() {
        return pools.streamingMeter().state();
    }

    private Mono<Transport> open() {
        return Mono.defer(() -> closing.isClosed() ? Mono.error(Closing.refusal()) : transport);
    }

    /**
     * Begins a request to any path; its parts are told one after the other.
     *
     * <pre>{@code
     * rest.apiVersion("apps/v1").get().namespace("shop").resource("deployments").name("web").text()
     * }</pre>
     */
    public RestRequest get() {
        return new RestRequest(this, Verb.GET, null);
    }

    /** Begins a request that creates. */
    public RestRequest post() {
        return new RestRequest(this, Verb.CREATE, null);
    }

    /** Begins a request that updates. */
    public RestRequest put() {
        return new RestRequest(this, Verb.UPDATE, null);
    }

    /** Begins a request that patches. */
    public RestRequest patch() {
        return new RestRequest(this, Verb.PATCH, null);
    }

    /** Begins a request that deletes: one object, or without a name all of a collection. */
    public RestRequest delete() {
        return new RestRequest(this, Verb.DELETE, null);
    }

    /**
     * The requests of one API group and version.
     *
     * @param apiVersion such as {@code v1} or {@code apps/v1}
     * @throws IllegalArgumentException if it cannot be one
     */
    public RestApi apiVersion(String apiVersion) {
        return new RestApi(this, ApiVersion.parse(apiVersion));
    }

    /**
     * Ends all connections: what is under way or waits for its turn fails with a {@link TransportException}, and nothing can be sent
     * any more. It does not wait.
     */
    @Override
    public void close() {
        closing.close();
        pools.close();
    }

    /** Closes when it is subscribed to, and completes when all connections are closed. It does not fail. */
    public Mono<Void> closeAsync() {
        return Mono.defer(() -> {
            closing.close();
            return pools.closeAsync();
        });
    }
}
