package io.coxswain.samples.kctl;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What is to be set and what removed: the {@code a=b c-} behind the objects.
 *
 * @param objects the words before
 */
record Pairs(List<String> objects, Map<String, String> set, List<String> removed) {

    /**
     * Takes the words apart.
     *
     * @param what such as {@code label}
     */
    static Pairs of(List<String> words, String what) {
        List<String> objects = new ArrayList<>();
        Map<String, String> set = new LinkedHashMap<>();
        List<String> removed = new ArrayList<>();
        for (String word : words) {
            int equals = word.indexOf('=');
            if (equals > 0) {
                set.put(word.substring(0, equals), word.substring(equals + 1));
            } else if (word.endsWith("-") && word.length() > 1) {
                removed.add(word.substring(0, word.length() - 1));
            } else if (set.isEmpty() && removed.isEmpty()) {
                objects.add(word);
            } else {
                throw new UsageException("all resources must be specified before " + what + " changes: " + word);
            }
        }
        if (set.isEmpty() && removed.isEmpty()) {
            throw new UsageException("at least one " + what + " update is required");
        }
        removed.stream().filter(set::containsKey).findFirst().ifPresent(key -> {
            throw new UsageException(
                    what.equals("label")
                            ? "can not both modify and remove a label in the same command"
                            : "can not both modify and remove the following annotation(s) in the same command: " + key);
        });
        return new Pairs(objects, set, removed);
    }
}
