package io.coxswain.client;

/** What a resource version means for a list. */
public enum ResourceVersionMatch {
    /** The state of exactly that version. */
    EXACT("Exact"),
    /** Any state that is at least as new. */
    NOT_OLDER_THAN("NotOlderThan");

    private final String word;

    ResourceVersionMatch(String word) {
        this.word = word;
    }

    /** As Kubernetes spells it, such as {@code Exact}. */
    @Override
    public String toString() {
        return word;
    }
}
