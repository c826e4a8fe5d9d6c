package io.coxswain.samples.kctl;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.coxswain.client.PatchOptions;
import io.coxswain.client.Subresource;
import io.coxswain.client.rest.ApiException;
import io.coxswain.model.KubeObject;
import io.coxswain.model.ResourceType;
import io.coxswain.model.patch.Patch;
import io.coxswain.model.yaml.Yaml;
import java.util.Optional;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** {@code kctl patch}. */
final class PatchObjects {
    private static final String FIELD_MANAGER = "kctl-patch";

    private final CommandLine line;
    private final Report report;
    private final PatchOptions options;

    private PatchObjects(CommandLine line) {
        this.line = line;
        this.report = Report.of(line);
        this.options = PatchOptions.of(o -> {
            o.fieldManager(line.value(Flag.FIELD_MANAGER).orElse(FIELD_MANAGER));
            if (report.isDryRun()) {
                o.dryRun();
            }
        });
    }

    static Flux<String> text(Session session) {
        PatchObjects patch = new PatchObjects(session.line());
        Flux<Handle<?>> chosen = Selection.of(session, session.line().rest());
        patch.json();
        return Each.of(chosen, patch::apply);
    }

    private <T extends KubeObject> Mono<String> apply(Handle<T> handle) {
        Patch patch = patch(handle.api().type());
        Optional<Subresource<T>> part = line.value(Flag.SUBRESOURCE).map(handle.api()::subresource);
        Mono<T> before =
                part.map(p -> p.get(handle.name())).orElseGet(() -> handle.api().get(handle.name()));
        Mono<T> after = part.map(p -> p.patch(handle.name(), patch, options))
                .orElseGet(() -> handle.api().patch(handle.name(), patch, options));
        return before.flatMap(
                        old -> after.map(now -> report.of(now, now.equals(old) ? "patched (no change)" : "patched")))
                .onErrorMap(ApiException.class, e -> handle.located("patching", e));
    }

    private Patch patch(ResourceType<?> type) {
        String json = json();
        String form = line.value(Flag.TYPE).orElse("strategic");
        return switch (form) {
            case "json" -> Patch.json(json);
            case "merge" -> Patch.merge(json);
            case "strategic" -> Patch.strategic(type, json);
            default -> throw new UsageException("--type must be one of [json merge strategic], not \"" + form + "\"");
        };
    }

    /** It may be typed as YAML. */
    private String json() {
        String typed = line.value(Flag.PATCH)
                .orElseThrow(() -> new UsageException(
                        "must specify --patch or --patch-file containing the contents of the patch"));
        return new String(Yaml.toJson(typed), UTF_8);
    }
}
