package io.coxswain.client.rest;

import io.netty.resolver.AddressResolverGroup;
import java.net.SocketAddress;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.publisher.Mono;
import reactor.netty.Connection;
import reactor.netty.ConnectionObserver;
import reactor.netty.resources.ConnectionProvider;
import reactor.netty.transport.TransportConfig;
import reactor.util.context.Context;

/**
 * A pool of HTTP/1.1 whose queue a cancelled request leaves at once. Reactor Netty's clients cancel an exchange only when it has its
 * connection: the request would keep its place until then, and its turn would cost the connection, which is closed unused.
 */
record PromptAcquire(ConnectionProvider pool) implements ConnectionProvider {
    private static final Object KEY = PromptAcquire.class;

    /** Has an exchange whose Reactor Context this is leave the queue once the waiting is disposed of. */
    static Context with(Context context, Disposable.Swap waiting) {
        return context.put(KEY, waiting);
    }

    @Override
    public Mono<? extends Connection> acquire(
            TransportConfig config,
            ConnectionObserver observer,
            @Nullable Supplier<? extends SocketAddress> address,
            @Nullable AddressResolverGroup<?> resolver) {
        return Mono.deferContextual(context -> {
            Mono<? extends Connection> connection = pool.acquire(config, observer, address, resolver);
            if (!context.hasKey(KEY)) {
                return connection;
            }
            Disposable.Swap waiting = context.get(KEY);
            return connection
                    .doOnSubscribe(acquiring -> waiting.replace(acquiring::cancel))
                    // What is dead by now may be held on to for as long as a watch lives.
                    .doOnTerminate(() -> waiting.replace(Disposables.single()));
        });
    }

    @Override
    public void disposeWhen(SocketAddress address) {
        pool.disposeWhen(address);
    }

    @Override
    public void dispose() {
        pool.dispose();
    }

    @Override
    public Mono<Void> disposeLater() {
        return pool.disposeLater();
    }

    @Override
    public boolean isDisposed() {
        return pool.isDisposed();
    }

    @Override
    public int maxConnections() {
        return pool.maxConnections();
    }
}
