package io.coxswain.client.rest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.coxswain.model.core.v1.Pod;
import io.coxswain.model.meta.v1.Status;
import io.netty.handler.codec.http.DefaultHttpHeaders;
import io.netty.handler.codec.http.HttpHeaders;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ApiErrorsTest {
    private static final KubeRequest DELETE = KubeRequest.builder(Verb.DELETE, Pod.TYPE)
            .namespace("shop")
            .name("web")
            .query("gracePeriodSeconds", "0")
            .header("Authorization", "Bearer hunter2")
            .build()
            .resolve(URI.create("https://10.0.0.1"), "default");

    @Test
    void readsLikeKubectl() {
        ApiException e = refusal(
                403,
                null,
                json(
                        "{'kind':'Status','apiVersion':'v1','metadata':{},'status':'Failure','message':'pods \\'web\\' is forbidden:"
                                + " User \\'viewer\\' cannot delete resource \\'pods\\' in API group \\'\\' in the namespace \\'shop\\'',"
                                + "'reason':'Forbidden','details':{'name':'web','kind':'pods'},'code':403}"));

        assertThat(e)
                .isInstanceOf(ForbiddenException.class)
                .hasMessage(
                        "pods \"web\" is forbidden: User \"viewer\" cannot delete resource \"pods\" in API group \"\""
                                + " in the namespace \"shop\""
                                + " (403 Forbidden, DELETE https://10.0.0.1/api/v1/namespaces/shop/pods/web)");
        assertThat(e.code()).isEqualTo(403);
        assertThat(e.reason()).isEqualTo("Forbidden");
        assertThat(e.verb()).isEqualTo(Verb.DELETE);
        assertThat(e.url()).isEqualTo("https://10.0.0.1/api/v1/namespaces/shop/pods/web");
        assertThat(e.resource()).isEqualTo(Pod.TYPE.groupVersionResource());
        assertThat(e.namespace()).isEqualTo("shop");
        assertThat(e.name()).isEqualTo("web");
        assertThat(e.status().details().kind()).isEqualTo("pods");
    }

    @Test
    void tellsTheRarerReasonsByName() {
        Map<Integer, Predicate<ApiException>> reasons = Map.of(
                400, ApiException::isBadRequest,
                405, ApiException::isMethodNotAllowed,
                406, ApiException::isNotAcceptable,
                413, ApiException::isRequestEntityTooLarge,
                415, ApiException::isUnsupportedMediaType,
                500, ApiException::isInternalError,
                503, ApiException::isServiceUnavailable,
                504, e -> e instanceof ServerTimeoutException);
        for (int code : reasons.keySet()) {
            // Whoever stands before the server knows only codes.
            ApiException proxys = refusal(code, null, "text/html", json("<html>"));
            reasons.forEach((of, is) -> assertThat(is.test(proxys)).isEqualTo(of == code));
        }
    }

    @Test
    void knowsAListAsOfAVersionThatIsNotReachedYet() {
        ApiException e = ApiErrors.of(
                DELETE,
                Status.of(s -> s.status("Failure")
                        .reason("Timeout")
                        .code(504)
                        .details(d -> d.retryAfterSeconds(1).addCauses(c -> c.reason("ResourceVersionTooLarge")))));
        assertThat(e)
                .isInstanceOfSatisfying(
                        ServerTimeoutException.class,
                        late -> assertThat(late.isTooLargeResourceVersion()).isTrue());
        assertThat(e.hasCause("FieldValueInvalid")).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "NotFound, 404, NotFoundException",
        "AlreadyExists, 409, AlreadyExistsException",
        "Conflict, 409, ConflictException",
        "Forbidden, 403, ForbiddenException",
        "Unauthorized, 401, UnauthorizedException",
        "Gone, 410, GoneException",
        "Expired, 410, GoneException",
        "Invalid, 422, InvalidException",
        "TooManyRequests, 429, TooManyRequestsException",
        "Timeout, 504, ServerTimeoutException",
        "ServerTimeout, 500, ServerTimeoutException",
        "InternalError, 500, ApiException",
        "BadRequest, 400, ApiException",
        "SomethingNew, 404, ApiException",
    })
    void hasATypeForEachReason(String reason, int code, String type) {
        ApiException e = ApiErrors.of(
                DELETE, Status.of(s -> s.status("Failure").reason(reason).code(code)));

        assertThat(e.getClass().getSimpleName()).isEqualTo(type);
        assertThat(e.reason()).isEqualTo(reason);
        assertThat(e).hasMessageStartingWith(reason + " (" + code + " ");
    }

    @ParameterizedTest
    @CsvSource({
        "401, UnauthorizedException",
        "403, ForbiddenException",
        "404, NotFoundException",
        "409, ConflictException",
        "410, GoneException",
        "422, InvalidException",
        "429, TooManyRequestsException",
        "302, ApiException",
        "502, ApiException",
        "503, ApiException",
        "599, ApiException",
    })
    void typesAnswersThatAreNoStatusByTheirCode(int code, String type) {
        ApiException e = refusal(code, null, "<html>\n<b>oops</b>\u0007\u001b[31m</html>".getBytes(UTF_8));

        assertThat(e.getClass().getSimpleName()).isEqualTo(type);
        assertThat(e).hasMessageContaining("<html> <b>oops</b> [31m</html>").hasMessageContaining("(" + code + " ");
        assertThat(e.status().code()).isEqualTo(code);
        assertThat(refusal(code, null, new byte[0])).hasMessageNotContaining("\"");
    }

    @Test
    void cutsLongBodiesShort() {
        ApiException e = refusal(502, null, "<p>".repeat(100_000).getBytes(UTF_8));

        assertThat(e.getMessage()).hasSizeLessThan(400).contains("…\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Authorization: Bearer hunter2", "basic hunter2=", "BEARER   hunter2, x"})
    void hidesCredentialsThatAProxyEchoes(String body) {
        assertThat(refusal(502, null, body.getBytes(UTF_8)))
                .hasMessageNotContaining("hunter2")
                .hasMessageContaining("<redacted>");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "[]",
                "{'kind':'Status','status':'Success'}",
                "{'status':{'phase':'Failure'}}",
                "{'status':'Fail"
            })
    void takesNoOtherJsonForAStatus(String body) {
        assertThat(refusal(500, null, json(body))).hasMessageStartingWith("the answer is not a Kubernetes Status");
    }

    @Test
    void tellsWhenToTryAgain() {
        Status wait3 = Status.of(s -> s.reason("TooManyRequests").code(429).details(d -> d.retryAfterSeconds(3)));

        assertThat(ApiErrors.of(DELETE, wait3).retryAfter()).isEqualTo(Duration.ofSeconds(3));
        assertThat(refusal(429, "7", new byte[0]).retryAfter()).isEqualTo(Duration.ofSeconds(7));
        assertThat(refusal(503, "Fri, 31 Dec 1999 23:59:59 GMT", new byte[0]).retryAfter())
                .isNull();
        assertThat(refusal(503, "99999999999999999999", new byte[0]).retryAfter())
                .isNull();
        assertThat(refusal(500, null, new byte[0]).retryAfter()).isNull();
    }

    @Test
    void tellsTheFieldsThatAreInvalid() {
        ApiException e = ApiErrors.of(
                DELETE,
                Status.of(s -> s.reason("Invalid")
                        .code(422)
                        .message("Pod \"web\" is invalid: spec.containers: Required value")
                        .details(
                                d -> d.addCauses(c -> c.field("spec.containers").reason("FieldValueRequired")))));

        assertThat(e)
                .isInstanceOfSatisfying(
                        InvalidException.class,
                        invalid -> assertThat(invalid.causes())
                                .singleElement()
                                .satisfies(cause -> assertThat(cause.field()).isEqualTo("spec.containers")));
    }

    @Test
    void holdsNoCredentials() {
        ApiException e = refusal(500, null, new byte[0]);

        assertThat(e.toString()).doesNotContain("hunter2");
        assertThat(e).hasNoCause();
    }

    @Test
    void readsAStatusInProtobuf() {
        Status status = Status.of(s -> s.status("Failure")
                .reason("NotFound")
                .code(404)
                .message("pods \"web\" not found")
                .metadata(m -> {}));

        assertThat(refusal(404, "7", "application/vnd.kubernetes.protobuf", Status.CODEC.toProtobuf(status)))
                .isInstanceOf(NotFoundException.class)
                .hasMessageStartingWith("pods \"web\" not found (404 Not Found, ")
                .satisfies(e -> assertThat(e.status()).isEqualTo(status))
                .satisfies(e -> assertThat(e.retryAfter()).isEqualTo(Duration.ofSeconds(7)));
        assertThat(refusal(404, null, "application/vnd.kubernetes.protobuf", "{}".getBytes(UTF_8)))
                .isInstanceOf(NotFoundException.class)
                .hasMessageStartingWith("the server could not find the requested resource");
        assertThat(refusal(404, null, "application/vnd.kubernetes.protobuf", new byte[] {'k', '8', 's', 0, 0x12, 9}))
                .isInstanceOf(NotFoundException.class);
    }

    @Test
    void tellsWhereAListThatIsGoneCanGoOn() {
        assertThat(gone("abc").continueToken()).isEqualTo("abc");
        assertThat(gone("").continueToken()).isNull();
        assertThat(((GoneException) ApiErrors.of(DELETE, Status.of(s -> s.code(410)))).continueToken())
                .isNull();
    }

    private static GoneException gone(String token) {
        return (GoneException) ApiErrors.of(
                DELETE, Status.of(s -> s.code(410).reason("Expired").metadata(m -> m.continue_(token))));
    }

    private static ApiException refusal(int code, @Nullable String retryAfter, byte[] body) {
        return refusal(code, retryAfter, "application/json", body);
    }

    private static ApiException refusal(int code, @Nullable String retryAfter, String contentType, byte[] body) {
        HttpHeaders headers = new DefaultHttpHeaders().set("Content-Type", contentType);
        if (retryAfter != null) {
            headers.set("Retry-After", retryAfter);
        }
        return ApiErrors.of(DELETE, new ResponseHead(code, headers), body);
    }

    private static byte[] json(String text) {
        return text.replace("\\'", "\\\"").replace('\'', '"').getBytes(UTF_8);
    }
}
