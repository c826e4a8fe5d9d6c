package io.coxswain.client.rest;

/** What a request asks for, in Kubernetes' own words. */
public enum Verb {
    /** Reads one object. */
    GET("GET", "get"),
    /** Reads the objects of a collection. */
    LIST("GET", "list"),
    /** Follows the changes of a collection. */
    WATCH("GET", "watch"),
    /** Creates an object, or a part of one such as an eviction. */
    CREATE("POST", "create"),
    /** Replaces an object by another state of it. */
    UPDATE("PUT", "update"),
    /** Changes parts of an object, or applies it. */
    PATCH("PATCH", "patch"),
    /** Deletes one object. */
    DELETE("DELETE", "delete"),
    /** Deletes the objects of a collection. */
    DELETE_COLLECTION("DELETE", "deletecollection");

    private final String method;
    private final String word;

    Verb(String method, String word) {
        this.method = method;
        this.word = word;
    }

    /** The HTTP method, such as {@code GET}. */
    public String method() {
        return method;
    }

    /** As access rules spell it: {@code deletecollection}. */
    @Override
    public String toString() {
        return word;
    }

    /** Whether it changes nothing, so that it does no harm to do it twice. */
    boolean reads() {
        return this == GET || this == LIST || this == WATCH;
    }

    /** What it is without a name. */
    Verb ofCollection() {
        return switch (this) {
            case GET -> LIST;
            case DELETE -> DELETE_COLLECTION;
            default -> this;
        };
    }

    /** Whether it reads or ends one object that must be named. */
    boolean needsName() {
        return this == GET || this == UPDATE || this == PATCH || this == DELETE;
    }

    /** Whether it is about many objects, so that a name would turn it into something else. */
    boolean forbidsName() {
        return this == LIST || this == WATCH || this == DELETE_COLLECTION;
    }

    /** Whether it may go over all namespaces at once. */
    boolean spansNamespaces() {
        return this == LIST || this == WATCH;
    }
}
