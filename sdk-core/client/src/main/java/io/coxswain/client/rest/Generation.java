package io.coxswain.client.rest;

import io.netty.channel.Channel;
import io.netty.util.AttributeKey;
import org.jspecify.annotations.Nullable;
import reactor.netty.http.client.HttpClient;

/** The connections that were made with the same certificates. Once it is retired, none is used for another call. */
final class Generation {
    private static final AttributeKey<Generation> OWNER = AttributeKey.valueOf(Generation.class, "owner");

    private final HttpClient unary;
    private final HttpClient streaming;
    private volatile boolean retired;

    Generation(HttpClients clients) {
        this.unary = clients.unary().attr(OWNER, this);
        this.streaming = clients.streaming().attr(OWNER, this);
    }

    HttpClient unary() {
        return unary;
    }

    HttpClient streaming() {
        return streaming;
    }

    void retire() {
        retired = true;
    }

    static boolean isRetired(Channel channel) {
        @Nullable Generation owner = channel.attr(OWNER).get();
        return owner != null && owner.retired;
    }
}
