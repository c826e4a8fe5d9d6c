package io.coxswain.codegen.importer;

import java.util.List;

/** What kinds of Go structs there are. */
final class Structs {
    static final String TYPE_META = Packages.META + ".TypeMeta";
    private static final String LIST_META = Packages.META + ".ListMeta";

    private Structs() {}

    static boolean typeMeta(GoTypes.Field field) {
        return field.inline() && field.type().equals(TYPE_META);
    }

    /** Whether it carries apiVersion and kind. */
    static boolean kind(List<GoTypes.Field> fields) {
        return fields.stream().anyMatch(Structs::typeMeta);
    }

    /** Whether it is a list as the API's lists are: metadata and items. The model has one generic type for all of these. */
    static boolean list(List<GoTypes.Field> fields) {
        return kind(fields)
                && fields.size() == 3
                && fields.stream()
                        .anyMatch(f -> "metadata".equals(f.json()) && f.type().equals(LIST_META))
                && fields.stream().anyMatch(f -> "items".equals(f.json()));
    }
}
