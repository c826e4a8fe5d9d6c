package io.coxswain.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Reads field selectors. */
final class FieldSelectorParser {
    private FieldSelectorParser() {}

    static List<FieldRequirement> parse(String text) {
        List<String> terms = terms(Objects.requireNonNull(text, "text"));
        terms.sort(Utf8Order.INSTANCE);
        List<FieldRequirement> requirements = new ArrayList<>();
        for (String term : terms) {
            FieldRequirement requirement = requirement(text, term);
            if (!requirement.field().isEmpty() || !requirement.value().isEmpty()) {
                requirements.add(requirement);
            }
        }
        return requirements;
    }

    /** What is between commas that are not escaped. */
    private static List<String> terms(String text) {
        List<String> terms = new ArrayList<>();
        int start = 0;
        boolean escaped = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == ',' && !escaped) {
                terms.add(text.substring(start, i));
                start = i + 1;
            }
            escaped = c == '\\' && !escaped;
        }
        terms.add(text.substring(start));
        terms.removeIf(String::isEmpty);
        return terms;
    }

    /** The first sign divides it: no field has one in its name. */
    private static FieldRequirement requirement(String text, String term) {
        int sign = term.indexOf('=');
        if (sign < 0) {
            throw bad(text, "there is no = or != in " + Excerpt.of(term));
        }
        boolean equal = sign == 0 || term.charAt(sign - 1) != '!';
        int valueStart = equal && term.startsWith("==", sign) ? sign + 2 : sign + 1;
        return new FieldRequirement(
                term.substring(0, equal ? sign : sign - 1), equal, unescaped(text, term.substring(valueStart)));
    }

    private static String unescaped(String text, String value) {
        StringBuilder plain = new StringBuilder(value.length());
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c == '=') {
                throw bad(text, "an = within a value must be escaped as \\=");
            }
            if (c == '\\') {
                i++;
                if (i == value.length() || "\\,=".indexOf(value.charAt(i)) < 0) {
                    throw bad(text, "after \\ comes one of \\ , =");
                }
                c = value.charAt(i);
            }
            plain.append(c);
        }
        return plain.toString();
    }

    private static IllegalArgumentException bad(String text, String why) {
        return new IllegalArgumentException("not a field selector: " + Excerpt.of(text) + ": " + why);
    }
}
