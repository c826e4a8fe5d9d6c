package io.coxswain.client.rest;

import io.netty.buffer.ByteBuf;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Flux;

/**
 * Logs at TRACE what is sent and what becomes of it. Of headers only those are shown that hold no secret, of bodies only how long
 * they are: a Secret is a body like any other.
 */
final class WireLog implements ExchangeFilter {
    private static final Logger LOG = LoggerFactory.getLogger("io.coxswain.client.wire");
    private static final Set<String> SHOWN = Set.of("accept", "accept-encoding", "content-type", "user-agent");

    @Override
    public Flux<ByteBuf> filter(KubeRequest request, Next next) {
        return LOG.isTraceEnabled() ? Flux.defer(() -> logged(request, next)) : next.exchange(request);
    }

    private static Flux<ByteBuf> logged(KubeRequest request, Next next) {
        String what = request.verb().method() + " " + request.url();
        byte[] body = request.sharedBody();
        LOG.trace("{} {} {} B", what, headers(request), body == null ? 0 : body.length);
        long begin = System.nanoTime();
        long[] received = {0};
        return next.exchange(request)
                .doOnNext(chunk -> received[0] += chunk.readableBytes())
                .doOnError(e -> LOG.trace("{} failed: {}", what, outcome(e)))
                .doFinally(end -> LOG.trace(
                        "{} {} after {} ms, {} B",
                        what,
                        end.name().toLowerCase(Locale.ROOT),
                        (System.nanoTime() - begin) / 1_000_000,
                        received[0]));
    }

    /** The code or the kind of failure; what a server says about it may repeat what was sent. */
    private static String outcome(Throwable failure) {
        return failure instanceof ApiException refusal
                ? refusal.code() + " " + refusal.reason()
                : failure.getClass().getSimpleName();
    }

    private static Map<String, String> headers(KubeRequest request) {
        return request.headers().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey,
                        header -> SHOWN.contains(header.getKey().toLowerCase(Locale.ROOT))
                                ? header.getValue()
                                : "<redacted>",
                        (first, second) -> first + ", " + second));
    }
}
