package io.coxswain.codegen.schema;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What may follow a field's presence: {@code required}, {@code list=map}, {@code keys=port,protocol} … */
final class Options {
    private static final Set<String> FLAGS = Set.of("required", "atomic");
    private static final Set<String> VALUED = Set.of("list", "keys", "patch", "mergeKey");

    private Options() {}

    static Map<String, String> read(String[] words, int from) {
        Map<String, String> options = new LinkedHashMap<>();
        for (int i = from; i < words.length; i++) {
            String[] option = words[i].split("=", 2);
            boolean known =
                    option.length == 1 ? FLAGS.contains(option[0]) : VALUED.contains(option[0]) && !option[1].isEmpty();
            if (!known || options.put(option[0], option[option.length - 1]) != null) {
                throw new IllegalArgumentException("'" + words[i] + "' is not an option, or stands there twice");
            }
        }
        return options;
    }

    static List<String> list(@Nullable String value) {
        return value == null ? List.of() : List.of(value.split(",", -1));
    }
}
