package io.coxswain.client;

/** What becomes of the objects that an object owns when it is deleted. */
public enum PropagationPolicy {
    /** They stay, without an owner. */
    ORPHAN("Orphan"),
    /** They are deleted after it; it is gone at once. */
    BACKGROUND("Background"),
    /** They are deleted first; it stays until those that block it are gone. */
    FOREGROUND("Foreground");

    private final String word;

    PropagationPolicy(String word) {
        this.word = word;
    }

    /** As Kubernetes spells it, such as {@code Orphan}. */
    @Override
    public String toString() {
        return word;
    }
}
