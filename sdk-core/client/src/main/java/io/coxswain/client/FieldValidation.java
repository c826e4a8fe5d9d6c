package io.coxswain.client;

/** What a server does about fields that it does not know, or that are there twice. */
public enum FieldValidation {
    /** Drops them without a word. */
    IGNORE("Ignore"),
    /** Drops them and says so in a {@code Warning} header; what servers do if nothing is said. */
    WARN("Warn"),
    /** Refuses the request. */
    STRICT("Strict");

    private final String word;

    FieldValidation(String word) {
        this.word = word;
    }

    /** As Kubernetes spells it, such as {@code Ignore}. */
    @Override
    public String toString() {
        return word;
    }
}
