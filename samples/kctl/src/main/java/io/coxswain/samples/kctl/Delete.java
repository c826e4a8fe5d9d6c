package io.coxswain.samples.kctl;

import io.coxswain.client.DeleteOptions;
import io.coxswain.client.Deletion;
import io.coxswain.client.PropagationPolicy;
import io.coxswain.client.rest.ApiException;
import io.coxswain.client.rest.ForbiddenException;
import io.coxswain.client.rest.NotFoundException;
import io.coxswain.model.KubeObject;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** {@code kctl delete}: it says so at once, and ends when the objects are gone. */
final class Delete {
    private static final Duration PATIENCE = Duration.ofDays(7);
    private static final Duration ONE_SECOND = Duration.ofSeconds(1);

    private final Session session;
    private final CommandLine line;
    private final Report report;
    private final DeleteOptions options;
    private final AtomicBoolean warned = new AtomicBoolean();

    private Delete(Session session) {
        this.session = session;
        this.line = session.line();
        this.report = Report.of(line);
        this.options = DeleteOptions.of(this::options);
    }

    static Flux<String> text(Session session) {
        return new Delete(session).text();
    }

    private Flux<String> text() {
        if (line.has(Flag.FORCE)) {
            session.notices()
                    .accept(
                            "Warning: Immediate deletion does not wait for confirmation that the running resource has been"
                                    + " terminated. The resource may continue to run on the cluster indefinitely.");
        }
        Flux<Handle<?>> chosen = Selection.of(session, line.rest()).doOnNext(this::warn);
        return Each.of(chosen, this::delete)
                .switchIfEmpty(line.has(Flag.IGNORE_NOT_FOUND) ? Flux.empty() : Flux.just("No resources found\n"));
    }

    private void warn(Handle<?> handle) {
        if (line.value(Flag.NAMESPACE).isPresent()
                && !handle.api().type().namespaced()
                && warned.compareAndSet(false, true)) {
            session.notices()
                    .accept("Warning: deleting cluster-scoped resources, not scoped to the provided namespace");
        }
    }

    private <T extends KubeObject> Flux<String> delete(Handle<T> handle) {
        String done = line.has(Flag.FORCE) ? "force deleted" : "deleted";
        return handle.api()
                .delete(handle.name(), options)
                .onErrorResume(
                        NotFoundException.class, e -> line.has(Flag.IGNORE_NOT_FOUND) ? Mono.empty() : Mono.error(e))
                .onErrorMap(ApiException.class, e -> handle.located("deleting", e))
                .flatMapMany(deletion -> Flux.just(report.of(handle, done)).concatWith(awaitEnd(handle, deletion)));
    }

    /** Who may delete may not always look whether it is done. */
    private Mono<String> awaitEnd(Handle<?> handle, Deletion<?> deletion) {
        boolean waits = line.value(Flag.WAIT).map(Boolean::parseBoolean).orElse(!line.has(Flag.FORCE));
        if (!waits || report.isDryRun() || deletion.isGone()) {
            return Mono.empty();
        }
        return handle.api()
                .waitForDeletion(handle.name(), PATIENCE)
                .onErrorComplete(ForbiddenException.class)
                .then(Mono.empty());
    }

    private void options(DeleteOptions.Builder builder) {
        builder.propagationPolicy(propagation());
        if (report.isDryRun()) {
            builder.dryRun();
        }
        boolean force = line.has(Flag.FORCE);
        if (line.has(Flag.NOW)) {
            builder.gracePeriod(ONE_SECOND);
        } else if (line.number(Flag.GRACE_PERIOD).isPresent()) {
            Duration told = Duration.ofSeconds(line.number(Flag.GRACE_PERIOD).get());
            // Without --force nobody means to lose what still runs.
            builder.gracePeriod(told.isZero() && !force ? ONE_SECOND : told);
        } else if (force) {
            builder.gracePeriod(Duration.ZERO);
        }
    }

    private PropagationPolicy propagation() {
        String told = line.value(Flag.CASCADE).orElse("background");
        return switch (told) {
            case "background", "true" -> PropagationPolicy.BACKGROUND;
            case "foreground" -> PropagationPolicy.FOREGROUND;
            case "orphan", "false" -> PropagationPolicy.ORPHAN;
            default ->
                throw new UsageException(
                        "invalid cascade value (" + told + "). Must be \"background\", \"foreground\", or \"orphan\"");
        };
    }
}
