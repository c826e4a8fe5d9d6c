package io.coxswain.model;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Chooses objects by the value of fields: requirements that must all hold. Each kind has a few fields that a server can
 * select by; {@code metadata.name} and {@code metadata.namespace} it can for all.
 *
 * <pre>{@code
 * FieldSelector running = FieldSelector.builder().eq("spec.nodeName", "node-1").notEq("status.phase",
 * "Failed").build(); FieldSelector same = FieldSelector.parse("spec.nodeName=node-1,status.phase!=Failed");
 * }</pre>
 */
public final class FieldSelector {
    private static final FieldSelector EVERYTHING = new FieldSelector(List.of());

    private final List<FieldRequirement> requirements;

    private FieldSelector(List<FieldRequirement> requirements) {
        this.requirements = requirements;
    }

    private static FieldSelector of(List<FieldRequirement> requirements) {
        return requirements.isEmpty() ? EVERYTHING : new FieldSelector(List.copyOf(requirements));
    }

    /**
     * Reads what kubectl's {@code --field-selector} takes, by Kubernetes' grammar: {@code field=value} (or {@code ==})
     * and {@code field!=value}, separated by commas. In a value, {@code \}, {@code ,} and {@code =} are escaped by a
     * {@code \}; blanks count. The empty text selects everything.
     *
     * @throws IllegalArgumentException if it is anything else
     */
    public static FieldSelector parse(String text) {
        return of(FieldSelectorParser.parse(text));
    }

    /** Requires nothing, so that every object matches. */
    public static FieldSelector everything() {
        return EVERYTHING;
    }

    /** Begins with no requirement. */
    public static Builder builder() {
        return new Builder();
    }

    /** In the order of their text. */
    public List<FieldRequirement> requirements() {
        return requirements;
    }

    /** Whether it requires nothing. */
    public boolean matchesEverything() {
        return requirements.isEmpty();
    }

    /** Whether an object with the given fields matches; one that is not there counts as empty. */
    public boolean matches(Map<String, String> fields) {
        return matches(fields::get);
    }

    /** Whether an object matches of which a function gives the fields; null counts as empty. */
    public boolean matches(Function<String, @Nullable String> fields) {
        for (FieldRequirement requirement : requirements) {
            if (!requirement.matches(Objects.requireNonNullElse(fields.apply(requirement.field()), ""))) {
                return false;
            }
        }
        return true;
    }

    /** What both select. */
    public FieldSelector and(FieldSelector other) {
        return of(Stream.concat(requirements.stream(), other.requirements.stream())
                .sorted(Comparator.comparing(FieldRequirement::toString, Utf8Order.INSTANCE))
                .toList());
    }

    /** By requirements and their order. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof FieldSelector that && requirements.equals(that.requirements);
    }

    @Override
    public int hashCode() {
        return requirements.hashCode();
    }

    /** What a server takes as {@code fieldSelector}, as Kubernetes prints it. */
    @Override
    public String toString() {
        return requirements.stream().map(FieldRequirement::toString).collect(Collectors.joining(","));
    }

    /** Collects requirements. */
    public static final class Builder {
        private final List<FieldRequirement> requirements = new ArrayList<>();

        private Builder() {}

        /** The field has the value; one that is not set has the empty value. */
        public Builder eq(String field, String value) {
            return add(field, true, value);
        }

        /** The field has another value; one that is not set has the empty value. */
        public Builder notEq(String field, String value) {
            return add(field, false, value);
        }

        private Builder add(String field, boolean equal, String value) {
            if (field.isEmpty() || field.chars().anyMatch(c -> ",=!\\".indexOf(c) >= 0)) {
                throw new IllegalArgumentException(
                        "not a field: " + Excerpt.of(field) + " (expected such as metadata.name)");
            }
            requirements.add(new FieldRequirement(field, equal, value));
            return this;
        }

        /** All that was required. */
        public FieldSelector build() {
            return FieldSelector.of(requirements.stream()
                    .sorted(Comparator.comparing(FieldRequirement::toString, Utf8Order.INSTANCE))
                    .toList());
        }
    }
}
