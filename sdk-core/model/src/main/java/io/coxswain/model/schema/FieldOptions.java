package io.coxswain.model.schema;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What follows the name and type in a field's line: {@code required list=map keys=port,protocol default="TCP"}. */
final class FieldOptions {
    private static final String DEFAULT = " default=";

    private final Map<String, String> values = new HashMap<>();
    private final @Nullable String defaultJson;
    private final boolean always;

    /** Of the whole line, whose first four words are name, type, tag and presence. */
    FieldOptions(String line) {
        int end = line.indexOf(DEFAULT);
        this.defaultJson = end < 0 ? null : line.substring(end + DEFAULT.length());
        String[] words = (end < 0 ? line : line.substring(0, end)).split(" ", -1);
        this.always = words[3].equals("always");
        for (int i = 4; i < words.length; i++) {
            String[] option = words[i].split("=", 2);
            values.put(option[0], option[option.length - 1]);
        }
    }

    boolean always() {
        return always;
    }

    boolean has(String flag) {
        return values.containsKey(flag);
    }

    @Nullable
    String value(String name) {
        return values.get(name);
    }

    List<String> list(String name) {
        String value = values.get(name);
        return value == null ? List.of() : List.of(value.split(",", -1));
    }

    @Nullable
    String defaultJson() {
        return defaultJson;
    }

    @Nullable
    ListKind listKind() {
        String kind = values.get("list");
        return kind == null ? null : ListKind.valueOf(kind.toUpperCase(Locale.ROOT));
    }
}
