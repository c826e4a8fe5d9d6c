package io.coxswain.model.codec;

import org.jspecify.annotations.Nullable;

/** The forms in which objects travel. */
public enum ContentType {
    /** {@code json}. */
    JSON("application/json"),
    /** {@code protobuf}. */
    PROTOBUF("application/vnd.kubernetes.protobuf");

    private final String mediaType;

    ContentType(String mediaType) {
        this.mediaType = mediaType;
    }

    /** The form that a media type names, parameters and case aside; whatever is not protobuf is taken for JSON. */
    public static ContentType of(@Nullable String mediaType) {
        String protobuf = PROTOBUF.mediaType;
        boolean same = mediaType != null && mediaType.regionMatches(true, 0, protobuf, 0, protobuf.length());
        return same ? PROTOBUF : JSON;
    }

    /** As HTTP names it. */
    public String mediaType() {
        return mediaType;
    }

    @Override
    public String toString() {
        return mediaType;
    }
}
