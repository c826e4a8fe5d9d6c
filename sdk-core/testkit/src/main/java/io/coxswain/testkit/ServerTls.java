package io.coxswain.testkit;

import io.coxswain.client.config.PemSource;
import io.netty.handler.codec.http2.Http2SecurityUtil;
import io.netty.handler.ssl.ApplicationProtocolConfig;
import io.netty.handler.ssl.ApplicationProtocolNames;
import io.netty.handler.ssl.ClientAuth;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SupportedCipherSuiteFilter;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/** How a server speaks TLS, if it does. */
final class ServerTls {
    private TestAuthority.@Nullable Issued identity;
    private @Nullable PemSource authority;
    private @Nullable PemSource clients;
    private boolean http2;

    void identity(TestAuthority.Issued identity) {
        this.identity = identity;
    }

    void authority(PemSource authority) {
        this.authority = authority;
    }

    void clients(PemSource clients) {
        this.clients = clients;
    }

    void offerHttp2() {
        this.http2 = true;
    }

    @Nullable
    PemSource authority() {
        return authority;
    }

    boolean http2() {
        return http2;
    }

    @Nullable
    SslContext context() {
        if (identity == null) {
            if (clients != null) {
                throw new IllegalStateException("without TLS there are no client certificates: call tls() too");
            }
            return null;
        }
        SslContextBuilder builder = SslContextBuilder.forServer(open(identity.certificate()), open(identity.key()));
        if (clients != null) {
            builder.clientAuth(ClientAuth.REQUIRE).trustManager(open(clients));
        }
        if (http2) {
            builder.ciphers(Http2SecurityUtil.CIPHERS, SupportedCipherSuiteFilter.INSTANCE)
                    .applicationProtocolConfig(new ApplicationProtocolConfig(
                            ApplicationProtocolConfig.Protocol.ALPN,
                            ApplicationProtocolConfig.SelectorFailureBehavior.NO_ADVERTISE,
                            ApplicationProtocolConfig.SelectedListenerFailureBehavior.ACCEPT,
                            ApplicationProtocolNames.HTTP_2,
                            ApplicationProtocolNames.HTTP_1_1));
        }
        try {
            return builder.build();
        } catch (SSLException e) {
            throw new IllegalArgumentException("the certificate and its key make no TLS server", e);
        }
    }

    private static InputStream open(PemSource pem) {
        return new ByteArrayInputStream(pem.read());
    }
}
