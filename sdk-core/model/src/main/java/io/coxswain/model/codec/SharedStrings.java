package io.coxswain.model.codec;

/**
 * How well the table of strings does from which readers take what they have read before, instead of a new string each time:
 * namespaces, nodes, images, keys of labels. For metrics; one JVM has one table, and this is a snapshot of it.
 *
 * <pre>{@code
 * SharedStrings strings = SharedStrings.now();
 * double hitRate = (double) strings.hits() / strings.lookups();
 *
 * // As metrics of Micrometer, which ask whenever they are scraped:
 * FunctionCounter.builder("coxswain.strings.lookups", this, s -> SharedStrings.now().lookups()).register(registry);
 * FunctionCounter.builder("coxswain.strings.hits", this, s -> SharedStrings.now().hits()).register(registry);
 * Gauge.builder("coxswain.strings.kept", () -> SharedStrings.now().kept()).register(registry);
 * }</pre>
 *
 * <p>The table is of a fixed size: a string that is new takes the place of an older one. It never holds the data of a Secret or of a
 * ConfigMap, nor an object's own name, uid and resourceVersion, messages, ids of containers and whatever else hardly repeats. What the
 * objects of one owner have in common is in it: the owner's name and uid, their generateName, and the environment of their containers,
 * which is written in the clear wherever it stands.
 *
 * <p>It is switched off by the system property {@code coxswain.strings.shared=false}, which is read once, with the first document; every
 * string is then one of its own, and so are numbers and quantities, of which a few hundred are shared in the same manner.
 *
 * @param enabled whether there is a table
 * @param lookups how often a string was looked for, in all documents that were read whole
 * @param hits how often it was there
 * @param kept how many strings the table holds now
 */
public record SharedStrings(boolean enabled, long lookups, long hits, int kept) {

    /** The switch. */
    static final String PROPERTY = "coxswain.strings.shared";

    /** What is counted up to now. */
    public static SharedStrings now() {
        return StringTable.shared().snapshot();
    }
}
