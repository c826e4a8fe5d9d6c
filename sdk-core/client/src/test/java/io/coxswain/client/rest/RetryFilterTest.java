package io.coxswain.client.rest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.coxswain.model.core.v1.Pod;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http.DefaultHttpHeaders;
import io.netty.handler.codec.http.HttpHeaders;
import java.io.IOException;
import java.net.UnknownHostException;
import java.security.cert.CertificateException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLHandshakeException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import reactor.core.publisher.Flux;
import reactor.test.StepVerifier;

class RetryFilterTest {
    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final RetryPolicy STEADY = RetryPolicy.of(p -> p.backoff(attempt -> PAUSE));
    private static final Flux<ByteBuf> ANSWER = Flux.just(Unpooled.wrappedBuffer(new byte[] {1}));

    private final AtomicInteger sent = new AtomicInteger();

    @ParameterizedTest
    @EnumSource(Verb.class)
    @Tag("fault-82")
    void repeatsAnyRequestThatTheServerHasNotTaken(Verb verb) {
        for (int code : new int[] {429, 503}) {
            sent.set(0);
            StepVerifier.withVirtualTime(() -> exchange(verb, refused(code, "7"), ANSWER))
                    .expectSubscription()
                    .expectNoEvent(Duration.ofSeconds(7))
                    .expectNextCount(1)
                    .verifyComplete();
            assertThat(sent).hasValue(2);
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = Verb.class,
            names = {"GET", "LIST", "WATCH"})
    void repeatsReadsWhateverWentWrong(Verb verb) {
        StepVerifier.withVirtualTime(() -> exchange(
                        verb,
                        refused(500, null),
                        refused(504, null),
                        refused(429, null),
                        lost(true, new IOException("reset")),
                        lost(false, new IOException("refused")),
                        ANSWER))
                .expectSubscription()
                .thenAwait(PAUSE.multipliedBy(5))
                .expectNextCount(1)
                .verifyComplete();
        assertThat(sent).hasValue(6);
    }

    @ParameterizedTest
    @EnumSource(
            value = Verb.class,
            names = {"CREATE", "UPDATE", "PATCH", "DELETE", "DELETE_COLLECTION"})
    @Tag("fault-82")
    void repeatsNoWriteThatTheServerMayHaveSeen(Verb verb) {
        for (Flux<ByteBuf> failure : List.of(
                refused(500, null), refused(503, null), refused(429, null), lost(true, new IOException("reset")))) {
            sent.set(0);
            exchange(verb, failure, ANSWER).as(StepVerifier::create).verifyError();
            assertThat(sent).hasValue(1);
        }
    }

    @Test
    void repeatsAWriteOfWhichNothingWasWritten() {
        StepVerifier.withVirtualTime(() -> exchange(Verb.CREATE, lost(false, new IOException("refused")), ANSWER))
                .thenAwait(PAUSE)
                .expectNextCount(1)
                .verifyComplete();
    }

    @Test
    void doesNotHideForLongWhatStaysWrong() {
        RetryFilter filter =
                new RetryFilter(RetryPolicy.of(p -> p.maxRetries(100).backoff(attempt -> PAUSE)));
        StepVerifier.withVirtualTime(() -> filter.filter(
                        request(Verb.LIST),
                        (request, onHead) -> refused(504, null).delaySubscription(Duration.ofSeconds(3))))
                .expectSubscription()
                .expectNoEvent(Duration.ofMillis(14_900))
                .thenAwait(Duration.ofMillis(100))
                .verifyError(ApiException.class);
    }

    @Test
    void repeatsNothingOfWhichSomethingWasDelivered() {
        exchange(Verb.WATCH, ANSWER.concatWith(lost(true, new IOException("reset"))), ANSWER)
                .as(StepVerifier::create)
                .expectNextCount(1)
                .verifyError(TransportException.class);
        assertThat(sent).hasValue(1);
    }

    @Test
    @Tag("fault-76")
    void givesUpAtOnceWhereAnotherTryWillNotHelp() {
        for (Exception cause : List.of(
                new IOException(new CertificateException("expired")),
                new SSLHandshakeException("Received fatal alert: bad_certificate"),
                new UnknownHostException("nowhere"))) {
            sent.set(0);
            exchange(Verb.GET, lost(false, cause), ANSWER)
                    .as(StepVerifier::create)
                    .verifyError(TransportException.class);
            assertThat(sent).hasValue(1);
        }
        for (int code : new int[] {400, 401, 403, 404, 409, 410, 422}) {
            sent.set(0);
            exchange(Verb.GET, refused(code, null), ANSWER)
                    .as(StepVerifier::create)
                    .verifyError(ApiException.class);
            assertThat(sent).hasValue(1);
        }
    }

    @Test
    void givesUpAfterSoManyTriesWithTheLastFailure() {
        RetryPolicy twice = RetryPolicy.of(p -> p.backoff(attempt -> PAUSE).maxRetries(2));
        StepVerifier.withVirtualTime(() -> new RetryFilter(twice)
                        .filter(
                                request(Verb.GET),
                                answers(List.of(refused(500, null), refused(502, null), refused(504, null)))))
                .thenAwait(PAUSE.multipliedBy(2))
                .verifyErrorSatisfies(e -> assertThat(((ApiException) e).code()).isEqualTo(504));
        assertThat(sent).hasValue(3);
    }

    @Test
    @Tag("fault-82")
    void waitsNoLongerThanThePolicyAllows() {
        exchange(Verb.GET, refused(429, "3600"), ANSWER)
                .as(StepVerifier::create)
                .verifyErrorSatisfies(
                        e -> assertThat(((ApiException) e).retryAfter()).isEqualTo(Duration.ofHours(1)));
        assertThat(sent).hasValue(1);
    }

    @Test
    void endsWhenItIsCancelledWhileItWaits() {
        StepVerifier.withVirtualTime(() -> exchange(Verb.GET, refused(500, null), ANSWER))
                .expectSubscription()
                .thenAwait(PAUSE.dividedBy(2))
                .thenCancel()
                .verify();
        assertThat(sent).hasValue(1);
    }

    @Test
    void asksForNoMoreThanIsAskedForAlsoAfterARepetition() {
        StepVerifier.withVirtualTime(() -> exchange(Verb.LIST, refused(500, null), ANSWER.repeat(2)), 0)
                .expectSubscription()
                .thenAwait(PAUSE)
                .thenRequest(1)
                .expectNextCount(1)
                .expectNoEvent(PAUSE)
                .thenRequest(2)
                .expectNextCount(2)
                .verifyComplete();
    }

    @Test
    void growsItsPausesToALimitAndScattersThem() {
        Backoff backoff = Backoff.exponential(Duration.ofMillis(200), Duration.ofSeconds(10));
        for (int attempt : new int[] {0, 1, 5, 6, 62, 63, 64, Integer.MAX_VALUE}) {
            long whole = attempt < 6 ? 200L << attempt : 10_000;
            for (int i = 0; i < 100; i++) {
                assertThat(backoff.delay(attempt)).isBetween(Duration.ofMillis(whole / 2), Duration.ofMillis(whole));
            }
        }
        assertThat(Arrays.asList(new Integer[] {0, 0, 0, 0}))
                .extracting(backoff::delay)
                .doesNotHaveDuplicates();
    }

    @SafeVarargs
    @SuppressWarnings("varargs")
    private final Flux<ByteBuf> exchange(Verb verb, Flux<ByteBuf>... answers) {
        return new RetryFilter(STEADY).filter(request(verb), answers(List.of(answers)));
    }

    private ExchangeFilter.Next answers(List<Flux<ByteBuf>> answers) {
        Deque<Flux<ByteBuf>> left = new ArrayDeque<>(answers);
        return (request, onHead) -> Flux.defer(() -> {
            sent.incrementAndGet();
            return left.remove();
        });
    }

    private static Flux<ByteBuf> refused(int code, @Nullable String retryAfter) {
        return Flux.defer(
                () -> Flux.error(ApiErrors.of(request(Verb.GET), head(code, retryAfter), "{}".getBytes(UTF_8))));
    }

    private static ResponseHead head(int code, @Nullable String retryAfter) {
        HttpHeaders headers = new DefaultHttpHeaders();
        if (retryAfter != null) {
            headers.set("Retry-After", retryAfter);
        }
        return new ResponseHead(code, headers);
    }

    private static Flux<ByteBuf> lost(boolean sent, Exception cause) {
        return Flux.defer(() -> Flux.error(new TransportException(request(Verb.GET), sent, cause)));
    }

    private static KubeRequest request(Verb verb) {
        KubeRequestBuilder request = KubeRequest.builder(verb, Pod.TYPE).namespace("shop");
        return (verb.needsName() ? request.name("web") : request).build();
    }
}
