package io.coxswain.samples.kctl;

import io.coxswain.client.Api;
import io.coxswain.client.rest.ApiException;
import io.coxswain.model.KubeObject;
import org.jspecify.annotations.Nullable;

/**
 * One object that a command is about.
 *
 * @param file that names it; null if the command line does
 */
record Handle<T extends KubeObject>(
        Api<T> api, String name, @Nullable String file) {

    /** As in {@code deployment.apps "web"}. */
    String quoted() {
        return kind() + " \"" + name + "\"";
    }

    /** As in {@code deployment.apps/web}. */
    String text() {
        return kind() + "/" + name;
    }

    private String kind() {
        return KindNames.of(api.type());
    }

    /** A refusal, with the file that it is about. */
    Throwable located(String doing, ApiException refusal) {
        return file == null ? refusal : new FileException(doing, file, refusal);
    }
}
