package io.coxswain.client.rest;

import io.netty.buffer.ByteBuf;
import java.time.Duration;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Ends a request that takes too long in all, waiting and retries included. Streams have no such limit, since nobody can tell
 * how long a subscriber wants to look on.
 */
record TimeLimit(@Nullable Duration usual) implements ExchangeFilter {

    @Override
    public Flux<ByteBuf> filter(KubeRequest request, Next next) {
        Duration limit = request.timeout() == null ? usual : request.timeout();
        if (limit == null || request.streaming()) {
            return next.exchange(request);
        }
        return EndedBy.failure(Mono.delay(limit).map(over -> late(request, limit)), next.exchange(request));
    }

    private static TransportException late(KubeRequest request, Duration limit) {
        return new TransportException(
                request, true, new TimeoutException("there was no whole answer within " + limit.toMillis() + " ms"));
    }
}
