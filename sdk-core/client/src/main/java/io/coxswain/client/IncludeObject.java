package io.coxswain.client;

/** What of its object a row of a table holds. */
public enum IncludeObject {
    /** Nothing: the cells alone. */
    NONE("None"),
    /** Its metadata; what servers do if nothing is said. */
    METADATA("Metadata"),
    /** All of it. */
    OBJECT("Object");

    private final String word;

    IncludeObject(String word) {
        this.word = word;
    }

    /** As Kubernetes spells it, such as {@code None}. */
    @Override
    public String toString() {
        return word;
    }
}
