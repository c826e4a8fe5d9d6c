package io.coxswain.client.rest;

import io.coxswain.model.GroupVersionResource;
import io.coxswain.model.codec.ContentType;
import io.netty.buffer.ByteBuf;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import reactor.core.publisher.Flux;

/**
 * Asks in JSON in place of protobuf, if protobuf is switched off, or the server refuses what lists it first although it lists JSON
 * too. Which resources those are is remembered.
 */
final class ProtobufFilter implements ExchangeFilter {
    private static final String ACCEPT = "Accept";
    private static final int NOT_ACCEPTABLE = 406;
    private static final int UNSUPPORTED_MEDIA_TYPE = 415;

    private final boolean enabled;
    private final Set<GroupVersionResource> refused = ConcurrentHashMap.newKeySet();

    ProtobufFilter(boolean enabled) {
        this.enabled = enabled;
    }

    @Override
    public Flux<ByteBuf> filter(KubeRequest request, Next next) {
        GroupVersionResource resource = request.resource();
        if (resource == null || !asksForProtobuf(request)) {
            return next.exchange(request);
        }
        if (!enabled || refused.contains(resource)) {
            return next.exchange(inJson(request));
        }
        return next.exchange(request)
                .onErrorResume(
                        e -> isRefusal(e, request),
                        e -> next.exchange(inJson(request)).doOnNext(answer -> refused.add(resource)));
    }

    private static boolean asksForProtobuf(KubeRequest request) {
        return request.headers().stream()
                .anyMatch(header -> header.getKey().equalsIgnoreCase(ACCEPT)
                        && header.getValue().contains(ContentType.PROTOBUF.mediaType()));
    }

    private static KubeRequest inJson(KubeRequest request) {
        return request.toBuilder()
                .replaceHeader(ACCEPT, ContentType.JSON.mediaType())
                .build();
    }

    /** A server that refuses the form of the answer has done nothing; 415 is about the form of the body, if there is one. */
    private static boolean isRefusal(Throwable e, KubeRequest request) {
        return e instanceof ApiException refusal
                && (refusal.code() == NOT_ACCEPTABLE
                        || (refusal.code() == UNSUPPORTED_MEDIA_TYPE && request.sharedBody() == null));
    }
}
