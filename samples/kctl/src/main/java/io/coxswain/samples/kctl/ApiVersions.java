package io.coxswain.samples.kctl;

import io.coxswain.client.rest.RestClient;
import io.coxswain.model.meta.v1.APIGroupList;
import io.coxswain.model.meta.v1.APIVersions;
import reactor.core.publisher.Flux;

/** {@code kctl api-versions}. */
final class ApiVersions {
    private ApiVersions() {}

    static Flux<String> text(Session session) {
        RestClient rest = session.client().rest();
        Flux<String> core = rest.get().absPath("/api").as(APIVersions.CODEC).flatMapIterable(APIVersions::versions);
        Flux<String> groups = rest.get()
                .absPath("/apis")
                .as(APIGroupList.CODEC)
                .flatMapIterable(APIGroupList::groups)
                .flatMapIterable(group -> group.versions())
                .map(version -> String.valueOf(version.groupVersion()));
        return core.concatWith(groups).sort().map(version -> version + "\n");
    }
}
