package io.coxswain.model.codec;

import io.coxswain.model.Json;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Reads JSON from one array of UTF-8 bytes.
 *
 * <p>Kubernetes writes the fields of an object in the order of its Go struct, so each field is expected behind the one before it
 * and only then looked up. A value method begins at the first byte of its value and ends behind the last one.
 */
final class ByteReader extends JsonScalars {
    /** Only where the document is read strictly. It sees each field as it is looked up, so that no other reading pays for it. */
    private final @Nullable StrictFields strict;

    /** Per open object: the unknown fields found, if there are any at all, and the place of the last known one among its names. */
    private @Nullable UnknownFields @Nullable [] unknown;

    private int[] last = new int[16];
    private int depth = -1;
    private int rootDepth;

    /** Elements of the lists and maps that are open. */
    private Object[] stack = new Object[32];

    private int top;

    private ByteReader(byte[] json, int from, int to, DecodeOptions options) {
        super(json, from, to, options);
        this.strict = options.strict() ? new StrictFields(json, from, to) : null;
    }

    /** A reader of the first bytes of what may go on: where they do not suffice it throws {@link DecodingException#INCOMPLETE}. */
    static ByteReader growing(byte[] json, int from, int to, DecodeOptions options) {
        ByteReader in = new ByteReader(json, from, to, options);
        in.growing = true;
        return in;
    }

    /** @throws StrictDecodingException if the document is read strictly, and has fields that should not be there */
    void check() {
        if (strict != null) {
            strict.check();
        }
    }

    static <T> T decode(Codec<T> codec, byte[] json, int from, int to, DecodeOptions options) {
        ByteReader in = new ByteReader(json, from, to, options);
        if (to - from > options.maxDocumentBytes()) {
            throw in.failure("a document larger than " + options.maxDocumentBytes() + " bytes");
        }
        in.space();
        if (in.at == to) {
            throw in.ended("empty document");
        }
        T value = codec.read(in);
        in.space();
        if (in.at != to) {
            throw in.failure("expected the end of the document");
        }
        in.check();
        return value;
    }

    /** Reads what is no document of its own, but lies inside of one. */
    static <T> T inner(Codec<T> codec, byte[] json) {
        ByteReader in = new ByteReader(json, 0, json.length, DecodeOptions.DEFAULT);
        in.rootDepth = 1;
        return codec.read(in);
    }

    @Override
    public int beginObject(FieldNames names) {
        open('{', "expected an object");
        if (++depth == last.length) {
            last = Arrays.copyOf(last, depth * 2);
        }
        last[depth] = strict == null ? -1 : strict.beginObject(depth);
        return peek() == '}' ? close() : field(names);
    }

    @Override
    public int nextField(FieldNames names) {
        return more('}') ? field(names) : END;
    }

    @Override
    public @Nullable UnknownFields endObject() {
        int closed = depth--;
        lastWasNull = false;
        if (closed == 0) {
            strings.looked(looked);
            looked = 0;
        }
        if (unknown == null || closed >= unknown.length) {
            return null;
        }
        UnknownFields found = unknown[closed];
        unknown[closed] = null;
        return found;
    }

    /** At a name: to the value of the first field from here on that is known. */
    private int field(FieldNames names) {
        while (true) {
            int expected = last[depth] + 1;
            int length = names.matchAt(expected, json, at, to);
            int field = expected;
            if (length == 0) {
                int begin = at;
                field = lookup(names);
                if (field < 0) {
                    if (!keep(begin)) {
                        return END;
                    }
                    continue;
                }
                if (strict != null) {
                    strict.known(depth, field, begin);
                    colon();
                    return field;
                }
            } else {
                at += length;
            }
            last[depth] = field;
            colon();
            return field;
        }
    }

    /** Behind the name that begins here. */
    private int lookup(FieldNames names) {
        if (peek() != '"') {
            throw failure("expected the name of a field");
        }
        int field = names.findAt(json, at, to);
        if (field < 0) {
            return names.find(text(true));
        }
        at += names.length(field);
        return field;
    }

