package io.coxswain.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.coxswain.client.rest.ApiErrors;
import io.coxswain.client.rest.CutOffException;
import io.coxswain.client.rest.KubeRequest;
import io.coxswain.client.rest.Verb;
import io.coxswain.model.KubeList;
import io.coxswain.model.ResourceType;
import io.coxswain.model.core.v1.ConfigMap;
import io.coxswain.model.meta.v1.ListMeta;
import io.coxswain.model.meta.v1.Status;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.SignalType;
import reactor.test.StepVerifier;

class WaitTest {
    private static final Duration HOUR = Duration.ofHours(1);

    private final Script script = new Script();

    @Test
    void isDoneAtOnceIfItIsSo() {
        script.lists.add(list("5", map("7", "yes")));

        until().expectNext(map("7", "yes")).verifyComplete();

        assertThat(script.calls).containsExactly("list");
    }

    @Test
    void watchesFromTheListsVersion() {
        script.lists.add(list("5"));
        script.watches.add(
                Flux.just(added(map("6", "no")), modified(map("7", "yes"))).concatWith(Mono.never()));

        until().expectNext(map("7", "yes")).verifyComplete();

        assertThat(script.calls).containsExactly("list", "watch 5");
        assertThat(script.ends).containsExactly(SignalType.CANCEL);
    }

    @Test
    void goesOnFromTheLastVersionWhenAWatchEnds() {
        script.lists.add(list("5"));
        script.watches.add(Flux.just(added(map("6", "no")), bookmark("8")));
        script.watches.add(Flux.just(modified(map("9", "yes"))));

        until().thenAwait(Duration.ofSeconds(1)).expectNext(map("9", "yes")).verifyComplete();

        assertThat(script.calls).containsExactly("list", "watch 5", "watch 8");
    }

    @Test
    void listsAgainWhenAWatchEndsWithoutAWord() {
        script.lists.add(list("5"));
        script.watches.add(Flux.empty());
        script.lists.add(list("9", map("7", "yes")));

        until().thenAwait(Duration.ofSeconds(1)).expectNext(map("7", "yes")).verifyComplete();

        assertThat(script.calls).containsExactly("list", "watch 5", "list");
    }

    @Test
    void listsAgainWhenTheVersionIsTooOld() {
        script.lists.add(list("5"));
        script.watches.add(Flux.just(added(map("6", "no"))).concatWith(refusal(410, "Expired")));
        script.lists.add(list("9", map("7", "yes")));

        until().thenAwait(Duration.ofSeconds(1)).expectNext(map("7", "yes")).verifyComplete();

        assertThat(script.calls).containsExactly("list", "watch 5", "list");
    }

    @Test
    void triesAgainWhatPasses() {
        script.lists.add(Mono.error(() -> ApiErrors.of(REQUEST, status(503, "ServiceUnavailable"))));
        script.lists.add(Mono.error(() -> ApiErrors.of(REQUEST, status(429, "TooManyRequests"))));
        script.lists.add(list("5"));
        script.watches.add(Flux.<WatchEvent<ConfigMap>>error(new CutOffException("cut off")));
        script.watches.add(Flux.just(added(map("6", "yes"))));

        until().thenAwait(Duration.ofMinutes(1)).expectNext(map("6", "yes")).verifyComplete();

        assertThat(script.calls).containsExactly("list", "list", "list", "watch 5", "watch 5");
    }

    @Test
    void failsByWhatStays() {
        script.lists.add(Mono.error(() -> ApiErrors.of(REQUEST, status(403, "Forbidden"))));

        until().verifyErrorMessage("Forbidden (403 Forbidden, GET /api/v1/configmaps)");
    }

    @Test
    void slowsDownWhileNothingComes() {
        script.always = list("5");

        until().thenAwait(Duration.ofMinutes(10))
                .then(() -> assertThat(script.calls.size() / 2).isBetween(60, 130))
                .thenCancel()
                .verify();
    }

    @Test
    void waitsForAnotherOneIfItIsDeleted() {
        script.lists.add(list("5", map("4", "no")));
        script.watches.add(Flux.just(deleted(map("6", "yes")), added(map("7", "no")), modified(map("8", "yes"))));

        until().expectNext(map("8", "yes")).verifyComplete();
    }

