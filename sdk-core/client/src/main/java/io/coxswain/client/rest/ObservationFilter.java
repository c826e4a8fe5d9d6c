package io.coxswain.client.rest;

import io.micrometer.common.KeyValues;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationConvention;
import io.micrometer.observation.ObservationRegistry;
import io.micrometer.observation.transport.RequestReplySenderContext;
import io.netty.buffer.ByteBuf;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.util.context.ContextView;

/**
 * Observes requests by Micrometer, which is only needed by those who use this:
 *
 * <pre>{@code
 * KubeClient client = KubeClient.of(o -> o.filter(ObservationFilter.of(registry)));
 * }</pre>
 *
 * <p>Each request is an observation {@code kubernetes.client.requests}, from its subscription to its end, and stopped before
 * its subscriber hears of that end: its timer counts requests
 * and tells how long they take, its {@code .active} form how many are open, streams among them. It says the verb, the group and
 * resource, and the code of the answer: {@code CLIENT_ERROR} if there was none, {@code CANCELLED} if nobody waited for it. Each
 * retry of a request is an event {@code retry}. An observation that the Reactor Context holds under
 * {@code micrometer.observation} is the parent, and trace headers are sent along where a propagating handler is registered.
 */
public final class ObservationFilter implements ExchangeFilter {
    /** Where Micrometer's own integrations with Reactor keep the current observation. */
    private static final String CURRENT = "micrometer.observation";

    private static final String NONE = "none";
    private static final Told TOLD = new Told();
    private static final Observation.Event RETRY = Observation.Event.of("retry");

    private final ObservationRegistry registry;

    private ObservationFilter(ObservationRegistry registry) {
        this.registry = Objects.requireNonNull(registry, "registry");
    }

    /** A filter that tells this registry. It belongs outside of others. */
    @SuppressWarnings("exports") // Who has a registry has Micrometer's module.
    public static ObservationFilter of(ObservationRegistry registry) {
        return new ObservationFilter(registry);
    }

    @Override
    public Flux<ByteBuf> filter(KubeRequest request, Next next) {
        return Flux.deferContextual(view -> observed(request, next, view));
    }

    private Flux<ByteBuf> observed(KubeRequest request, Next next, ContextView view) {
        RequestContext context = new RequestContext(request);
        Observation observation = Observation.createNotStarted(TOLD, () -> context, registry)
                .parentObservation(view.getOrDefault(CURRENT, null))
                .start();
        return next.exchange(context.withTrace(), context::setResponse)
                .doOnError(observation::error)
                .doOnTerminate(() -> context.end(observation, false))
                .doOnCancel(() -> context.end(observation, true))
                .contextWrite(c -> c.put(CURRENT, observation).putAll(Tries.with(() -> context.tried(observation))));
    }

    /** What is known of one request. */
    private static final class RequestContext extends RequestReplySenderContext<KubeRequestBuilder, ResponseHead> {
        private final KubeRequest request;
        private final AtomicInteger tries = new AtomicInteger();
        private final AtomicBoolean ended = new AtomicBoolean();
        private volatile boolean cancelled;

        RequestContext(KubeRequest request) {
            super((carrier, key, value) -> Objects.requireNonNull(carrier).replaceHeader(key, value));
            this.request = request;
            setCarrier(request.toBuilder());
            setRemoteServiceName("kubernetes");
        }

        KubeRequest withTrace() {
            return Objects.requireNonNull(getCarrier()).build();
        }

        void tried(Observation observation) {
            if (tries.getAndIncrement() > 0) {
                observation.event(RETRY);
            }
        }

        /** Stops once, although a request may end while it is being cancelled. */
        void end(Observation observation, boolean byCancel) {
            if (ended.compareAndSet(false, true)) {
                cancelled = byCancel;
                observation.stop();
            }
        }
    }

    /** What is told of it: when it begins, and once more when it ends and there is an answer. */
    private static final class Told implements ObservationConvention<RequestContext> {
        @Override
        public boolean supportsContext(Observation.Context context) {
            return context instanceof RequestContext;
        }

        @Override
        public String getName() {
            return "kubernetes.client.requests";
        }

        @Override
        public String getContextualName(RequestContext context) {
            return context.request.verb() + " " + resource(context.request);
        }

        @Override
        public KeyValues getLowCardinalityKeyValues(RequestContext context) {
            KubeRequest request = context.request;
            return KeyValues.of(
                    "verb", request.verb().toString(),
                    "group", group(request),
                    "resource", resource(request),
                    "subresource", orNone(request.subresource()),
                    "code", code(context));
        }

        @Override
        public KeyValues getHighCardinalityKeyValues(RequestContext context) {
            return KeyValues.of(
                    "namespace", orNone(context.request.namespace()),
                    "name", orNone(context.request.name()));
        }

        private static String group(KubeRequest request) {
            if (request.resource() == null) {
                return NONE;
            }
            String group = request.resource().group();
            return group.isEmpty() ? "core" : group;
        }

        private static String resource(KubeRequest request) {
            return request.resource() == null ? NONE : request.resource().resource();
        }

        private static String code(RequestContext context) {
            ResponseHead head = context.getResponse();
            return head != null ? Integer.toString(head.code()) : context.cancelled ? "CANCELLED" : "CLIENT_ERROR";
        }

        private static String orNone(@Nullable String value) {
            return value == null ? NONE : value;
        }
    }
}
