package io.coxswain.samples.kctl;

import io.coxswain.client.FieldValidation;
import io.coxswain.client.rest.ApiException;
import io.coxswain.model.KubeObject;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** {@code kctl create -f}. */
final class Create {
    private static final String FIELD_MANAGER = "kctl-create";

    private Create() {}

    static Flux<String> text(Session session) {
        Report report = Report.of(session.line());
        String manager = session.line().value(Flag.FIELD_MANAGER).orElse(FIELD_MANAGER);
        return Each.of(ManifestFiles.of(session), loaded -> create(loaded, manager, report));
    }

    private static <T extends KubeObject> Mono<String> create(Loaded<T> loaded, String manager, Report report) {
        return loaded.api()
                .create(loaded.object(), options -> {
                    options.fieldManager(manager).fieldValidation(FieldValidation.STRICT);
                    if (report.isDryRun()) {
                        options.dryRun();
                    }
                })
                .map(created -> report.of(created, "created"))
                .onErrorMap(ApiException.class, e -> new FileException("creating", loaded.file(), e));
    }
}
