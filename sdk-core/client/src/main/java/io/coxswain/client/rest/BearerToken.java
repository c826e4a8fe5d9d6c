package io.coxswain.client.rest;

import io.coxswain.client.auth.TokenSource;
import io.netty.buffer.ByteBuf;
import reactor.core.publisher.Flux;

/** Adds the token to every request that has no credentials of its own. */
record BearerToken(TokenSource source) implements ExchangeFilter {
    private static final String HEADER = "Authorization";

    @Override
    public Flux<ByteBuf> filter(KubeRequest request, Next next) {
        if (request.headers().stream().anyMatch(header -> header.getKey().equalsIgnoreCase(HEADER))) {
            return next.exchange(request);
        }
        return source.token().flatMapMany(token -> next.exchange(request.withHeader(HEADER, "Bearer " + token)));
    }
}
