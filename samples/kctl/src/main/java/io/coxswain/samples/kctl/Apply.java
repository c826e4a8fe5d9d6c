package io.coxswain.samples.kctl;

import io.coxswain.client.FieldValidation;
import io.coxswain.model.KubeObject;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** {@code kctl apply --server-side -f}. */
final class Apply {
    private static final String FIELD_MANAGER = "kctl";

    private Apply() {}

    static Flux<String> text(Session session) {
        CommandLine line = session.line();
        if (!line.has(Flag.SERVER_SIDE)) {
            throw new UsageException("kctl applies on the server's side only: say so with --server-side");
        }
        Report report = Report.of(line);
        return Each.of(ManifestFiles.of(session), loaded -> apply(loaded, line, report));
    }

    private static <T extends KubeObject> Mono<String> apply(Loaded<T> loaded, CommandLine line, Report report) {
        return loaded.api()
                .apply(loaded.object(), options -> {
                    options.fieldManager(line.value(Flag.FIELD_MANAGER).orElse(FIELD_MANAGER))
                            .fieldValidation(FieldValidation.STRICT);
                    if (line.has(Flag.FORCE_CONFLICTS)) {
                        options.force();
                    }
                    if (report.isDryRun()) {
                        options.dryRun();
                    }
                })
                .map(applied -> report.of(applied, "serverside-applied"));
    }
}
