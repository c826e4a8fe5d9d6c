package io.coxswain.model.fields;

import io.coxswain.model.FieldsV1;
import io.coxswain.model.codec.DecodingException;
import io.coxswain.model.schema.TypeFacts;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A set of fields of an object. A field may be in it without those that lie in it, and the other way round.
 *
 * <pre>{@code
 * FieldSet mine = FieldSet.of(entry.fieldsV1());
 * mine.has(FieldPath.ofFields("spec", "replicas"));
 * JsonNode what = mine.leaves().extract(KubeSchema.of(Deployment.TYPE).orElseThrow(), object);
 * }</pre>
 */
public final class FieldSet {
    private static final FieldSet EMPTY = new FieldSet(List.of());

    /** Sorted by element, none of them twice, none without anything. */
    private final List<Node> nodes;

    /**
     * What the set holds of one element.
     *
     * @param member whether the element itself is in the set
     * @param children what is in the set of that which lies in the element
     */
    record Node(PathElement element, boolean member, FieldSet children) {
        boolean isEmpty() {
            return !member && children.isEmpty();
        }
    }

    FieldSet(List<Node> nodes) {
        this.nodes = nodes;
    }

    /** Nothing. */
    public static FieldSet empty() {
        return EMPTY;
    }

    /** The set of these fields, each a member by itself. */
    public static FieldSet of(FieldPath... paths) {
        return of(Arrays.asList(paths));
    }

    /** The set of these fields, each a member by itself. */
    public static FieldSet of(Iterable<FieldPath> paths) {
        FieldSetBuilder set = new FieldSetBuilder();
        paths.forEach(path -> set.add(path.elements()));
        return set.build();
    }

    /** What an entry of managedFields says. */
    public static FieldSet of(FieldsV1 fields) {
        return parse(fields.json());
    }

    /**
     * All fields that an object sets: scalars, what is replaced as a whole, the keys of maps, the elements of lists.
     *
     * @param type of the object; null if nobody knows it, and then lists are taken as a whole
     * @throws IllegalArgumentException if an element of a list has none of the keys that tell it from others, or is none that a
     *     set may hold
     */
    public static FieldSet of(@Nullable TypeFacts type, JsonNode object) {
        return SetFields.of(Place.of(type), object);
    }

    /**
     * Reads FieldsV1. Kinds of path elements that only later versions of Kubernetes know are left out.
     *
     * @throws DecodingException if it is not well-formed
     */
    public static FieldSet parse(byte[] fieldsV1) {
        return FieldSetJson.parse(fieldsV1);
    }

    /** The set as FieldsV1. */
    public FieldsV1 toFieldsV1() {
        return FieldsV1.ofTrusted(toJson());
    }

    /** The set as FieldsV1, in UTF-8. */
    public byte[] toJson() {
        return FieldSetJson.write(this);
    }

    List<Node> nodes() {
        return nodes;
    }

    /** Whether there is nothing in it. */
    public boolean isEmpty() {
        return nodes.isEmpty();
    }

    /** How many fields there are in the set. */
    public int size() {
        return nodes.stream()
                .mapToInt(node -> (node.member() ? 1 : 0) + node.children().size())
                .sum();
    }

    /** Whether the field itself is in the set. */
    public boolean has(FieldPath path) {
        FieldSet set = this;
        Node node = null;
        for (PathElement element : path.elements()) {
            node = set.find(element);
            if (node == null) {
                return false;
            }
            set = node.children();
        }
        return node != null && node.member();
    }

    /** What is in the set of that which lies in an element, seen from there. */
    public FieldSet within(PathElement element) {
        Node node = find(element);
        return node == null ? EMPTY : node.children();
    }

    boolean hasMember(PathElement element) {
        Node node = find(element);
        return node != null && node.member();
    }

    private @Nullable Node find(PathElement element) {
        int low = 0;
        int high = nodes.size() - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            int order = nodes.get(middle).element().compareTo(element);
            if (order == 0) {
                return nodes.get(middle);
            } else if (order < 0) {
                low = middle + 1;
            } else {
                high = middle - 1;
            }
        }
        return null;
    }

    /** What is in this set, in the other, or in both. */
    public FieldSet union(FieldSet other) {
        return SetOperation.UNION.of(this, other);
    }

    /** What is in both sets. */
    public FieldSet intersection(FieldSet other) {
        return SetOperation.INTERSECTION.of(this, other);
    }

    /** What is in this set and not in the other. */
    public FieldSet difference(FieldSet other) {
        return SetOperation.DIFFERENCE.of(this, other);
    }

    /** What is in this set and neither in the other nor within a field that is in the other. */
    public FieldSet recursiveDifference(FieldSet other) {
        return SetOperation.RECURSIVE_DIFFERENCE.of(this, other);
    }

    /** The fields within which no other is in the set. */
    public FieldSet leaves() {
        return new FieldSet(nodes.stream()
                .map(node -> new Node(
                        node.element(),
                        node.member() && node.children().isEmpty(),
                        node.children().leaves()))
                .toList());
    }

    /** All fields, each before those within it. */
    public List<FieldPath> paths() {
        List<FieldPath> paths = new ArrayList<>();
        visit(new ArrayList<>(), path -> paths.add(new FieldPath(path)));
        return paths;
    }

    private void visit(List<PathElement> prefix, Consumer<List<PathElement>> visitor) {
        for (Node node : nodes) {
            prefix.add(node.element());
            if (node.member()) {
                visitor.accept(prefix);
            }
            node.children().visit(prefix, visitor);
            prefix.remove(prefix.size() - 1);
        }
    }

    /**
     * Only what the set holds of an object, as a new tree; parts that are replaced as a whole are whole.
     *
     * @param type of the object; null if nobody knows it
     */
    public JsonNode extract(@Nullable TypeFacts type, JsonNode object) {
        return Selection.extract(Place.of(type), object, this);
    }

    /**
     * An object without what the set holds, as a new tree. What is replaced as a whole goes as soon as the set holds a part of it.
     *
     * @param type of the object; null if nobody knows it
     */
    public JsonNode remove(@Nullable TypeFacts type, JsonNode object) {
        return Selection.remove(Place.of(type), object, this);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof FieldSet that && nodes.equals(that.nodes);
    }

    @Override
    public int hashCode() {
        return nodes.hashCode();
    }

    /** A line for each field. */
    @Override
    public String toString() {
        return paths().stream().map(FieldPath::toString).collect(Collectors.joining("\n"));
    }
}
