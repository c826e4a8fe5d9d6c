package io.coxswain.client;

import io.coxswain.client.rest.ApiException;
import io.coxswain.client.rest.FramingException;
import io.coxswain.client.rest.GoneException;
import io.coxswain.client.rest.TransportException;
import io.coxswain.model.FieldSelector;
import io.coxswain.model.KubeList;
import io.coxswain.model.codec.Codec;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;

/**
 * Follows one object by list and watch, for one subscription. It is in one of two states: it knows a resource version to watch
 * from, or it does not and lists first.
 *
 * <p>A watch that ends goes on from the last version seen, so that nothing in between is missed. The version is given up when the
 * server says that it is too old, and when a watch ends without having told anything: some servers end those of a stale version
 * quietly. Lost connections and busy servers are tried again, ever more slowly while nothing comes.
 */
final class Wait<T> {
    private static final Duration FIRST_DELAY = Duration.ofMillis(100);
    private static final Duration MAX_DELAY = Duration.ofSeconds(10);

    /** The server ends each watch in time, so that a dead connection is not waited at for ever. */
    private static final Duration WATCH = Duration.ofMinutes(5);

    private static final Duration WATCH_DEADLINE = WATCH.plusSeconds(30);

    private final ListWatch<T> objects;
    private final FieldSelector name;

    private @Nullable String version;

    /** Read by the timer that gives up, on a thread of its own; everything else by one subscription's signals, one after another. */
    private volatile WaitProgress progress = WaitProgress.NONE;

    /** How many lists and watches have begun since one told something. */
    private int quietRounds;

    private Wait(ListWatch<T> objects, String name) {
        this.objects = objects;
        this.name = FieldSelector.builder().eq("metadata.name", name).build();
    }

    /** The object once the condition holds for it. */
    static <T> Mono<T> until(ListWatch<T> objects, String name, Predicate<? super T> condition, Duration timeout) {
        return Mono.defer(() -> {
            Wait<T> wait = new Wait<>(objects, name);
            return wait.states()
                    .concatMapIterable(
                            state -> state.filter(condition).map(List::of).orElse(List.of()), 1)
                    .next()
                    .timeout(timeout, wait.tooLong("did not meet the condition", name, timeout));
        });
    }

    /** Completes when the object that was there first is not there any more. */
    static <T> Mono<Void> untilDeleted(ListWatch<T> objects, String name, Duration timeout) {
        return Mono.defer(() -> {
            Wait<T> wait = new Wait<>(objects, name);
            return wait.states()
                    .map(state -> state.map(wait::uid).orElse(""))
                    .scan(Wait::sameOrGone)
                    .filter(String::isEmpty)
                    .next()
                    .timeout(timeout, wait.tooLong("was not deleted", name, timeout))
                    .then();
        });
    }

    /** The uid as long as it is the first one; another object of the same name is not the one that was waited for. */
    private static String sameOrGone(String first, String now) {
        return first.equals(now) ? first : "";
    }

    private String uid(T object) {
        return Objects.requireNonNullElse(ObjectMetadata.of(codec(), object).uid(), "");
    }

    private <R> Mono<R> tooLong(String what, String name, Duration timeout) {
        return Mono.error(() -> new WaitTimeoutException(
                objects.type().plural() + " \"" + name + "\" " + what, name, timeout, progress, codec()));
    }

    /** The object whenever it is seen, and empty when it is seen to be missing. It ends only by an error that stays. */
    private Flux<Optional<T>> states() {
        return Flux.defer(this::round)
                .repeatWhen(ends -> ends.concatMap(end -> Mono.delay(delay()), 1))
                .retryWhen(Retry.from(errors -> errors.concatMap(error -> retry(error.failure()), 1)));
    }

    private Flux<Optional<T>> round() {
        quietRounds++;
        return version == null ? list().concatWith(Flux.defer(this::watch)) : watch();
    }

    private Flux<Optional<T>> list() {
        return objects.listPage(o -> o.fields(name)).map(this::listed).flux();
    }

    private Optional<T> listed(KubeList<T> list) {
        version = list.metadata().resourceVersion();
        return saw(list.items().isEmpty() ? null : list.items().get(0));
    }

    private Flux<Optional<T>> watch() {
        String from = version;
        return objects.watch(o -> o.fields(name)
                        .resourceVersion(String.valueOf(from))
                        .timeout(WATCH)
                        .bookmarks())
                .takeUntilOther(Mono.delay(WATCH_DEADLINE))
                .concatMapIterable(this::seen, 1)
                .doOnComplete(() -> giveUpIfStale(from));
    }

    private Iterable<Optional<T>> seen(WatchEvent<T> event) {
        quietRounds = 0;
        version = event.resourceVersion().isEmpty() ? version : event.resourceVersion();
        if (event.type() == WatchEvent.Type.BOOKMARK) {
            progress = progress.reached();
            return List.of();
        }
        return List.of(saw(event.type() == WatchEvent.Type.DELETED ? null : event.object()));
    }

    private Optional<T> saw(@Nullable T object) {
        progress = new WaitProgress(true, object, null);
        return Optional.ofNullable(object);
    }

    private void giveUpIfStale(@Nullable String from) {
        if (from != null && from.equals(version)) {
            version = null;
        }
    }

    private Mono<Long> retry(Throwable error) {
        if (error instanceof GoneException) {
            version = null;
        } else if (!isPassing(error)) {
            return Mono.error(error);
        } else {
            progress = progress.failed(error);
        }
        return Mono.delay(delay());
    }

    private static boolean isPassing(Throwable error) {
        return error instanceof TransportException
                || error instanceof FramingException
                || error instanceof ApiException refusal && (refusal.code() == 429 || refusal.code() >= 500);
    }

    private Duration delay() {
        long most = Math.min(MAX_DELAY.toMillis(), FIRST_DELAY.toMillis() << Math.min(quietRounds, 10));
        return Duration.ofMillis(ThreadLocalRandom.current().nextLong(most / 2, most + 1));
    }

    private Codec<T> codec() {
        return objects.type().codec();
    }
}
