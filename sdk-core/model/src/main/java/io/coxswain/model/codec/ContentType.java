package io.coxswain.model.codec;

/** The forms in which objects travel. */
public enum ContentType {
    JSON("application/json"),
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