    /** Keeps an unknown field, whose name begins at the given place. */
    private boolean keep(int begin) {
        at = begin;
        String name = text(true);
        if (strict != null) {
            strict.unknown(begin);
        }
        colon();
        byte[] value = rawValue();
        if (unknown == null || depth >= unknown.length) {
            unknown = unknown == null ? new UnknownFields[last.length] : Arrays.copyOf(unknown, last.length);
        }
        unknown[depth] = UnknownFields.of(unknown[depth], name, value);
        return more('}');
    }

    @Override
    public boolean isRoot() {
        return depth == rootDepth;
    }

    @Override
    public <T> T document(Codec<T> codec) {
        int before = rootDepth;
        rootDepth = depth + 1;
        T document = codec.read(this);
        rootDepth = before;
        return document;
    }

    @Override
    public <E> E @Nullable [] items(Codec<E> codec) {
        int before = rootDepth;
        rootDepth = depth + 1;
        E[] items = list(codec);
        rootDepth = before;
        return items;
    }

    @Override
    boolean isEmptyObject() {
        return at < to - 1 && json[at + 1] == '}' && json[at] == '{' && nesting < maxDepth && depth + 1 != rootDepth;
    }

    @Override
    void skipEmptyObject() {
        at += 2;
    }

    @Override
    public <E> @Nullable LazyList<E> lazyList(Codec<E> codec) {
        if (isNull()) {
            return null;
        }
        if (!isList()) {
            throw failure("expected a list");
        }
        int begin = at;
        skipValue();
        if (strict != null) {
            at = begin;
            list(codec);
        }
        return options.managedFields() ? LazyList.ofJson(codec, Arrays.copyOfRange(json, begin, at)) : null;
    }

    @Override
    public <E> E @Nullable [] list(Codec<E> codec) {
        if (isNull()) {
            return null;
        }
        open('[', "expected a list");
        int bottom = top;
        if (peek() == ']') {
            close();
        } else {
            do {
                push(element(codec));
            } while (more(']'));
        }
        E[] list = codec.newArray(top - bottom);
        System.arraycopy(stack, bottom, list, 0, list.length);
        pop(bottom);
        lastWasNull = false;
        return list;
    }

    @Override
    public <V> @Nullable Map<String, V> map(Codec<V> codec) {
        if (isNull()) {
            return null;
        }
        int begin = at;
        open('{', "expected an object");
        int bottom = top;
        if (peek() == '}') {
            close();
        } else {
            do {
                push(text());
                colon();
                push(element(codec));
            } while (more('}'));
        }
        if (strict != null) {
            strict.map(begin, stack, bottom, top);
        }
        Map<String, V> map = ArrayMap.of(stack, bottom, top);
        pop(bottom);
        lastWasNull = false;
        return map;
    }

    @Override
    public <T> T unchecked(Codec<T> codec) {
        if (strict == null) {
            return codec.read(this);
        }
        strict.suspend();
        T value = codec.read(this);
        strict.resume();
        return value;
    }

    /** Null is Go's zero value here, if not as an item of a list of objects: that would have no name. */
    private <E> E element(Codec<E> codec) {
        if (isEmptyObject()) {
            return empty(codec);
        }
        if (at < to && json[at] == 'n' && depth + 1 != rootDepth) {
            E nothing = nothing(codec);
            word("null");
            return nothing;
        }
        return codec.read(this);
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

    @Override
    public <T> T rawStrictly(BiFunction<byte[], Consumer<String>, T> reader) {
        int begin = at;
        Set<String> unknown = new HashSet<>();
        T value = raw(bytes -> reader.apply(bytes, unknown::add));
        if (strict != null) {
            strict.raw(begin, unknown);
        }
        return value;
    }

    @Override
    Json jsonDocument() {
        return depth + 1 == rootDepth ? rawStrictly((json, unknown) -> Json.ofTrusted(json)) : json();
    }
}
