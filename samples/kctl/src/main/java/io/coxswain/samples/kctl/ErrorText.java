package io.coxswain.samples.kctl;

import io.coxswain.client.config.KubeConfigException;
import io.coxswain.client.rest.ApiException;
import io.coxswain.client.rest.NotFoundException;
import io.coxswain.client.rest.TransportException;
import java.net.ConnectException;
import java.net.URI;
import java.util.List;
import java.util.Objects;
import reactor.core.Exceptions;

/** Says what went wrong, in kubectl's words. */
final class ErrorText {
    private ErrorText() {}

    static List<String> of(Throwable error) {
        return Exceptions.unwrapMultiple(error).stream()
                .map(ErrorText::one)
                .distinct()
                .toList();
    }

    private static String one(Throwable error) {
        if (error instanceof ApiException refusal) {
            return refusal(refusal);
        }
        if (error instanceof TransportException lost && lost.getCause() instanceof ConnectException) {
            return "The connection to the server " + URI.create(lost.url()).getAuthority()
                    + " was refused - did you specify the right host or port?";
        }
        boolean expected = error instanceof UsageException
                || error instanceof KubeConfigException
                || error instanceof TransportException;
        return "error: " + (expected ? error.getMessage() : error.toString());
    }

    private static String refusal(ApiException refusal) {
        String message = Objects.requireNonNullElse(refusal.status().message(), "");
        if (refusal instanceof NotFoundException && refusal.name() == null && refusal.resource() != null) {
            return "error: the server doesn't have a resource type \""
                    + refusal.resource().resource() + "\"";
        }
        return switch (refusal.reason()) {
            case "Unauthorized" -> "error: You must be logged in to the server (" + message + ")";
            case "" -> "Error from server: " + message;
            default -> "Error from server (" + refusal.reason() + "): " + message;
        };
    }
}
