package io.coxswain.client.rest;

import io.netty.handler.proxy.ProxyConnectException;
import io.netty.handler.timeout.ReadTimeoutException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.nio.channels.UnresolvedAddressException;
import java.security.cert.CertificateException;
import java.util.Objects;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.jspecify.annotations.Nullable;

/**
 * No answer, or not all of it: the server could not be reached, was not trusted, did not answer in time, or the connection was
 * lost. The cause tells more; {@link #isAmbiguous} whether the server may have done what it was asked for all the same.
 *
 * <p>Reactor Netty logs most of these too, with all of their stack and before it is known whether another try helps: as warnings of
 * {@code reactor.netty.http.client}, which may be set to {@code ERROR} without loss.
 */
public final class TransportException extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private static final String AMBIGUOUS = "; the server may have done it nevertheless: look before trying again";

    private final Verb verb;
    private final String url;
    private final boolean sent;

    /** @param sent whether anything of the request may have been written */
    TransportException(KubeRequest request, boolean sent, Throwable cause) {
        this(request, sent, cause, null, true);
    }

    /**
     * @param sent whether anything of the request may have been written
     * @param proxy on the way
     * @param ownAuthority whether the configuration says whom to trust
     */
    TransportException(
            KubeRequest request, boolean sent, Throwable cause, @Nullable ProxySettings proxy, boolean ownAuthority) {
        super(
                request.verb().method() + " " + request.url() + ": " + describe(cause, proxy, ownAuthority)
                        + (sent && !request.verb().reads() ? AMBIGUOUS : ""),
                cause);
        this.verb = request.verb();
        this.url = request.url();
        this.sent = sent;
    }

    /** What was asked for. */
    public Verb verb() {
        return verb;
    }

    /** The address asked, without its query. */
    public String url() {
        return url;
    }

    /**
     * Whether the request was to change something, and had been sent, at least in part, when the connection failed: the server may
     * have done it or not. Only a look at the object tells.
     */
    public boolean isAmbiguous() {
        return sent && !verb.reads();
    }

    /** Whether anything of the request may have been written. */
    boolean sent() {
        return sent;
    }

    /** Whether another try will hardly end otherwise: one side does not trust the other, or there is no such host. */
    boolean isLasting() {
        for (Throwable cause = getCause(); cause != null; cause = cause.getCause()) {
            boolean alert = cause instanceof SSLException
                    && String.valueOf(cause.getMessage()).contains("fatal alert");
            if (alert
                    || cause instanceof CertificateException
                    || cause instanceof SSLPeerUnverifiedException
                    || cause instanceof UnknownHostException
                    || cause instanceof UnresolvedAddressException) {
                return true;
            }
        }
        return false;
    }

    private static String describe(Throwable cause, @Nullable ProxySettings proxy, boolean ownAuthority) {
        if (cause instanceof ReadTimeoutException) {
            return "the server did not answer in time";
        }
        if (cause instanceof UnknownHostException || cause instanceof UnresolvedAddressException) {
            return (proxy == null ? "the server's name" : "the name of the proxy " + proxy) + " cannot be resolved"
                    + (cause.getMessage() == null ? "" : ": " + cause.getMessage());
        }
        String text =
                Objects.requireNonNullElse(cause.getMessage(), cause.getClass().getSimpleName());
        if (text.contains("PKIX")) {
            return "TLS failed: the server's certificate is not signed by "
                    + (ownAuthority
                            ? "the configured certificate authority: "
                            : "an authority that Java trusts, and the configuration names none (certificate-authority): ")
                    + text;
        }
        ConnectException unconnected = proxy == null ? null : unconnected(cause);
        if (unconnected == null) {
            return cause instanceof SSLException ? "TLS failed: " + text : text;
        }
        // Before TLS begins there is a connection: what is lacking is one to the proxy, or one by it.
        return "the proxy " + proxy
                + (unconnected instanceof ProxyConnectException ? " made no connection: " : " cannot be reached: ")
                + unconnected.getMessage();
    }

    private static @Nullable ConnectException unconnected(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof ConnectException found) {
                return found;
            }
        }
        return null;
    }
}