    @Test
    void endsAWatchThatIsDeadOnTheWay() {
        script.lists.add(list("5"));
        script.watches.add(Flux.never());
        script.lists.add(list("9", map("7", "yes")));

        until().thenAwait(Duration.ofMinutes(6)).expectNext(map("7", "yes")).verifyComplete();

        assertThat(script.ends).containsExactly(SignalType.CANCEL);
    }

    @Test
    void givesUpInTimeAndSaysHowFarItCame() {
        script.lists.add(list("5"));
        script.watches.add(Flux.just(added(map("6", "no"))).concatWith(Mono.never()));
        script.watches.add(Flux.never());

        StepVerifier.withVirtualTime(() -> Wait.until(script, "a", WaitTest::saysYes, Duration.ofMinutes(1)))
                .thenAwait(Duration.ofMinutes(1))
                .verifyErrorSatisfies(e -> assertThat(e)
                        .isInstanceOf(WaitTimeoutException.class)
                        .hasMessage("configmaps \"a\" did not meet the condition within 1m;"
                                + " last seen at resource version 6"));
        assertThat(script.ends).containsExactly(SignalType.CANCEL);
    }

    @Test
    void saysThatItWasNeverThere() {
        script.always = list("5");

        StepVerifier.withVirtualTime(() -> Wait.until(script, "a", WaitTest::saysYes, Duration.ofMinutes(1)))
                .thenAwait(Duration.ofMinutes(1))
                .verifyErrorSatisfies(
                        e -> assertThat(e).hasMessageEndingWith("within 1m; at the end there was no such object"));
    }

    @Test
    void saysThatTheServerCouldNotBeAsked() {
        CutOffException unreachable = new CutOffException("the line is dead");
        script.always = Mono.error(unreachable);

        WaitTimeoutException e = timedOut();

        assertThat(e)
                .hasMessageEndingWith("within 1m; the server could not be asked: the line is dead")
                .hasCause(unreachable);
        assertThat(e.object()).isNull();
    }

    @Test
    void saysThatTheServerHasNotAnswered() {
        script.always = Mono.never();

        assertThat(timedOut()).hasMessageEndingWith("within 1m; the server has not answered yet");
    }

    @Test
    void saysWhatWasSeenBeforeTheServerCouldNotBeAsked() {
        script.lists.add(list("5", map("5", "no")));
        script.watches.add(Flux.error(new CutOffException("the line is dead")));
        script.always = Mono.error(new CutOffException("it still is"));

        WaitTimeoutException e = timedOut();

        assertThat(e)
                .hasMessageEndingWith(
                        "last seen at resource version 5, and then the server could not be asked: it still is");
        assertThat(e.object()).isEqualTo(map("5", "no"));
    }

    @Test
    void forgetsAFailureThatHasPassed() {
        script.lists.add(Mono.error(new CutOffException("the line is dead")));
        script.always = list("5");
        script.watches.add(Flux.never());

        assertThat(timedOut())
                .hasMessageEndingWith("at the end there was no such object")
                .hasNoCause();
    }

    private WaitTimeoutException timedOut() {
        AtomicReference<Throwable> error = new AtomicReference<>();
        StepVerifier.withVirtualTime(() -> Wait.until(script, "a", WaitTest::saysYes, Duration.ofMinutes(1)))
                .thenAwait(Duration.ofMinutes(1))
                .consumeErrorWith(error::set)
                .verify();
        return (WaitTimeoutException) error.get();
    }

    @Test
    void closesTheWatchWhenItIsCancelled() {
        script.lists.add(list("5"));
        script.watches.add(Flux.never());

        until().expectSubscription()
                .thenAwait(Duration.ofSeconds(1))
                .then(() -> assertThat(script.calls).containsExactly("list", "watch 5"))
                .thenCancel()
                .verify();

        assertThat(script.ends).containsExactly(SignalType.CANCEL);
    }

    @Test
    void waitsForADeletion() {
        script.lists.add(list("5", map("4", "no")));
        script.watches.add(Flux.just(modified(map("6", "no")), deleted(map("7", "no"))));

        StepVerifier.withVirtualTime(() -> Wait.untilDeleted(script, "a", HOUR)).verifyComplete();
        assertThat(script.calls).containsExactly("list", "watch 5");
    }

