package io.coxswain.client.rest;

import io.netty.buffer.ByteBufAllocator;
import io.netty.handler.ssl.ApplicationProtocolNegotiator;
import io.netty.handler.ssl.SslContext;
import java.util.List;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLSessionContext;

/** Holds every server to one name, whatever address it is reached at: the JDK would be content with either. */
final class NamedSslContext extends SslContext {
    private final SslContext context;
    private final String name;

    NamedSslContext(SslContext context, String name) {
        this.context = context;
        this.name = name;
    }

    @Override
    public SSLEngine newEngine(ByteBufAllocator allocator) {
        return newEngine(allocator, name, -1);
    }

    @Override
    public SSLEngine newEngine(ByteBufAllocator allocator, String host, int port) {
        return context.newEngine(allocator, name, port);
    }

    @Override
    public boolean isClient() {
        return context.isClient();
    }

    @Override
    public List<String> cipherSuites() {
        return context.cipherSuites();
    }

    @Override
    @SuppressWarnings("deprecation")
    public ApplicationProtocolNegotiator applicationProtocolNegotiator() {
        return context.applicationProtocolNegotiator();
    }

    @Override
    public SSLSessionContext sessionContext() {
        return context.sessionContext();
    }
}
