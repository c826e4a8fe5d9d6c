package io.coxswain.samples.kctl;

import io.coxswain.client.Api;
import io.coxswain.client.WaitTimeoutException;
import io.coxswain.model.GoDuration;
import io.coxswain.model.KubeObject;
import io.coxswain.model.tree.JsonTree;
import java.time.Duration;
import java.util.function.Predicate;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;

/** {@code kctl wait}. */
final class WaitFor {
    private static final Duration CUSTOMARY = Duration.ofSeconds(30);
    private static final Duration WEEK = Duration.ofDays(7);
    private static final int AT_ONCE = 64;

    private final String state;
    private final Duration timeout;

    private WaitFor(CommandLine line) {
        this.state = line.value(Flag.FOR).orElse("");
        Duration told = line.value(Flag.TIMEOUT).map(WaitFor::duration).orElse(CUSTOMARY);
        this.timeout = told.isNegative() ? WEEK : told.isZero() ? Duration.ofSeconds(1) : told;
    }

    private static Duration duration(String text) {
        try {
            return GoDuration.parse(text);
        } catch (IllegalArgumentException e) {
            throw new UsageException("invalid argument \"" + text
                    + "\" for \"--timeout\" flag: time: invalid duration \"" + text + "\"");
        }
    }

    /** All are waited for at the same time, and told of in their order. */
    static Flux<String> text(Session session) {
        WaitFor command = new WaitFor(session.line());
        Waiting waiting = command.waiting();
        return Selection.of(session, session.line().rest())
                .switchIfEmpty(Mono.error(() -> new UsageException("no matching resources found")))
                .flatMapSequentialDelayError(handle -> command.await(handle, waiting), AT_ONCE, 1);
    }

    /** How to wait for one object: true when it is so, nothing if it was so before. */
    @FunctionalInterface
    private interface Waiting {
        Mono<Boolean> await(Api<? extends KubeObject> api, String name);
    }

    private Waiting waiting() {
        return switch (state) {
            case "delete" -> this::untilDeleted;
            case "create" -> this::untilCreated;
            default -> untilSo(AwaitedState.parse(state));
        };
    }

    private Mono<String> await(Handle<?> handle, Waiting waiting) {
        return waiting.await(handle.api(), handle.name())
                .map(done -> handle.text() + " condition met\n")
                .onErrorMap(
                        WaitTimeoutException.class,
                        e -> new UsageException("timed out waiting for the condition on "
                                + handle.api().type().plural() + "/" + handle.name()));
    }

    private Mono<Boolean> untilCreated(Api<? extends KubeObject> api, String name) {
        return api.exists(name)
                .filter(there -> there)
                .switchIfEmpty(api.waitFor(name, object -> true, timeout).hasElement());
    }

    private Mono<Boolean> untilDeleted(Api<? extends KubeObject> api, String name) {
        return api.exists(name)
                .filter(there -> there)
                .flatMap(there -> api.waitForDeletion(name, timeout).thenReturn(true));
    }

    private Waiting untilSo(Predicate<JsonNode> condition) {
        return (api, name) -> awaitOf(api, name, condition, timeout);
    }

    /** What is not there at all is not waited for. */
    private static <T extends KubeObject> Mono<Boolean> awaitOf(
            Api<T> api, String name, Predicate<JsonNode> condition, Duration timeout) {
        Predicate<T> isSo = object -> condition.test(JsonTree.of(api.type().codec(), object));
        return api.get(name)
                .flatMap(now -> isSo.test(now) ? Mono.just(now) : api.waitFor(name, isSo, timeout))
                .hasElement();
    }
}
