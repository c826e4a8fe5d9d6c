package io.coxswain.model.codec;

import java.util.Arrays;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a generated codec reads Kubernetes' protobuf from. A message is read by
 *
 * <pre>{@code
 * for (int field = in.nextField(); field != ProtoReader.END; field = in.nextField()) {
 *     switch (field) {
 *         case 1 -> name = in.string();
 *         …
 *         default -> in.keepUnknown();
 *     }
 * }
 * UnknownFields unknown = in.endMessage();
 * }</pre>
 *
 * <p>Every method throws {@link DecodingException} where the bytes are
 * something else.
 */
public final class ProtoReader extends ProtoScalars {
    /** How often lists may go on after other fields, a thousand elements each time: no writer of Kubernetes' does that at all. */
    private static final int MAX_CONTINUATIONS = 1_000;

    private int rootDepth;
    private long continuations;

    /** What the envelope says of the outermost message. */
    private @Nullable String apiVersion;

    private @Nullable String kind;

    /** Elements of the lists and maps that are open. */
    private Object[] stack = new Object[32];

    private int top;

    ProtoReader(byte[] bytes, int from, int to, DecodeOptions options) {
        super(bytes, from, to, options);
    }

    /** @param origin where the document begins with its envelope, for errors */
    void envelope(@Nullable String apiVersion, @Nullable String kind, int origin) {
        this.origin = origin;
        this.apiVersion = apiVersion;
        this.kind = kind;
    }

    /** The apiVersion of the document, if this is its outermost message and the envelope told it. */
    public @Nullable String apiVersion() {
        return depth == 0 ? apiVersion : null;
    }

    /** The kind of the document, likewise. */
    public @Nullable String kind() {
        return depth == 0 ? kind : null;
    }

    /** Whether the current message is a document of its own, or an item of a list: such items leave their kind to the list. */
    public boolean isRoot() {
        return depth == rootDepth;
    }

    /**
     * Reads the outermost message.
     *
     * @throws StrictDecodingException if it is read strictly, and holds what no type knows
     */
    <T> T whole(Codec<T> codec) {
        T value = codec.read(this);
        check();
        return value;
    }

    /** Takes an object. All that have nothing in them are one: each would take a hundred times as many bytes as it has here. */
    public <T> T object(Codec<T> codec) {
        return isEmptyObject() ? empty(codec) : codec.readField(this);
    }

    private <T> T empty(Codec<T> codec) {
        if (!codec.isImmutable()) {
            return codec.readField(this);
        }
        T known = codec.emptyMessage;
        if (known == null) {
            known = codec.readField(this);
            codec.emptyMessage = known;
        } else {
            at++;
        }
        return known;
    }

    /** Items of a list have a kind, with nothing in them too. */
    private boolean isEmptyObject() {
        return wire == LENGTH && at < limit && bytes[at] == 0 && depth + lists < maxDepth && depth + 1 != rootDepth;
    }

    /** An object that is a document of its own, envelope and all, in the current field: as in the event of a watch. */
    public <T> T document(Codec<T> codec) {
        int length = length();
        int begin = at;
        at += length;
        try {
            return codec.fromProtobuf(bytes, begin, at, options);
        } catch (DecodingException e) {
            throw e.within("", "", begin - origin);
        }
    }

    /** The elements before, and those from here on that stand side by side. */
    public <E> E[] list(E @Nullable [] before, Codec<E> codec) {
        int bottom = top;
        pushAll(before);
        int field = tag;
        lists++;
        do {
            if (wire == LENGTH && codec.isNumeric()) {
                int outer = enter();
                while (at < limit) {
                    push(codec.readPacked(this));
                }
                leave(outer);
            } else {
                push(isEmptyObject() ? empty(codec) : codec.readField(this));
            }
        } while (goesOn(field));
        lists--;
        E[] list = codec.newArray(top - bottom);
        System.arraycopy(stack, bottom, list, 0, list.length);
        pop(bottom);
        return list;
    }

