package io.coxswain.samples.kctl;

import io.coxswain.client.Api;
import io.coxswain.client.FieldValidation;
import io.coxswain.client.UpdateOptions;
import io.coxswain.client.rest.ApiException;
import io.coxswain.model.KubeObject;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** {@code kctl replace -f}. */
final class Replace {
    private static final String FIELD_MANAGER = "kctl-replace";

    private Replace() {}

    static Flux<String> text(Session session) {
        Report report = Report.of(session.line());
        String manager = session.line().value(Flag.FIELD_MANAGER).orElse(FIELD_MANAGER);
        UpdateOptions options = UpdateOptions.of(o -> {
            o.fieldManager(manager).fieldValidation(FieldValidation.STRICT);
            if (report.isDryRun()) {
                o.dryRun();
            }
        });
        return Each.of(
                ManifestFiles.of(session),
                loaded -> replace(loaded, options)
                        .map(replaced -> report.of(replaced, "replaced"))
                        .onErrorMap(ApiException.class, e -> new FileException("replacing", loaded.file(), e)));
    }

    /** A file that names no resource version means whatever there is, but nothing that comes between. */
    private static <T extends KubeObject> Mono<T> replace(Loaded<T> loaded, UpdateOptions options) {
        T object = loaded.object();
        if (object.metadata().resourceVersion() != null) {
            return loaded.api().update(object, options);
        }
        Handle<T> handle = loaded.handle();
        Api<T> api = handle.api();
        return api.get(handle.name())
                .map(there -> withVersionOf(there, object))
                // What cannot be read may be written all the same; if not, the server says why.
                .onErrorReturn(ApiException.class, object)
                .flatMap(replacement -> api.update(replacement, options));
    }

    @SuppressWarnings("unchecked") // an object with other metadata is of the same class
    private static <T extends KubeObject> T withVersionOf(T there, T object) {
        String version = String.valueOf(there.metadata().resourceVersion());
        return (T) object.withMetadata(object.metadata().with(m -> m.resourceVersion(version)));
    }
}
