package io.coxswain.samples.benchmarks;

import java.util.List;

/**
 * One number to measure: somebody at some work.
 *
 * @param benchmark the method that JMH runs
 */
record Cell(String work, String who, String benchmark) {
    static final String FABRIC8 = "fabric8";

    /** As the table shows them. */
    static final List<Cell> ALL = List.of(
            cell("decode a pod", "Coxswain", DecodePod.class, "coxswain"),
            cell("decode a pod", "Coxswain, no managedFields", DecodePod.class, "coxswainWithoutManagedFields"),
            cell("decode a pod", FABRIC8, DecodePod.class, "fabric8"),
            cell("decode a pod", "official", DecodePod.class, "official"),
            cell("decode a pod", "Jackson's tokens, a parser per pod", DecodePod.class, "tokens"),
            cell("decode a pod", "… and every string", DecodePod.class, "tokensAndStrings"),
            cell("decode a list of 10,000", "Coxswain", DecodePodList.class, "coxswain"),
            cell("decode a list of 10,000", "Coxswain, element by element", DecodePodList.class, "coxswainByElement"),
            cell("decode a list of 10,000", FABRIC8, DecodePodList.class, "fabric8"),
            cell("decode a list of 10,000", "official", DecodePodList.class, "official"),
            cell("decode a list of 10,000", "Jackson's tokens alone: the floor", DecodePodList.class, "tokens"),
            cell("decode a list of 10,000", "… and every string", DecodePodList.class, "tokensAndStrings"),
            cell("decode a node", "Coxswain", DecodeNode.class, "coxswain"),
            cell("decode a node", FABRIC8, DecodeNode.class, "fabric8"),
            cell("decode a node", "official", DecodeNode.class, "official"),
            cell("encode a pod", "Coxswain", EncodePod.class, "coxswain"),
            cell("encode a pod", FABRIC8, EncodePod.class, "fabric8"),
            cell("encode a pod", "official", EncodePod.class, "official"));

    private static Cell cell(String work, String who, Class<?> benchmark, String method) {
        return new Cell(work, who, benchmark.getSimpleName() + "." + method);
    }
}
