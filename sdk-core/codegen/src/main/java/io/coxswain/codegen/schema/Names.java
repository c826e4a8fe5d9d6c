package io.coxswain.codegen.schema;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The constants of enums as the schema files write them: {@code INT_OR_STRING} is {@code intOrString}. */
final class Names {
    private Names() {}

    static String camel(String constant) {
        StringBuilder name = new StringBuilder();
        for (String word : constant.toLowerCase(Locale.ROOT).split("_", -1)) {
            name.append(name.isEmpty() ? word : word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1));
        }
        return name.toString();
    }

    static <E extends Enum<E>> E constant(Class<E> type, String name) {
        List<String> known = new ArrayList<>();
        for (E constant : type.getEnumConstants()) {
            known.add(camel(constant.name()));
            if (camel(constant.name()).equals(name)) {
                return constant;
            }
        }
        throw new IllegalArgumentException("'" + name + "' is not one of " + String.join(", ", known));
    }
}
