package io.coxswain.samples.kctl;

import io.coxswain.client.Subresource;
import io.coxswain.client.UpdateOptions;
import io.coxswain.client.rest.ApiException;
import io.coxswain.model.KubeObject;
import io.coxswain.model.autoscaling.v1.Scale;
import io.coxswain.model.patch.Patch;
import java.util.Objects;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** {@code kctl scale}. */
final class ScaleCommand {
    private final CommandLine line;
    private final Report report;
    private final int replicas;

    private ScaleCommand(CommandLine line) {
        this.line = line;
        this.report = Report.of(line);
        this.replicas = line.number(Flag.REPLICAS)
                .orElseThrow(() -> new UsageException("required flag(s) \"replicas\" not set"));
    }

    static Flux<String> text(Session session) {
        ScaleCommand scale = new ScaleCommand(session.line());
        return Each.of(Selection.of(session, session.line().rest()), scale::scale);
    }

    private <T extends KubeObject> Mono<String> scale(Handle<T> handle) {
        Mono<?> scaled = line.number(Flag.CURRENT_REPLICAS)
                .map(expected -> scaleFrom(expected, handle))
                .orElseGet(() -> scaleFromAny(handle));
        return handle.api()
                .get(handle.name())
                .onErrorMap(
                        ApiException.class,
                        e -> new UsageException(
                                "no objects passed to scale " + e.status().message()))
                .flatMap(object -> scaled.map(scale -> report.of(object, "scaled")));
    }

    private Mono<Scale> scaleFromAny(Handle<?> handle) {
        return handle.api()
                .scale()
                .patch(handle.name(), Patch.merge("{\"spec\":{\"replicas\":" + replicas + "}}"), o -> {
                    if (report.isDryRun()) {
                        o.dryRun();
                    }
                });
    }

    /** The resource version that is read goes back, so nobody scales in between. */
    private Mono<Scale> scaleFrom(int expected, Handle<?> handle) {
        Subresource<Scale> scale = handle.api().scale();
        UpdateOptions options = UpdateOptions.of(o -> {
            if (report.isDryRun()) {
                o.dryRun();
            }
        });
        return scale.get(handle.name()).flatMap(now -> {
            int current = Objects.requireNonNullElse(now.spec().replicas(), 0);
            if (current != expected) {
                throw new UsageException("Expected replicas to be " + expected + ", was " + current);
            }
            return scale.update(now.with(s -> s.spec(p -> p.replicas(replicas))), options);
        });
    }
}
