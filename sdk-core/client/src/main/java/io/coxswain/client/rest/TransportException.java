package io.coxswain.client.rest;

import io.netty.handler.timeout.ReadTimeoutException;
import java.net.UnknownHostException;
import java.util.Objects;
import javax.net.ssl.SSLException;

/**
 * No answer, or not all of it: the server could not be reached, was not trusted, or the connection was lost. The cause tells
 * more. Whether the server has seen the request is not known.
 */
public final class TransportException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Verb verb;
    private final String url;

    TransportException(KubeRequest request, Throwable cause) {
        super(request.verb().method() + " " + request.url() + ": " + describe(cause), cause);
        this.verb = request.verb();
        this.url = request.url();
    }

    /** The verb. */
    public Verb verb() {
        return verb;
    }

    /** The address asked, without its query. */
    public String url() {
        return url;
    }

    private static String describe(Throwable cause) {
        if (cause instanceof ReadTimeoutException) {
            return "the server did not answer in time";
        }
        if (cause instanceof UnknownHostException) {
            return "the server's name cannot be resolved: " + cause.getMessage();
        }
        String text =
                Objects.requireNonNullElse(cause.getMessage(), cause.getClass().getSimpleName());
        if (text.startsWith("PKIX")) {
            return "TLS failed: the server's certificate is not signed by the configured certificate authority: "
                    + text;
        }
        return cause instanceof SSLException ? "TLS failed: " + text : text;
    }
}
