package io.coxswain.client;

import io.coxswain.client.rest.ApiException;
import io.coxswain.client.rest.KubeRequest;
import io.coxswain.model.codec.Codec;
import io.coxswain.model.codec.ContentType;

/** What is sent of an object: the one place that decides in which form. */
final class Body {
    private static final int UNSUPPORTED_MEDIA_TYPE = 415;

    private Body() {}

    static <T> KubeRequest inJson(KubeRequest request, Codec<T> codec, T object) {
        return with(request, ContentType.JSON, codec.toJson(object));
    }

    /**
     * Protobuf where the type has it and it says all: fields that a type does not know can only be written in the form in which they
     * came.
     */
    static <T> KubeRequest preferProtobuf(KubeRequest request, Codec<T> codec, T object) {
        byte[] protobuf = codec.hasProtobuf() ? codec.toWholeProtobuf(object) : null;
        return protobuf == null ? inJson(request, codec, object) : with(request, ContentType.PROTOBUF, protobuf);
    }

    static boolean isRefused(Throwable e) {
        return e instanceof ApiException refusal && refusal.code() == UNSUPPORTED_MEDIA_TYPE;
    }

    private static KubeRequest with(KubeRequest request, ContentType form, byte[] body) {
        return request.toBuilder().body(form.mediaType(), body).build();
    }
}
