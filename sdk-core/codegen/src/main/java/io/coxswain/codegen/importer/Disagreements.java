package io.coxswain.codegen.importer;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Collects what the sources disagree about, so that one run shows all of it. */
final class Disagreements {
    private final Map<String, String> exceptions;
    private final Set<String> unused;
    private final List<String> found = new ArrayList<>();

    /**
     * Starts without any.
     *
     * @param exceptions reasons by {@code <about> <place>}
     */
    Disagreements(Map<String, String> exceptions) {
        this.exceptions = exceptions;
        this.unused = new TreeSet<>(exceptions.keySet());
    }

    /**
     * Notes a disagreement unless it is a listed exception.
     *
     * @param about what kind of fact is disputed
     * @param place whose fact it is, such as {@code core.v1.Pod.spec}
     */
    void add(String about, String place, String text) {
        String key = about + " " + place;
        if (exceptions.containsKey(key)) {
            unused.remove(key);
        } else {
            found.add(key + ": " + text);
        }
    }

    /** Notes a disagreement where two sources do not say the same. */
    void compare(String about, String place, String source, Object value, String otherSource, Object otherValue) {
        if (!value.equals(otherValue)) {
            add(about, place, source + " says " + value + ", " + otherSource + " says " + otherValue);
        }
    }

    /** Fails if there is one, or if a listed exception has become needless. */
    void stop() {
        List<String> lines = new ArrayList<>(found);
        unused.forEach(key -> lines.add("the exception '" + key + "' is needed no longer: take it out of Exceptions"));
        if (!lines.isEmpty()) {
            throw new ImportException(
                    "the sources disagree; find out which is right, and list the exception with its reason "
                            + "in Exceptions where both must stay:\n  " + String.join("\n  ", lines));
        }
    }
}
