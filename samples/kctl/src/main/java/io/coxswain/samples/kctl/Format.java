package io.coxswain.samples.kctl;

/** What {@code -o} asks for. */
enum Format {
    TABLE,
    WIDE,
    NAME,
    JSON,
    YAML;

    static Format of(String word) {
        return switch (word) {
            case "", "table" -> TABLE;
            case "wide" -> WIDE;
            case "name" -> NAME;
            case "json" -> JSON;
            case "yaml" -> YAML;
            default ->
                throw new UsageException("unable to match a printer suitable for the output format \"" + word
                        + "\", allowed formats are: json,name,table,wide,yaml");
        };
    }

    boolean isTable() {
        return this == TABLE || this == WIDE;
    }
}
