package io.coxswain.model.codec;

import io.coxswain.model.IntOrString;
import io.coxswain.model.Json;
import io.coxswain.model.KubeTime;
import io.coxswain.model.Quantity;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Reads JSON from one array of UTF-8 bytes.
 *
 * <p>Kubernetes writes the fields of an object in the order of its Go struct, so each field is expected behind the one before it
 * and only then looked up. A value method begins at the first byte of its value and ends behind the last one. Nothing outside the
 * given part of the array is ever read.
 */
final class ByteReader extends JsonReader {
    /** Numbers of as many digits fit into a long. */
    private static final int SAFE_DIGITS = 18;

    private final byte[] json;
    private final int from;
    private final int to;
    private final DecodeOptions options;
    private final int maxDepth;

    /** Up to this many bytes a string is looked for in the table; none, if some of those are too long. */
    private final int shareable;

    /** Numbers of as many digits are neither too long nor too large. */
    private final int safeDigits;

    /** Only where the document is read strictly. It sees each field as it is looked up, so that no other reading pays for it. */
    private final @Nullable StrictFields strict;

    private final StringTable strings = StringTable.shared();

    /** How often, since the table was told. */
    private int looked;

    private int at;

    /** Whether more bytes may come behind these: running into their end is then no error yet. */
    private boolean growing;

    /** Per open object: the unknown fields found, if there are any at all, and the place of the last known one among its names. */
    private @Nullable UnknownFields @Nullable [] unknown;

    private int[] last = new int[16];
    private int depth = -1;
    private int rootDepth;

    /** Lists and maps nest too, without being objects. */
    private int nesting;

    /** Elements of the lists and maps that are open. */
    private Object[] stack = new Object[32];

    private int top;
    private boolean lastWasNull;

    private ByteReader(byte[] json, int from, int to, DecodeOptions options) {
        this.json = json;
        this.from = from;
        this.to = to;
        this.options = options;
        this.maxDepth = options.maxDepth();
        this.shareable = options.maxStringBytes() < StringTable.LONGEST + Long.BYTES ? -1 : StringTable.LONGEST;
        this.safeDigits = Math.min(SAFE_DIGITS, options.maxNumberLength() - 1);
        this.strict = options.strict() ? new StrictFields(json, from, to) : null;
        this.at = from;
    }

    /** A reader of the first bytes of what may go on: where they do not suffice it throws {@link DecodingException#INCOMPLETE}. */
    static ByteReader growing(byte[] json, int from, int to, DecodeOptions options) {
        ByteReader in = new ByteReader(json, from, to, options);
        in.growing = true;
        return in;
    }

