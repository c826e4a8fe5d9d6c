package io.coxswain.samples.kctl;

import java.util.Arrays;
import java.util.Optional;

/** The flags of {@code kctl get}: kubectl's own, and {@code --rate}. */
enum Flag {
    ALL_NAMESPACES("all-namespaces", 'A', false),
    CHUNK_SIZE("chunk-size", true),
    CONTEXT("context", true),
    FIELD_SELECTOR("field-selector", true),
    HELP("help", 'h', false),
    KUBECONFIG("kubeconfig", true),
    NAMESPACE("namespace", 'n', true),
    OUTPUT("output", 'o', true),
    RATE("rate", true),
    SELECTOR("selector", 'l', true),
    WATCH("watch", 'w', false),
    WATCH_ONLY("watch-only", false);

    private static final char NONE = 0;

    final String word;
    final char letter;
    final boolean takesValue;

    Flag(String word, boolean takesValue) {
        this(word, NONE, takesValue);
    }

    Flag(String word, char letter, boolean takesValue) {
        this.word = word;
        this.letter = letter;
        this.takesValue = takesValue;
    }

    static Optional<Flag> of(String word) {
        return Arrays.stream(values()).filter(flag -> flag.word.equals(word)).findFirst();
    }

    static Optional<Flag> of(char letter) {
        return Arrays.stream(values())
                .filter(flag -> flag.letter != NONE && flag.letter == letter)
                .findFirst();
    }
}
