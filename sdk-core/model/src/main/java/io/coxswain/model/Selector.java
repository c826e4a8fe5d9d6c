package io.coxswain.model;

import io.coxswain.model.LabelRequirement.Operator;
import io.coxswain.model.meta.v1.LabelSelector;
import io.coxswain.model.meta.v1.LabelSelectorRequirement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Chooses objects by their labels: requirements that must all hold.
 *
 * <pre>{@code
 * Selector web = Selector.builder().eq("app", "web").notIn("tier", "test", "canary").exists("owner").build();
 * Selector same = Selector.parse("app=web,owner,tier notin (canary,test)");
 * web.matches(pod.metadata().labels());
 * }</pre>
 */
public final class Selector {
    private static final Selector EVERYTHING = new Selector(List.of(), false);
    private static final Selector NOTHING = new Selector(List.of(), true);

    private final List<LabelRequirement> requirements;
    private final boolean nothing;

    private Selector(List<LabelRequirement> requirements, boolean nothing) {
        this.requirements = requirements;
        this.nothing = nothing;
    }

    /** Kubernetes keeps requirements in the order of their keys. */
    private static Selector of(List<LabelRequirement> requirements) {
        return requirements.isEmpty()
                ? EVERYTHING
                : new Selector(
                        requirements.stream()
                                .sorted(Comparator.comparing(LabelRequirement::key))
                                .toList(),
                        false);
    }

    /**
     * Reads what kubectl's {@code -l} takes, by Kubernetes' grammar: requirements separated by commas, each {@code
     * key}, {@code !key}, {@code key=value} (or {@code ==}), {@code key!=value}, {@code key in (a,b)}, {@code key notin
     * (a,b)}, {@code key>1} or {@code key<1}. The empty text selects everything.
     *
     * @throws IllegalArgumentException if it is anything else, or names an impossible key or value
     */
    public static Selector parse(String text) {
        return of(SelectorParser.parse(text));
    }

    /**
     * All of the given labels with their values, as the selector of a Service means them; no labels select everything.
     */
    public static Selector ofLabels(Map<String, String> labels) {
        Builder builder = builder();
        labels.forEach(builder::eq);
        return builder.build();
    }

    /**
     * What an object's selector means; an empty one selects everything.
     *
     * <p>To Kubernetes a selector that is <em>absent</em> selects nothing in most fields. An absent field reads as an
     * empty object here, so ask {@code hasSelector()} first.
     *
     * @throws IllegalArgumentException if the selector is one that Kubernetes would refuse
     */
    public static Selector of(LabelSelector selector) {
        Builder builder = builder();
        selector.matchLabels().forEach(builder::eq);
        for (LabelSelectorRequirement expression : selector.matchExpressions()) {
            String name = Objects.requireNonNullElse(expression.operator(), "");
            Operator operator = switch (name) {
                case "In" -> Operator.IN;
                case "NotIn" -> Operator.NOT_IN;
                case "Exists" -> Operator.EXISTS;
                case "DoesNotExist" -> Operator.DOES_NOT_EXIST;
                default ->
                    throw new IllegalArgumentException("not an operator of label selectors: " + Excerpt.of(name)
                            + " (expected In, NotIn, Exists or DoesNotExist)");
            };
            String key = Objects.requireNonNullElse(expression.key(), "");
            builder.add(new LabelRequirement(key, operator, expression.values()));
        }
        return builder.build();
    }

    /** Requires nothing, so that every object matches. */
    public static Selector everything() {
        return EVERYTHING;
    }

    /** Matches no object. No text means this; see {@link #toString}. */
    public static Selector nothing() {
        return NOTHING;
    }

    /** Begins with no requirement. */
    public static Builder builder() {
        return new Builder();
    }

    /** By key; those with equal keys in the order they were given. */
    public List<LabelRequirement> requirements() {
        return requirements;
    }

    /** Whether it requires nothing. */
    public boolean matchesEverything() {
        return requirements.isEmpty() && !nothing;
    }

    /** Whether it is {@link #nothing}; requirements that contradict each other are not looked for. */
    public boolean matchesNothing() {
        return nothing;
    }

    /** Whether an object with the given labels matches. */
    public boolean matches(Map<String, String> labels) {
        if (nothing) {
            return false;
        }
        for (LabelRequirement requirement : requirements) {
            if (!requirement.matches(labels)) {
                return false;
            }
        }
        return true;
    }

    /** What both select. */
    public Selector and(Selector other) {
        if (nothing || other.nothing) {
            return NOTHING;
        }
        List<LabelRequirement> both = new ArrayList<>(requirements);
        both.addAll(other.requirements);
        return of(both);
    }

    /** By requirements, as written: {@code a=1} is not {@code a in (1)}. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Selector that && nothing == that.nothing && requirements.equals(that.requirements);
    }

    @Override
    public int hashCode() {
        return nothing ? 1 : requirements.hashCode();
    }

    /**
     * What a server takes as {@code labelSelector}, as Kubernetes prints it. For {@link #nothing}, which a server
     * cannot be asked for, a text that no server accepts: an empty one would select everything.
     */
    @Override
    public String toString() {
        return nothing
                ? "<nothing>"
                : requirements.stream().map(LabelRequirement::toString).collect(Collectors.joining(","));
    }

    /**
     * Collects requirements; each method throws {@link IllegalArgumentException} for a key or value that no label can
     * have.
     */
    public static final class Builder {
        private final List<LabelRequirement> requirements = new ArrayList<>();

        private Builder() {}

        /** The label has the value. */
        public Builder eq(String key, String value) {
            return add(new LabelRequirement(key, Operator.EQUALS, List.of(value)));
        }

        /** The label has another value, or is absent. */
        public Builder notEq(String key, String value) {
            return add(new LabelRequirement(key, Operator.NOT_EQUALS, List.of(value)));
        }

        /** The label has one of the values, of which there must be one. */
        public Builder in(String key, String... values) {
            return add(new LabelRequirement(key, Operator.IN, List.of(values)));
        }

        /** The label has none of the values, of which there must be one, or is absent. */
        public Builder notIn(String key, String... values) {
            return add(new LabelRequirement(key, Operator.NOT_IN, List.of(values)));
        }

        /** The label is there, with any value. */
        public Builder exists(String key) {
            return add(new LabelRequirement(key, Operator.EXISTS, List.of()));
        }

        /** The label is absent. */
        public Builder notExists(String key) {
            return add(new LabelRequirement(key, Operator.DOES_NOT_EXIST, List.of()));
        }

        /** The label is a larger integer; the limit must not be negative, as no label is. */
        public Builder greaterThan(String key, long limit) {
            return add(new LabelRequirement(key, Operator.GREATER_THAN, List.of(Long.toString(limit))));
        }

        /** The label is a smaller integer; the limit must not be negative, as no label is. */
        public Builder lessThan(String key, long limit) {
            return add(new LabelRequirement(key, Operator.LESS_THAN, List.of(Long.toString(limit))));
        }

        /** Any requirement. */
        public Builder add(LabelRequirement requirement) {
            requirements.add(Objects.requireNonNull(requirement, "requirement"));
            return this;
        }

        /** All that was required. */
        public Selector build() {
            return Selector.of(requirements);
        }
    }
}
