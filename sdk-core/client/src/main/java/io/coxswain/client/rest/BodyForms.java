package io.coxswain.client.rest;

import io.coxswain.model.GroupVersionResource;
import io.coxswain.model.codec.Codec;
import io.coxswain.model.codec.ContentType;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** In which form objects are sent: the one place that decides it, and that remembers which resources take JSON only. */
final class BodyForms {
    private static final int UNSUPPORTED_MEDIA_TYPE = 415;

    private final Set<GroupVersionResource> jsonOnly = ConcurrentHashMap.newKeySet();

    /**
     * Sends in protobuf where that is wanted, the type has it and it says all: fields that a type does not know can only be written
     * in the form in which they came. A server that refuses the form has done nothing, and gets JSON.
     */
    <B, R> Mono<R> send(
            KubeRequest request, Codec<B> codec, B object, boolean protobuf, Function<KubeRequest, Mono<R>> sender) {
        boolean possible = protobuf && codec.hasProtobuf() && !isJsonOnly(request.resource());
        byte[] message = possible ? codec.toWholeProtobuf(object) : null;
        Mono<R> inJson = Mono.defer(() -> sender.apply(with(request, ContentType.JSON, codec.toJson(object))));
        return message == null
                ? inJson
                : sender.apply(with(request, ContentType.PROTOBUF, message))
                        .onErrorResume(BodyForms::isRefusal, e -> inJson.doOnSuccess(answer -> remember(request)));
    }

    private boolean isJsonOnly(@Nullable GroupVersionResource resource) {
        return resource != null && jsonOnly.contains(resource);
    }

    private void remember(KubeRequest request) {
        if (request.resource() != null) {
            jsonOnly.add(request.resource());
        }
    }

    private static boolean isRefusal(Throwable e) {
        return e instanceof ApiException refusal && refusal.code() == UNSUPPORTED_MEDIA_TYPE;
    }

    private static KubeRequest with(KubeRequest request, ContentType form, byte[] body) {
        return request.toBuilder().body(form.mediaType(), body).build();
    }
}
