package io.coxswain.client.rest;

import io.coxswain.model.codec.ContentType;
import io.coxswain.model.codec.DecodeOptions;
import io.coxswain.model.codec.DecodingException;
import io.coxswain.model.meta.v1.Status;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Turns what a server says into exceptions. */
public final class ApiErrors {
    private static final int MAX_EXCERPT = 200;
    private static final int MAX_TEXT = 1 << 16;
    private static final Pattern UNPRINTABLE = Pattern.compile("[\\s\\p{Cntrl}\\p{Cf}]+");
    private static final Pattern CREDENTIALS = Pattern.compile("(?i)\\b(bearer|basic)\\s+\\S+");
    private static final Pattern SECONDS = Pattern.compile("\\d{1,9}");

    private ApiErrors() {}

    /** The exception for a Status: of a refused request, or of a watch's error event. */
    public static ApiException of(KubeRequest request, Status status) {
        return of(request, Objects.requireNonNullElse(status.code(), 500), status, null, null);
    }

    /** The exception for an answer that is no success, whatever its body. */
    static ApiException of(KubeRequest request, ResponseHead head, byte[] body) {
        Status status = status(head.contentType(), body);
        int code = head.code();
        String retryAfter = head.header("Retry-After");
        return status == null
                ? of(request, code, statusOf(code, body), retryAfter, text(body))
                : of(request, code, status, retryAfter, null);
    }

    private static String text(byte[] body) {
        return new String(body, 0, Math.min(body.length, MAX_TEXT), StandardCharsets.UTF_8);
    }

    private static ApiException of(
            KubeRequest request, int code, Status status, @Nullable String retryAfter, @Nullable String text) {
        Failure failure = Failure.of(request, code, status, retryAfter(status, retryAfter), text);
        String reason = Objects.requireNonNullElse(status.reason(), "");
        return switch (reason.isEmpty() ? reasonOf(code) : reason) {
            case "NotFound" -> new NotFoundException(failure);
            case "AlreadyExists" -> new AlreadyExistsException(failure);
            case "Conflict" ->
                ApplyConflictException.is(status.details().causes())
                        ? new ApplyConflictException(failure)
                        : new ConflictException(failure);
            case "Forbidden" -> new ForbiddenException(failure);
            case "Unauthorized" -> new UnauthorizedException(failure);
            case "Gone", "Expired" -> new GoneException(failure);
            case "Invalid" -> new InvalidException(failure);
            case "TooManyRequests" -> new TooManyRequestsException(failure);
            case "Timeout", "ServerTimeout" -> new ServerTimeoutException(failure);
            default -> new ApiException(failure);
        };
    }

    private static String reasonOf(int code) {
        return switch (code) {
            case 400 -> "BadRequest";
            case 401 -> "Unauthorized";
            case 403 -> "Forbidden";
            case 404 -> "NotFound";
            case 405 -> "MethodNotAllowed";
            case 406 -> "NotAcceptable";
            case 409 -> "Conflict";
            case 410 -> "Gone";
            case 413 -> "RequestEntityTooLarge";
            case 415 -> "UnsupportedMediaType";
            case 422 -> "Invalid";
            case 429 -> "TooManyRequests";
            case 500 -> "InternalError";
            case 503 -> "ServiceUnavailable";
            case 504 -> "Timeout";
            default -> "";
        };
    }

    /** The Status that a body is, or null: proxies and load balancers answer in words of their own. */
    private static @Nullable Status status(ContentType form, byte[] body) {
        try {
            Status status = Status.CODEC.decode(form, body, 0, body.length, DecodeOptions.DEFAULT);
            return "Failure".equals(status.status()) ? status : null;
        } catch (DecodingException notStatus) {
            return null;
        }
    }

    private static Status statusOf(int code, byte[] body) {
        String excerpt = excerpt(body);
        String message = explain(code) + (excerpt.isEmpty() ? "" : ": \"" + excerpt + "\"");
        return Status.of(
                s -> s.status("Failure").code(code).reason(reasonOf(code)).message(message));
    }

    private static String explain(int code) {
        return switch (code) {
            case 401 -> "the server has asked for the client to provide credentials";
            case 404 -> "the server could not find the requested resource";
            case 429 -> "the server has received too many requests and has asked us to try again later";
            case 503 -> "the server is currently unable to handle the request";
            default ->
                code >= 300 && code < 400
                        ? "the server points to another address, which is not followed"
                        : "the answer is not a Kubernetes Status";
        };
    }

    private static String excerpt(byte[] body) {
        int length = Math.min(body.length, 4 * MAX_EXCERPT);
        String text = new String(body, 0, length, StandardCharsets.UTF_8);
        String line = UNPRINTABLE.matcher(text).replaceAll(" ").strip();
        String safe = CREDENTIALS.matcher(line).replaceAll("$1 <redacted>");
        return safe.length() <= MAX_EXCERPT ? safe : safe.substring(0, MAX_EXCERPT) + "…";
    }

    private static @Nullable Duration retryAfter(Status status, @Nullable String header) {
        if (header != null && SECONDS.matcher(header).matches()) {
            return Duration.ofSeconds(Long.parseLong(header));
        }
        Integer seconds = status.details().retryAfterSeconds();
        return seconds == null || seconds <= 0 ? null : Duration.ofSeconds(seconds);
    }
}
