package io.coxswain.model.codec;

import org.jspecify.annotations.Nullable;

/** The forms in which objects travel. */
public enum ContentType {
    /** {@code json}. */
    JSON("application/json"),
    /** YAML, as people write it; servers take it too. */
    YAML("application/yaml"),
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

    /**
     * The form of a document that does not come with its name: protobuf begins with four bytes of its own, JSON with a bracket, and
     * all else is taken for YAML.
     */
    public static ContentType ofDocument(byte[] document) {
        if (ProtoEnvelope.isAt(document, 0, document.length)) {
            return PROTOBUF;
        }
        for (byte b : document) {
            if (b != ' ' && b != '\t' && b != '\n' && b != '\r') {
                return b == '{' ? JSON : YAML;
            }
        }
        return YAML;
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
