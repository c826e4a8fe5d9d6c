package io.coxswain.testkit;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.netty.channel.Channel;
import io.netty.handler.ssl.SslHandler;
import javax.net.ssl.ExtendedSSLSession;
import org.jspecify.annotations.Nullable;

/** Finds the name that a client asked for in its TLS handshake. */
final class ServerNames {
    private ServerNames() {}

    /** The name, of a connection or of a stream on one; null if there was none. */
    static @Nullable String of(Channel channel) {
        SslHandler tls = channel.pipeline().get(SslHandler.class);
        if (tls == null && channel.parent() != null) {
            tls = channel.parent().pipeline().get(SslHandler.class);
        }
        if (tls == null || !(tls.engine().getSession() instanceof ExtendedSSLSession session)) {
            return null;
        }
        return session.getRequestedServerNames().stream()
                .map(name -> new String(name.getEncoded(), US_ASCII))
                .findFirst()
                .orElse(null);
    }
}
