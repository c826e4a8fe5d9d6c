package io.coxswain.model.codec;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A list that is kept as the bytes it came in until somebody looks at it: {@code managedFields} are half of many an object,
 * and few programs read them.
 *
 * @param <E> the element
 */
public final class LazyList<E> {
    private final Codec<E> codec;
    private final byte @Nullable [] json;

    /** Written by whoever looks first; two who race compute equal lists. */
    private @Nullable List<E> elements;

    private LazyList(Codec<E> codec, byte @Nullable [] json, @Nullable List<E> elements) {
        this.codec = codec;
        this.json = json;
        this.elements = elements;
    }

    /** Takes the array over. */
    static <E> LazyList<E> ofJson(Codec<E> codec, byte[] json) {
        return new LazyList<>(codec, json, null);
    }

    /** A list that is there already. */
    public static <E> LazyList<E> of(Codec<E> codec, List<E> elements) {
        return new LazyList<>(codec, null, List.copyOf(elements));
    }

    /**
     * The elements, unmodifiable.
     *
     * @throws DecodingException if the bytes turn out not to be such a list
     */
    public List<E> elements() {
        List<E> known = elements;
        if (known == null) {
            byte[] bytes = Objects.requireNonNull(json);
            known = Scalars.listOf(codec).fromJson(bytes);
            elements = known;
        }
        return known;
    }

    byte @Nullable [] json() {
        return json;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        if (!(other instanceof LazyList<?> that)) {
            return false;
        }
        return (json != null && Arrays.equals(json, that.json)) || elements().equals(that.elements());
    }

    @Override
    public int hashCode() {
        return elements().hashCode();
    }

    @Override
    public String toString() {
        return elements().toString();
    }
}