    /** The items of a list of objects. */
    public <E> E[] items(E @Nullable [] before, Codec<E> codec) {
        int outer = rootDepth;
        rootDepth = depth + 1;
        E[] items = list(before, codec);
        rootDepth = outer;
        return items;
    }

    /** The list that stands in a message of its own. */
    public <E> E[] wrappedList(Codec<E> codec) {
        int outer = enter();
        E[] list = codec.newArray(0);
        for (int field = nextField(); field != END; field = nextField()) {
            if (field == 1) {
                list = list(list, codec);
            } else {
                drop();
            }
        }
        leave(outer);
        return list;
    }

    /** The entries before, and those from here on that stand side by side. */
    public <V> Map<String, V> map(@Nullable Map<String, V> before, Codec<V> codec) {
        int bottom = top;
        if (before != null) {
            requireFewContinuations(before.size());
            before.forEach((key, value) -> {
                push(key);
                push(value);
            });
        }
        int field = tag;
        V zero = null;
        do {
            zero = entry(codec, zero);
        } while (goesOn(field));
        Map<String, V> map = ArrayMap.of(stack, bottom, top);
        pop(bottom);
        return map;
    }

    /** Reads an entry; gives what stands for a value that is not there, once it was needed. */
    private <V> @Nullable V entry(Codec<V> codec, @Nullable V zero) {
        int outer = enter();
        String key = "";
        V value = null;
        for (int field = nextField(); field != END; field = nextField()) {
            switch (field) {
                case 1 -> key = string();
                case 2 -> value = codec.readField(this);
                default -> drop();
            }
        }
        leave(outer);
        push(key);
        if (value != null) {
            push(value);
            return zero;
        }
        V none = zero == null ? codec.zero() : zero;
        push(none);
        return none;
    }

    /** A list that stays bytes until somebody looks at it, or nothing if such lists are skipped. */
    public <E> @Nullable LazyList<E> lazyList(@Nullable LazyList<E> before, Codec<E> codec) {
        int begin = fieldAt;
        int field = tag;
        do {
            int outer = enter();
            at = limit;
            leave(outer);
        } while (goesOn(field));
        if (strict != null) {
            at = begin;
            nextField();
            list(null, codec);
        }
        if (!options.managedFields()) {
            return null;
        }
        LazyList<E> list = LazyList.ofProto(codec, Arrays.copyOfRange(bytes, begin, at));
        if (before == null) {
            return list;
        }
        requireFewContinuations(before.size());
        return before.plus(list);
    }

    private void pushAll(Object @Nullable [] before) {
        if (before != null && before.length > 0) {
            requireFewContinuations(before.length);
            for (Object element : before) {
                push(element);
            }
        }
    }

    private void requireFewContinuations(int before) {
        continuations += 1 + before / 1_000;
        if (continuations > MAX_CONTINUATIONS) {
            throw failure("lists in too many pieces");
        }
    }

    private void push(Object value) {
        if (top == stack.length) {
            stack = Arrays.copyOf(stack, top * 2);
        }
        stack[top++] = value;
    }

    private void pop(int bottom) {
        Arrays.fill(stack, bottom, top, null);
        top = bottom;
    }

    /** Zero stands for nothing where Go's JSON would leave it out. */
    public static @Nullable String nonZero(String value) {
        return value.isEmpty() ? null : value;
    }

    /** Nothing, where Go's JSON would leave the zero out. */
    public static @Nullable Boolean nonZero(Boolean value) {
        return value ? value : null;
    }

    /** Nothing, where Go's JSON would leave the zero out. */
    public static @Nullable Integer nonZero(Integer value) {
        return value == 0 ? null : value;
    }

    /** Nothing, where Go's JSON would leave the zero out. */
    public static @Nullable Long nonZero(Long value) {
        return value == 0 ? null : value;
    }

    /** Nothing, where Go's JSON would leave the zero out. */
    public static @Nullable Double nonZero(Double value) {
        return value == 0 ? null : value;
    }
}