    @Test
    void takesAnotherObjectOfTheSameNameForADeletion() {
        script.lists.add(list("5", map("4", "no")));
        script.watches.add(Flux.empty());
        script.lists.add(list("9", map("8", "no").with(c -> c.metadata(m -> m.uid("another")))));

        StepVerifier.withVirtualTime(() -> Wait.untilDeleted(script, "a", HOUR))
                .thenAwait(Duration.ofSeconds(1))
                .verifyComplete();
    }

    @Test
    void doesNotWaitForTheDeletionOfWhatIsNotThere() {
        script.lists.add(list("5"));

        StepVerifier.withVirtualTime(() -> Wait.untilDeleted(script, "a", HOUR)).verifyComplete();
    }

    @Test
    @Tag("fault-83")
    void selectsByNameAndNothingElse() {
        script.lists.add(list("5", map("4", "yes")));

        StepVerifier.withVirtualTime(() -> Wait.until(script, "a,metadata.namespace!=b", WaitTest::saysYes, HOUR))
                .expectNextCount(1)
                .verifyComplete();

        assertThat(script.selectors).containsExactly("metadata.name=a\\,metadata.namespace!\\=b");
    }

    private static final KubeRequest REQUEST =
            KubeRequest.builder(Verb.LIST, ConfigMap.TYPE).build();

    private static boolean saysYes(ConfigMap map) {
        return "yes".equals(map.data().get("k"));
    }

    private StepVerifier.FirstStep<ConfigMap> until() {
        return StepVerifier.withVirtualTime(() -> Wait.until(script, "a", WaitTest::saysYes, HOUR));
    }

    private static Mono<KubeList<ConfigMap>> list(String version, ConfigMap... maps) {
        return Mono.just(KubeList.of(ConfigMap.TYPE, ListMeta.of(m -> m.resourceVersion(version)), List.of(maps)));
    }

    private static ConfigMap map(String version, String value) {
        return ConfigMap.of(c ->
                c.metadata(m -> m.name("a").uid("u").resourceVersion(version)).putData("k", value));
    }

    private static WatchEvent<ConfigMap> added(ConfigMap map) {
        return new WatchEvent<>(WatchEvent.Type.ADDED, map);
    }

    private static WatchEvent<ConfigMap> modified(ConfigMap map) {
        return new WatchEvent<>(WatchEvent.Type.MODIFIED, map);
    }

    private static WatchEvent<ConfigMap> deleted(ConfigMap map) {
        return new WatchEvent<>(WatchEvent.Type.DELETED, map);
    }

    private static WatchEvent<ConfigMap> bookmark(String version) {
        return WatchEvent.bookmark(version);
    }

    private static Mono<WatchEvent<ConfigMap>> refusal(int code, String reason) {
        return Mono.error(() -> ApiErrors.of(REQUEST, status(code, reason)));
    }

    private static Status status(int code, String reason) {
        return Status.of(s -> s.status("Failure").code(code).reason(reason).message(reason));
    }

    /** Lists and watches as they are told, one after the other. */
    private static final class Script implements ListWatch<ConfigMap> {
        private final Queue<Mono<KubeList<ConfigMap>>> lists = new ArrayDeque<>();
        private final Queue<Flux<WatchEvent<ConfigMap>>> watches = new ArrayDeque<>();
        private final List<String> calls = new ArrayList<>();
        private final List<String> selectors = new ArrayList<>();
        private final List<SignalType> ends = new ArrayList<>();
        private Mono<KubeList<ConfigMap>> always = Mono.error(new AssertionError("no more lists"));

        @Override
        public ResourceType<ConfigMap> type() {
            return ConfigMap.TYPE;
        }

        @Override
        public Flux<ConfigMap> list(ListOptions options) {
            return Flux.error(new AssertionError("lists pages"));
        }

        @Override
        public Mono<KubeList<ConfigMap>> listPage(ListOptions options) {
            calls.add("list");
            selectors.add(options.fields().toString());
            return lists.isEmpty() ? always : lists.remove();
        }

        @Override
        public Flux<ListEvent<ConfigMap>> listEvents(ListOptions options) {
            return Flux.error(new AssertionError("lists pages"));
        }

        @Override
        public Flux<WatchResult<ConfigMap>> watchResults(WatchOptions options) {
            calls.add("watch " + options.resourceVersion());
            assertThat(options.bookmarks()).isTrue();
            Flux<WatchEvent<ConfigMap>> events = watches.isEmpty() ? Flux.empty() : watches.remove();
            return events.doFinally(ends::add).map(event -> event);
        }
    }
}
