package io.coxswain.testkit.apiserver;

import io.coxswain.testkit.apiserver.ApiFailure.Cause;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;

/** The parameters of a request. */
record Query(Map<String, List<String>> values) {
    private static final Set<String> FALSE = Set.of("", "0", "f", "F", "false", "FALSE", "False");

    String first(String name) {
        List<String> all = values.getOrDefault(name, List.of());
        return all.isEmpty() ? "" : all.get(0);
    }

    boolean has(String name) {
        return !first(name).isEmpty();
    }

    /** As servers read it: whatever is not a word for no means yes. */
    boolean flag(String name) {
        return values.containsKey(name) && !FALSE.contains(first(name));
    }

    OptionalLong number(String name) {
        String text = first(name);
        if (text.isEmpty()) {
            return OptionalLong.empty();
        }
        try {
            return OptionalLong.of(Long.parseLong(text));
        } catch (NumberFormatException e) {
            throw ApiFailure.badRequest("strconv.ParseInt: parsing " + GoText.quote(text) + ": invalid syntax");
        }
    }

    /** A resourceVersion, 0 if there is none. */
    long version() {
        String text = first("resourceVersion");
        if (text.isEmpty()) {
            return 0;
        }
        try {
            return Long.parseUnsignedLong(text);
        } catch (NumberFormatException e) {
            throw ApiFailure.badRequest("invalid resource version: resourceVersion: Invalid value: "
                    + GoText.quote(text) + ": strconv.ParseUint: parsing " + GoText.quote(text) + ": invalid syntax");
        }
    }

    /** Whether nothing is to be kept. */
    boolean dryRun(String options) {
        List<String> given = values.getOrDefault("dryRun", List.of());
        if (given.isEmpty() || given.equals(List.of(""))) {
            return false;
        }
        return dryRun(options, given);
    }

    static boolean dryRun(String options, List<String> given) {
        if (!given.stream().allMatch("All"::equals)) {
            String list =
                    "[" + String.join(",", given.stream().map(GoText::quote).toList()) + "]";
            throw invalidOption(
                    options,
                    new Cause(
                            "FieldValueNotSupported",
                            "dryRun",
                            "Unsupported value: " + list + ": supported values: \"All\""));
        }
        return !given.isEmpty();
    }

    static ApiFailure invalidOption(String options, Cause cause) {
        return ApiFailure.invalid("meta.k8s.io", options, "", List.of(cause));
    }
}
