package io.coxswain.samples.kctl;

import io.coxswain.client.Api;
import io.coxswain.model.KubeObject;

/** An object out of a file, and the verbs for it. */
record Loaded<T extends KubeObject>(Api<T> api, T object, String file) {

    /** The object of this name on the server, whatever it looks like there. */
    Handle<T> handle() {
        String name = object.metadata().name();
        if (name == null) {
            throw new UsageException("error when reading \"" + file + "\": resource name may not be empty");
        }
        String namespace = object.metadata().namespace();
        return new Handle<>(namespace == null ? api : api.namespace(namespace), name, file);
    }
}
