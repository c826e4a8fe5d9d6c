package io.coxswain.client.rest;

import io.coxswain.client.auth.Certificates;
import io.coxswain.client.auth.ClientIdentity;
import io.coxswain.client.auth.PresentedIdentity;
import io.coxswain.client.config.KubeConfig;
import io.coxswain.client.config.KubeConfigException;
import io.coxswain.client.config.PemSource;
import io.netty.buffer.UnpooledByteBufAllocator;
import io.netty.handler.codec.http2.Http2SecurityUtil;
import io.netty.handler.ssl.ApplicationProtocolConfig;
import io.netty.handler.ssl.ApplicationProtocolNames;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SupportedCipherSuiteFilter;
import io.netty.handler.ssl.util.InsecureTrustManagerFactory;
import java.nio.ByteBuffer;
import java.time.Duration;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.netty.tcp.SslProvider;

/** Makes the TLS side of a configuration: whom to trust, which name to expect, and who the client is. */
final class Tls {
    private static final Logger LOG = LoggerFactory.getLogger(Tls.class);

    private static final ApplicationProtocolConfig HTTP2_OR_1 = new ApplicationProtocolConfig(
            ApplicationProtocolConfig.Protocol.ALPN,
            ApplicationProtocolConfig.SelectorFailureBehavior.NO_ADVERTISE,
            ApplicationProtocolConfig.SelectedListenerFailureBehavior.ACCEPT,
            ApplicationProtocolNames.HTTP_2,
            ApplicationProtocolNames.HTTP_1_1);

    private Tls() {}

    /**
     * Takes certificates and keys, as they are now, and makes of them what connections need: TLS 1.2 or newer, with the server held to its name.
     * This computes for a while: not on an event loop.
     *
     * @throws KubeConfigException if a certificate or key cannot be read or used
     */
    static SslProvider of(KubeConfig config, TlsMaterial material, boolean http2, Duration handshakeTimeout) {
        String name = config.tlsServerName();
        SslContext context = context(config, material, http2);
        SslProvider.Builder provider = SslProvider.builder()
                .sslContext(name == null ? context : new NamedSslContext(context, name))
                .handshakeTimeout(handshakeTimeout);
        return (name == null || isAddress(name) ? provider : provider.serverNames(new SNIHostName(name))).build();
    }

    private static SslContext context(KubeConfig config, TlsMaterial material, boolean http2) {
        SslContextBuilder builder = SslContextBuilder.forClient().protocols("TLSv1.3", "TLSv1.2");
        addTrust(builder, config, material.authority());
        addIdentity(builder, material.certificate(), material.key());
        if (http2) {
            builder.ciphers(Http2SecurityUtil.CIPHERS, SupportedCipherSuiteFilter.INSTANCE)
                    .applicationProtocolConfig(HTTP2_OR_1);
        }
        try {
            SslContext context = builder.build();
            warmUp(context);
            return context;
        } catch (SSLException e) {
            throw new KubeConfigException("TLS cannot be set up for " + config.server() + ": " + e.getMessage(), e);
        }
    }

    /** Begins a handshake with nobody: it loads hundreds of classes, which would otherwise hold up an event loop. */
    private static void warmUp(SslContext context) throws SSLException {
        SSLEngine engine = context.newEngine(UnpooledByteBufAllocator.DEFAULT, "localhost", 443);
        engine.beginHandshake();
        engine.wrap(
                ByteBuffer.allocate(0), ByteBuffer.allocate(engine.getSession().getPacketBufferSize()));
        engine.closeOutbound();
    }

    private static void addTrust(SslContextBuilder builder, KubeConfig config, @Nullable PemSource authority) {
        if (config.insecureSkipTlsVerify()) {
            LOG.warn("the certificate of {} is not verified: insecure-skip-tls-verify is set", config.server());
            builder.trustManager(InsecureTrustManagerFactory.INSTANCE).endpointIdentificationAlgorithm(null);
            return;
        }
        builder.endpointIdentificationAlgorithm("HTTPS");
        if (authority != null) {
            builder.trustManager(Certificates.read(authority, "the certificate authority"));
        }
    }

    private static void addIdentity(
            SslContextBuilder builder, @Nullable PemSource certificate, @Nullable PemSource key) {
        if (certificate != null && key != null) {
            builder.keyManager(new PresentedIdentity(ClientIdentity.read(certificate, key)));
        }
    }

    private static boolean isAddress(String name) {
        return name.indexOf(':') >= 0 || name.chars().allMatch(c -> c == '.' || c >= '0' && c <= '9');
    }
}