    int position() {
        return at;
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

    private void open(char bracket, String otherwise) {
        if (at >= to) {
            throw ended(otherwise);
        }
        if (json[at] != bracket) {
            throw failure(otherwise);
        }
        if (++nesting > maxDepth) {
            throw failure("nested deeper than " + maxDepth + " levels");
        }
        at++;
        space();
    }

    private int close() {
        at++;
        nesting--;
        return END;
    }

    /** Behind an element or a member: whether another one follows, whose first byte is then the next. */
    private boolean more(char bracket) {
        space();
        byte b = peek();
        if (b == ',') {
            at++;
            space();
            return true;
        }
        if (b != bracket) {
            throw failure("expected ',' or '" + bracket + "'");
        }
        close();
        return false;
    }

    void colon() {
        if (at < to && json[at] != ':') {
            space();
        }
        if (peek() != ':') {
            throw failure("expected ':'");
        }
        at++;
        space();
    }

    void space() {
        while (at < to && json[at] <= ' ') {
            byte b = json[at];
            if (b != ' ' && b != '\n' && b != '\r' && b != '\t') {
                return;
            }
            at++;
        }
    }

    byte peek() {
        if (at >= to) {
            throw ended("the document ends in the middle");
        }
        return json[at];
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
    public int nulls(int bits, int bit) {
        return lastWasNull ? bits | bit : bits & ~bit;
    }

    @Override
    public boolean isObject() {
        return peek() == '{';
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
    public boolean isList() {
        return peek() == '[';
    }

    @Override
    public TypeMeta peekTypeMeta() {
        if (peek() != '{') {
            throw failure("expected an object");
        }
        String apiVersion = text(new JsonMember("apiVersion"));
        String kind = text(new JsonMember("kind"));
        return apiVersion == null && kind == null ? TypeMeta.ABSENT : new TypeMeta(apiVersion, kind);
    }

    /** Null if it is not there, or is no string. */
    private @Nullable String text(JsonMember member) {
        int value = find(member);
        if (value < 0 || json[value] != '"') {
            return null;
        }
        int here = at;
        at = value;
        String text = text(true);
        at = here;
        return text;
    }

    @Override
    boolean peekList(String field) {
        int value = isObject() ? find(new JsonMember(field)) : -1;
        return value >= 0 && json[value] == '[';
    }

    private int find(JsonMember member) {
        try {
            return member.find(new JsonScan(json, to, options, nesting), json, at);
        } catch (DecodingException e) {
            at = (int) e.offset();
            throw e.isTruncated() ? ended(e.problem()) : failure(e.problem());
        }
    }

    @Override
    boolean isNull() {
        lastWasNull = at < to && json[at] == 'n';
        if (lastWasNull) {
            word("null");
        }
        return lastWasNull;
    }

    private void word(String word) {
        int end = at + word.length();
        for (int i = at; i < end; i++) {
            if (i == to) {
                throw ended("malformed JSON");
            }
            if (json[i] != word.charAt(i - at)) {
                throw failure("malformed JSON");
            }
        }
        at = end;
    }

    @Override
    public @Nullable String string() {
        return isNull() ? null : text();
    }

    @Override
    public @Nullable String uniqueString() {
        return isNull() ? null : text(false);
    }

    /** A string that may be shared: most are short and plain, and are looked for while their end is. */
    private String text() {
        if (at < to && json[at] == '"') {
            int begin = at + 1;
            long hash = 0;
            for (int i = begin; i <= Math.min(to - Long.BYTES, begin + shareable); i += Long.BYTES) {
                long bytes = JsonText.word(json, i);
                long special = JsonText.special(bytes);
                if (special != 0) {
                    int end = i + JsonText.before(special);
                    if (json[end] != '"') {
                        break;
                    }
                    at = end + 1;
                    looked++;
                    return strings.get(json, begin, end, hash, bytes & JsonText.bitsBefore(special));
                }
                hash = StringTable.mix(hash, bytes);
            }
        }
        return text(true);
    }

    private String text(boolean shared) {
        if (at >= to) {
            throw ended("expected a string");
        }
        if (json[at] != '"') {
            throw failure("expected a string");
        }
        int begin = at + 1;
        int end = plainString();
        if (end >= 0) {
            if (shared && end - begin <= shareable) {
                looked++;
                return strings.get(json, begin, end);
            }
            return new String(json, begin, checkedLength(begin, end), StandardCharsets.ISO_8859_1);
        }
        end = JsonText.closingQuote(json, begin, to);
        if (end < 0) {
            throw ended("the document ends in a string");
        }
        int start = at;
        checkedLength(begin, end);
        at = end + 1;
        String text = EscapedText.decode(json, begin, end);
        if (text == null) {
            at = start;
            throw failure("malformed string");
        }
        return text;
    }

    private int checkedLength(int begin, int end) {
        if (end - begin > options.maxStringBytes()) {
            at = begin - 1;
            throw failure("a string longer than " + options.maxStringBytes() + " bytes");
        }
        return end - begin;
    }

    @Override
    public long time() {
        int begin = at + 1;
        int end = plainString();
        if (end < 0) {
            return super.time();
        }
        try {
            return KubeTime.parseTime(json, begin, end);
        } catch (IllegalArgumentException e) {
            at = begin - 1;
            throw failure("expected a time as in RFC 3339");
        }
    }

    /** Takes a string in which nothing is escaped, and tells where it ends; -1 where it is no such string. */
    private int plainString() {
        if (at >= to || json[at] != '"') {
            return -1;
        }
        int end = JsonText.plain(json, at + 1, to);
        if (end == to || json[end] != '"') {
            return -1;
        }
        at = end + 1;
        lastWasNull = false;
        return end;
    }

    @Override
    public @Nullable Boolean bool() {
        if (isNull()) {
            return null;
        }
        byte b = peek();
        if (b == 't') {
            word("true");
            return Boolean.TRUE;
        }
        if (b == 'f') {
            word("false");
            return Boolean.FALSE;
        }
        throw failure("expected true or false");
    }

    @Override
    public @Nullable Integer int32() {
        if (isNull()) {
            return null;
        }
        int begin = at;
        long value = integer();
        if (value != (int) value) {
            at = begin;
            throw failure("number out of range");
        }
        return SharedValues.of((int) value);
    }

    @Override
    public @Nullable Long int64() {
        return isNull() ? null : SharedValues.of(integer());
    }

    private long integer() {
        int begin = at;
        boolean negative = peek() == '-';
        int first = negative ? at + 1 : at;
        int i = first;
        long value = 0;
        while (i < to && json[i] >= '0' && json[i] <= '9') {
            value = value * 10 + (json[i++] - '0');
        }
        if (i == to && i == first) {
            throw ended("expected an integer");
        }
        boolean whole = i > first && (json[first] != '0' || i == first + 1);
        if (!whole || (i < to && (json[i] == '.' || json[i] == 'e' || json[i] == 'E'))) {
            throw failure("expected an integer");
        }
        at = i;
        if (i - first <= safeDigits) {
            return negative ? -value : value;
        }
        try {
            long number = Long.parseLong(new String(json, begin, i - begin, StandardCharsets.ISO_8859_1));
            if (i - begin <= options.maxNumberLength()) {
                return number;
            }
        } catch (NumberFormatException e) {
            at = begin;
            throw failure("number out of range");
        }
        at = begin;
        throw failure("a number longer than " + options.maxNumberLength() + " characters");
    }

    @Override
    public @Nullable Double number() {
        if (isNull()) {
            return null;
        }
        int begin = at;
        double value = Double.parseDouble(numberText());
        if (Double.isInfinite(value)) {
            at = begin;
            throw failure("expected a number of double precision");
        }
        return value;
    }

    private String numberText() {
        byte b = peek();
        if (b != '-' && (b < '0' || b > '9')) {
            throw failure("expected a number");
        }
        int begin = at;
        skipValue();
        return new String(json, begin, at - begin, StandardCharsets.ISO_8859_1);
    }

    @Override
    public @Nullable IntOrString intOrString() {
        if (isNull()) {
            return null;
        }
        if (peek() == '"') {
            return IntOrString.of(text());
        }
        Integer number = int32();
        return number == null ? null : IntOrString.of(number);
    }

    @Override
    public @Nullable Quantity quantity() {
        if (isNull()) {
            return null;
        }
        int begin = at;
        byte b = peek();
        if (b != '"' && b != '-' && (b < '0' || b > '9')) {
            throw failure("expected a quantity");
        }
        try {
            return SharedValues.quantity(b == '"' ? text().strip() : numberText());
        } catch (IllegalArgumentException e) {
            at = begin;
            throw failure("expected a quantity such as 500m or 2Gi");
        }
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
                push(isEmptyObject() ? empty(codec) : codec.read(this));
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
                push(isEmptyObject() ? empty(codec) : codec.read(this));
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
    byte[] rawValue() {
        lastWasNull = false;
        int begin = at;
        skipValue();
        return Arrays.copyOfRange(json, begin, at);
    }

    private void skipValue() {
        try {
            at = new JsonScan(json, to, options, nesting).value(at);
        } catch (DecodingException e) {
            at = (int) e.offset();
            throw e.isTruncated() ? ended(e.problem()) : failure(e.problem());
        }
    }

    @Override
    public <T> T raw(Function<byte[], T> reader) {
        int begin = at;
        byte[] value = rawValue();
        try {
            return reader.apply(value);
        } catch (DecodingException e) {
            throw e.within("", PathAt.find(json, from, begin), begin - from);
        }
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

    @Override
    public DecodeOptions options() {
        return options;
    }

    @Override
    public DecodingException failure(String problem) {
        return new DecodingException(problem, PathAt.find(json, from, at), at - from);
    }

    /** What is wrong where the bytes end and should not. */
    private DecodingException ended(String problem) {
        return growing
                ? DecodingException.INCOMPLETE
                : new DecodingException(problem, PathAt.find(json, from, at), at - from, true);
    }
}
