package io.coxswain.model.codec;

import io.coxswain.model.Bytes;
import io.coxswain.model.FieldsV1;
import io.coxswain.model.IntOrString;
import io.coxswain.model.Json;
import io.coxswain.model.Quantity;
import io.coxswain.model.RawExtension;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
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
 * <p>Nothing outside the given part of the array is ever read. Every method throws {@link DecodingException} where the bytes are
 * something else.
 */
public final class ProtoReader {

    /** No further field. */
    public static final int END = 0;

    private static final int VARINT = 0;
    private static final int FIXED64 = 1;
    private static final int LENGTH = 2;
    private static final int FIXED32 = 5;

    /** How often lists may go on after other fields, a thousand elements each time: no writer of Kubernetes' does that at all. */
    private static final int MAX_CONTINUATIONS = 1_000;

    /** What a long holds in microseconds, and an Instant too. */
    private static final long MOST_SECONDS = Long.MAX_VALUE / 1_000_000 - 1;

    private final byte[] bytes;
    private final int from;
    private final int to;
    private final DecodeOptions options;
    private final int maxDepth;
    private final int maxString;
    private final StringTable strings = StringTable.shared();

    /** Only where the document is read strictly. */
    private final @Nullable StrictMessages strict;

    /** How often, since the table was told. */
    private int looked;

    private int at;

    /** Behind the current message. */
    private int limit;

    /** Where the current field began, its tag, and how it is carried. */
    private int fieldAt;

    private int tag;

    private int wire;

    /** Per open message: the unknown fields found. */
    private @Nullable UnknownFields[] unknown = new UnknownFields[16];

    private int depth;

    /** The lists that are open: they nest in JSON, if not here. */
    private int lists;

    private int rootDepth;
    private long continuations;
    private int origin;

    /** What the envelope says of the outermost message. */
    private @Nullable String apiVersion;

    private @Nullable String kind;

    /** Elements of the lists and maps that are open. */
    private Object[] stack = new Object[32];

    private int top;

