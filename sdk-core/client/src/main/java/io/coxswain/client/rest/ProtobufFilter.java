package io.coxswain.client.rest;

import io.coxswain.model.GroupVersionResource;
import io.coxswain.model.codec.ContentType;
import io.netty.buffer.ByteBuf;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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
        return Headers.anyHolds(request.headers(), ACCEPT, ContentType.PROTOBUF.mediaType());
    }

    /** What is left of the forms without protobuf, with their parameters. */
    private static KubeRequest inJson(KubeRequest request) {
        String forms = request.headers().stream()
                .filter(header -> header.getKey().equalsIgnoreCase(ACCEPT))
                .flatMap(header -> Stream.of(header.getValue().split(",")))
                .map(String::strip)
                .filter(form -> !form.startsWith(ContentType.PROTOBUF.mediaType()))
                .collect(Collectors.joining(", "));
        return request.toBuilder().replaceHeader(ACCEPT, forms).build();
    }

    /** A server that refuses the form of the answer has done nothing; 415 is about the form of the body, if there is one. */
    private static boolean isRefusal(Throwable e, KubeRequest request) {
        return e instanceof ApiException refusal
                && (refusal.code() == NOT_ACCEPTABLE
                        || (refusal.code() == UNSUPPORTED_MEDIA_TYPE && request.sharedBody() == null));
    }
}
