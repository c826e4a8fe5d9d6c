package io.coxswain.samples.kctl;

import io.coxswain.client.config.KubeConfigException;
import io.coxswain.client.rest.ApiException;
import io.coxswain.client.rest.ApplyConflictException;
import io.coxswain.client.rest.InvalidException;
import io.coxswain.client.rest.NotFoundException;
import io.coxswain.client.rest.TransportException;
import io.coxswain.model.codec.DecodingException;
import io.coxswain.model.meta.v1.Status;
import io.coxswain.model.meta.v1.StatusDetails;
import io.coxswain.model.patch.PatchException;
import java.net.ConnectException;
import java.net.URI;
import java.util.List;
import java.util.Objects;
import reactor.core.Exceptions;

/** Says what went wrong, in kubectl's words. */
final class ErrorText {
    private static final String HOW_TO_SOLVE_CONFLICTS = """
            Please review the fields above--they currently have other managers. Here
            are the ways you can resolve this warning:
            * If you intend to manage all of these fields, please re-run the apply
              command with the `--force-conflicts` flag.
            * If you do not intend to manage all of the fields, please edit your
              manifest to remove references to the fields that should keep their
              current managers.
            * You may co-own fields by updating your manifest to match the existing
              value; in this case, you'll become the manager if the other manager(s)
              stop managing the field (remove it from their configuration).
            See https://kubernetes.io/docs/reference/using-api/server-side-apply/#conflicts""";

    private ErrorText() {}

    static List<String> of(Throwable error) {
        List<Throwable> all = Exceptions.unwrapMultiple(error);
        return all.stream()
                .map(one -> all.size() == 1 ? alone(one) : one(one))
                .map(ErrorText::harmless)
                .distinct()
                .toList();
    }

    /** Whatever a server says, a terminal takes none of it for a command. */
    private static String harmless(String text) {
        return text.replace("\u001b", "^[").replace("\u009b", "^[[");
    }

    /** Where nothing else went wrong, kubectl gives an invalid object a line for each of its fields. */
    private static String alone(Throwable error) {
        Throwable cause = error instanceof FileException inFile ? inFile.refusal() : error;
        return cause instanceof InvalidException invalid ? invalid(invalid.status()) : one(error);
    }

    private static String one(Throwable error) {
        if (error instanceof ApplyConflictException conflict) {
            return "error: " + conflict.status().message() + "\n" + HOW_TO_SOLVE_CONFLICTS;
        }
        if (error instanceof FileException inFile) {
            return refusal(inFile.refusal(), inFile.where());
        }
        if (error instanceof ApiException refusal) {
            return refusal(refusal, "");
        }
        if (error instanceof TransportException lost && lost.getCause() instanceof ConnectException) {
            return "The connection to the server " + URI.create(lost.url()).getAuthority()
                    + " was refused - did you specify the right host or port?";
        }
        boolean expected = error instanceof UsageException
                || error instanceof KubeConfigException
                || error instanceof DecodingException
                || error instanceof IllegalArgumentException
                || error instanceof PatchException
                || error instanceof TransportException;
        return "error: " + (expected ? error.getMessage() : error.toString());
    }

    private static String refusal(ApiException refusal, String where) {
        String message = where + message(refusal);
        if (refusal instanceof NotFoundException
                && refusal.name() == null
                && refusal.resource() != null
                && refusal.status().details().name() == null) {
            return "error: the server doesn't have a resource type \""
                    + refusal.resource().resource() + "\"";
        }
        return switch (refusal.reason()) {
            case "Unauthorized" -> "error: You must be logged in to the server (" + message + ")";
            case "" -> "Error from server: " + message;
            default -> "Error from server (" + refusal.reason() + "): " + message;
        };
    }

    /** What is no Status is not quoted. */
    private static String message(ApiException refusal) {
        String message = Objects.requireNonNullElse(refusal.status().message(), "");
        return refusal.text() == null ? message : message.split(": \"", 2)[0];
    }

    private static String invalid(Status status) {
        StatusDetails details = status.details();
        String head = "The request is invalid";
        if (!Objects.requireNonNullElse(details.kind(), "").isEmpty()
                || !Objects.requireNonNullElse(details.name(), "").isEmpty()) {
            head = "The " + details.kind() + " \"" + details.name() + "\" is invalid";
        } else if (!Objects.requireNonNullElse(status.message(), "").isEmpty()) {
            head += ": " + status.message();
        }
        List<String> causes = details.causes().stream()
                .map(cause -> Objects.requireNonNullElse(cause.field(), "") + ": " + cause.message())
                .distinct()
                .toList();
        return switch (causes.size()) {
            case 0 -> head;
            case 1 -> head + ": " + causes.get(0);
            default -> head + ": \n* " + String.join("\n* ", causes);
        };
    }
}