    ProtoReader(byte[] bytes, int from, int to, DecodeOptions options) {
        this.bytes = bytes;
        this.from = from;
        this.at = from;
        this.to = to;
        this.limit = to;
        this.options = options;
        this.maxDepth = options.maxDepth();
        this.maxString = options.maxStringBytes();
        this.strict = options.strict() ? new StrictMessages(bytes, from) : null;
        this.origin = from;
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

    /** Moves to the next field of the current message, and gives its number. */
    public int nextField() {
        if (at == limit) {
            return END;
        }
        fieldAt = at;
        tag = tag();
        wire = tag & 7;
        int field = tag >>> 3;
        if (field == 0) {
            throw failure("expected the tag of a field");
        }
        return field;
    }

    /** Keeps the current field as it came. */
    public void keepUnknown() {
        drop();
        unknown[depth] = UnknownFields.ofProto(unknown[depth], Arrays.copyOfRange(bytes, fieldAt, at));
    }

    /** Leaves out a field that there is no place for. */
    void drop() {
        if (strict != null) {
            strict.unknown(origin, fieldAt, depth);
        }
        skip();
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

    void check() {
        if (strict != null) {
            strict.check();
        }
    }

    /** Leaves the current message, whose last field has been read. */
    public @Nullable UnknownFields endMessage() {
        if (depth == 0) {
            strings.looked(looked);
            looked = 0;
        }
        UnknownFields found = unknown[depth];
        unknown[depth] = null;
        return found;
    }

    /** Enters the message that is the value of the current field, and gives what {@link #leave} wants. */
    public int enter() {
        int length = length();
        int outer = limit;
        limit = at + length;
        if (++depth + lists > maxDepth) {
            throw failure("nested deeper than " + options.maxDepth() + " levels");
        }
        if (depth == unknown.length) {
            unknown = Arrays.copyOf(unknown, depth * 2);
        }
        return outer;
    }

    /** Leaves a message. */
    public void leave(int outer) {
        limit = outer;
        depth--;
    }

    /** Leaves a message whose fields belong to the one around it; what is unknown in it stays in it. */
    public void leaveInline(int field, int outer) {
        UnknownFields found = endMessage();
        leave(outer);
        if (found != null) {
            unknown[depth] = UnknownFields.ofInline(unknown[depth], field, found);
        }
    }

    private int length() {
        expect(LENGTH);
        long length = varint();
        if (length < 0 || length > limit - at) {
            throw failure("a length that goes beyond its message");
        }
        return (int) length;
    }

    private void expect(int expected) {
        if (wire != expected) {
            throw failure("a field is not carried as its type is");
        }
    }

    /** Most are of one byte. */
    private long varint() {
        if (at < limit && bytes[at] >= 0) {
            return bytes[at++];
        }
        return longVarint();
    }

    private long longVarint() {
        long value = 0;
        for (int shift = 0; shift < Long.SIZE; shift += 7) {
            if (at >= limit) {
                throw failure("the message ends in the middle");
            }
            byte b = bytes[at++];
            value |= (long) (b & 0x7f) << shift;
            if (b >= 0) {
                return value;
            }
        }
        throw failure("a number of more than ten bytes");
    }

    /** The number of a field and its wire type, which take no more than 32 bits. */
    private int tag() {
        long tag = varint();
        if (tag >>> Integer.SIZE != 0) {
            throw failure("expected the tag of a field");
        }
        return (int) tag;
    }

    void skip() {
        switch (wire) {
            case VARINT -> varint();
            case FIXED64 -> advance(Long.BYTES);
            case LENGTH -> advance(length());
            case FIXED32 -> advance(Integer.BYTES);
            default -> throw failure("a field is carried in no known way");
        }
    }

    DecodeOptions options() {
        return options;
    }

    private void advance(int length) {
        if (length > limit - at) {
            throw failure("the message ends in the middle");
        }
        at += length;
    }

    boolean isLengthDelimited() {
        return wire == LENGTH;
    }

    boolean atEnd() {
        return at == limit;
    }

    void skipRest() {
        at = limit;
    }

    /** What is left of the current message. */
    byte[] rest() {
        byte[] rest = Arrays.copyOfRange(bytes, at, limit);
        at = limit;
        return rest;
    }

    int position() {
        return at;
    }

    int end() {
        return limit;
    }

    /** Takes a string. */
    public String string() {
        return text(true);
    }

    /** Takes a string that hardly repeats. */
    public String uniqueString() {
        return text(false);
    }

    private String text(boolean shared) {
        int length = length();
        if (length > maxString) {
            throw failure("a string longer than " + options.maxStringBytes() + " bytes");
        }
        int begin = at;
        int end = begin + length;
        at = end;
        if (shared && length <= StringTable.LONGEST) {
            return sharedText(begin, end);
        }
        boolean ascii = JsonText.ascii(bytes, begin, end) == end;
        return ascii ? new String(bytes, begin, length, StandardCharsets.ISO_8859_1) : unicode(begin, end);
    }

    private String sharedText(int begin, int end) {
        long hash = 0;
        long seen = 0;
        int i = begin;
        for (; i <= end - Long.BYTES; i += Long.BYTES) {
            long word = JsonText.word(bytes, i);
            seen |= word;
            hash = StringTable.mix(hash, word);
        }
        // The last word reaches beyond the string, if not beyond what is given; what it holds of other bytes is masked
        // out.
        long tail = i <= to - Long.BYTES
                ? JsonText.word(bytes, i) & (1L << (end - i) * Byte.SIZE) - 1
                : JsonText.lastWord(bytes, i, end);
        if (!JsonText.isAscii(seen | tail)) {
            return unicode(begin, end);
        }
        looked++;
        return strings.get(bytes, begin, end, hash, tail);
    }

    /** Go's protobuf does not check its strings either. */
    private String unicode(int begin, int end) {
        return new String(bytes, begin, end - begin, StandardCharsets.UTF_8);
    }

    /** Takes a boolean. */
    public Boolean bool() {
        expect(VARINT);
        return varint() != 0;
    }

    /** Takes a number of 32 bits. */
    public Integer int32() {
        expect(VARINT);
        return SharedValues.of((int) varint());
    }

    /** Takes a number of 64 bits. */
    public Long int64() {
        expect(VARINT);
        return SharedValues.of(varint());
    }

    private long number64() {
        expect(VARINT);
        return varint();
    }

    int packedInt32() {
        return (int) varint();
    }

    long packedInt64() {
        return varint();
    }

    /** Takes a number of double precision. */
    public Double number() {
        expect(FIXED64);
        advance(Long.BYTES);
        double value = Double.longBitsToDouble(JsonText.word(bytes, at - Long.BYTES));
        if (!Double.isFinite(value)) {
            throw failure("expected a number that JSON has a form for");
        }
        return value;
    }

    /** Takes bytes. */
    public Bytes bytes() {
        int length = length();
        at += length;
        return Bytes.of(bytes, at - length, at);
    }

    /** Seconds since 1970, or {@link Values#NO_TIME} where there is nothing. */
    public long time() {
        return timestamp(false);
    }

    /** Microseconds since 1970, or {@link Values#NO_TIME} where there is nothing. */
    public long microTime() {
        return timestamp(true);
    }

    private long timestamp(boolean micros) {
        int outer = enter();
        boolean set = at < limit;
        long seconds = 0;
        int nanos = 0;
        for (int field = nextField(); field != END; field = nextField()) {
            switch (field) {
                case 1 -> seconds = number64();
                case 2 -> nanos = (int) number64();
                default -> drop();
            }
        }
        if (seconds > MOST_SECONDS || seconds < -MOST_SECONDS) {
            throw failure("expected a time of the nearest 290,000 years");
        }
        leave(outer);
        if (!set) {
            return Values.NO_TIME;
        }
        return micros ? seconds * 1_000_000 + nanos / 1_000 : seconds;
    }

    /** Takes a duration. */
    public Duration duration() {
        int outer = enter();
        long nanos = 0;
        for (int field = nextField(); field != END; field = nextField()) {
            if (field == 1) {
                nanos = number64();
            } else {
                drop();
            }
        }
        leave(outer);
        return Duration.ofNanos(nanos);
    }

    /** Takes a quantity. */
    public Quantity quantity() {
        int outer = enter();
        String text = "0";
        for (int field = nextField(); field != END; field = nextField()) {
            if (field == 1) {
                text = string();
            } else {
                drop();
            }
        }
        try {
            Quantity quantity = SharedValues.quantity(text);
            leave(outer);
            return quantity;
        } catch (IllegalArgumentException e) {
            throw failure("expected a quantity such as 500m or 2Gi");
        }
    }

    /** Takes a number or a string. */
    public IntOrString intOrString() {
        int outer = enter();
        boolean isString = false;
        int number = 0;
        String text = "";
        for (int field = nextField(); field != END; field = nextField()) {
            switch (field) {
                case 1 -> isString = number64() == 1;
                case 2 -> number = int32();
                case 3 -> text = string();
                default -> drop();
            }
        }
        leave(outer);
        return isString ? IntOrString.of(text) : IntOrString.of(number);
    }

    /** Takes a raw object. */
    public @Nullable RawExtension rawExtension() {
        byte[] raw = raw();
        return raw == null ? null : RawExtension.ofTrusted(raw);
    }

    /** Takes a set of fields. */
    public @Nullable FieldsV1 fieldsV1() {
        byte[] raw = raw();
        return raw == null ? null : FieldsV1.ofTrusted(raw);
    }

    /** Takes any JSON value. */
    public @Nullable Json json() {
        byte[] raw = raw();
        return raw == null ? null : Json.ofTrusted(raw);
    }

    /** JSON in a message of its own, held to the grammar: it may be written into other JSON. */
    private byte @Nullable [] raw() {
        int outer = enter();
        byte[] raw = null;
        for (int field = nextField(); field != END; field = nextField()) {
            if (field == 1) {
                int length = length();
                int end = at + length;
                if (length > 0) {
                    checkJson(end);
                    raw = Arrays.copyOfRange(bytes, at, end);
                }
                at = end;
            } else {
                drop();
            }
        }
        leave(outer);
        return raw;
    }

    private void checkJson(int end) {
        JsonScan scan = new JsonScan(bytes, end, options, depth + lists);
        try {
            if (scan.space(scan.value(scan.space(at))) == end) {
                return;
            }
        } catch (DecodingException e) {
            at = (int) e.offset();
            throw failure(e.problem() + " in the JSON that is its value");
        }
        throw failure("expected one JSON value");
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

    /** Whether the next field is the same one again; the reader then stands at its value. */
    private boolean goesOn(int same) {
        if (at == limit) {
            return false;
        }
        int begin = at;
        if (varint() == Integer.toUnsignedLong(same)) {
            wire = same & 7;
            return true;
        }
        at = begin;
        return false;
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

    /** What to throw where the document is not what was expected: at the place where the reader stands, in words that quote nothing of it. */
    public DecodingException failure(String problem) {
        return new DecodingException(problem, ProtoPathAt.find(bytes, from, fieldAt, depth), at - origin);
    }
}
