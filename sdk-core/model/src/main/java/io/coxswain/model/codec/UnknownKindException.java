package io.coxswain.model.codec;

/** A document of a kind that nobody here knows. */
public final class UnknownKindException extends DecodingException {
    private static final long serialVersionUID = 1L;

    private final String apiVersion;
    private final String kind;

    private UnknownKindException(String problem, String path, long offset, String apiVersion, String kind) {
        super(problem, path, offset);
        this.apiVersion = apiVersion;
        this.kind = kind;
    }

    static UnknownKindException of(String apiVersion, String kind, DecodingException here) {
        String problem =
                "the kind " + new TypeMeta(apiVersion, kind) + " is not known here: register its ResourceType with"
                        + " KubeCodec.builder(), or give the builder a codec for all other kinds";
        return new UnknownKindException(problem, here.path(), here.offset(), apiVersion, kind);
    }

    @Override
    DecodingException copy(String problem, String path, long offset) {
        return new UnknownKindException(problem, path, offset, apiVersion, kind);
    }

    /** As the document has it. */
    public String apiVersion() {
        return apiVersion;
    }

    /** As the document has it. */
    public String kind() {
        return kind;
    }
}
