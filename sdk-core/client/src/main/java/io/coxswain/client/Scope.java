package io.coxswain.client;

import io.coxswain.client.rest.KubeRequest;
import io.coxswain.client.rest.KubeRequestBuilder;
import io.coxswain.client.rest.Verb;
import io.coxswain.model.ResourceType;
import org.jspecify.annotations.Nullable;

/** Which namespaces a request goes to: one, the configuration's (null), or all. */
record Scope(@Nullable String namespace, boolean all) {
    static final Scope DEFAULT = new Scope(null, false);
    static final Scope ALL = new Scope(null, true);

    static Scope in(String namespace) {
        return new Scope(namespace, false);
    }

    /**
     * This scope, if the kind's objects can be in it.
     *
     * @throws IllegalArgumentException if the kind does not live in namespaces, or the namespace cannot be one
     */
    Scope checkedFor(ResourceType<?> type) {
        request(Verb.LIST, type);
        return this;
    }

    KubeRequestBuilder request(Verb verb, ResourceType<?> type) {
        KubeRequestBuilder request = Representation.accept(KubeRequest.builder(verb, type), verb, type);
        if (namespace != null) {
            return request.namespace(namespace);
        }
        return all || !type.namespaced() ? request : request.defaultNamespace();
    }
}
