package io.coxswain.client;

import io.coxswain.client.rest.KubeRequestBuilder;
import org.jspecify.annotations.Nullable;

/** Query parameters that may be absent. */
final class Queries {
    private Queries() {}

    static void add(KubeRequestBuilder request, String parameter, @Nullable Object value) {
        if (value != null) {
            request.query(parameter, value.toString());
        }
    }
}
