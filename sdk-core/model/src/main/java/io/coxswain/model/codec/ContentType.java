package io.coxswain.model.codec;

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

    /** As HTTP names it. */
    public String mediaType() {
        return mediaType;
    }

    @Override
    public String toString() {
        return mediaType;
    }
}
