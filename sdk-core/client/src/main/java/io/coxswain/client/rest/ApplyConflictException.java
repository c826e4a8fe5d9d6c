package io.coxswain.client.rest;

import io.coxswain.model.meta.v1.StatusCause;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Other managers own fields that were applied with other values (409). Leave these fields out, apply the values that are there to
 * share them, or force it to take them over.
 *
 * <pre>{@code
 * .onErrorResume(ApplyConflictException.class, e -> report(e.conflicts()))   // manager and field of each
 * }</pre>
 */
public final class ApplyConflictException extends ConflictException {
    private static final long serialVersionUID = 1L;
    private static final String REASON = "FieldManagerConflict";

    /** Servers tell the manager only in words: {@code conflict with "kubectl" with subresource "scale" using apps/v1}. */
    private static final Pattern MANAGER = Pattern.compile("conflict with \"((?:[^\"\\\\]|\\\\.)*)\"");

    ApplyConflictException(Failure failure) {
        super(failure);
    }

    static boolean is(List<StatusCause> causes) {
        return causes.stream().anyMatch(cause -> REASON.equals(cause.reason()));
    }

    /** Who owns what. */
    public List<FieldConflict> conflicts() {
        return status().details().causes().stream()
                .filter(cause -> REASON.equals(cause.reason()))
                .map(ApplyConflictException::conflict)
                .toList();
    }

    private static FieldConflict conflict(StatusCause cause) {
        String message = Objects.requireNonNullElse(cause.message(), "");
        Matcher manager = MANAGER.matcher(message);
        return new FieldConflict(
                manager.find() ? manager.group(1).replaceAll("\\\\(.)", "$1") : "",
                Objects.requireNonNullElse(cause.field(), ""),
                message);
    }

    /**
     * A field that another manager owns.
     *
     * @param manager its name; empty if the server's words do not tell it
     * @param field such as {@code .spec.replicas}
     * @param message the server's words
     */
    public record FieldConflict(String manager, String field, String message) {}
}
