package io.coxswain.model;

import java.util.Objects;

/** The name of a kind or resource, and the API that it belongs to. */
record Qualified(ApiVersion api, String name) {

    /** Reads {@code apps/v1<separator>name}, {@code /v1<separator>name} or {@code name.v1.apps}. */
    static Qualified parse(String text, String separator) {
        int end = Objects.requireNonNull(text, "text").indexOf(separator);
        if (end >= 0) {
            String api = text.substring(text.startsWith("/") ? 1 : 0, end);
            return new Qualified(ApiVersion.parse(api), text.substring(end + separator.length()));
        }
        String[] parts = text.split("\\.", 3);
        if (parts.length < 3) {
            throw new IllegalArgumentException("neither name.version.group nor group/version" + separator + "name: "
                    + Excerpt.of(text) + " (for the core group, name.version. with a point at the end)");
        }
        return new Qualified(new ApiVersion(parts[2], parts[1]), parts[0]);
    }

    /** Lets through all that can stand in a path, as aggregated APIs have names of their own taste. */
    static void checkName(String what, String name) {
        boolean impossible = name.isEmpty()
                || name.equals(".")
                || name.equals("..")
                || name.chars().anyMatch(c -> c <= ' ' || c == 0x7f || "/%?#,".indexOf(c) >= 0);
        if (impossible) {
            throw new IllegalArgumentException("not a " + what + ": " + Excerpt.of(name));
        }
    }
}
