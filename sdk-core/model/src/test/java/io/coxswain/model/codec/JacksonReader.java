package io.coxswain.model.codec;

import io.coxswain.model.IntOrString;
import io.coxswain.model.Quantity;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.exc.InputCoercionException;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.sym.PropertyNameMatcher;
import tools.jackson.core.util.Named;

/** The same by Jackson's streaming parser: what the reader of our own is held to. */
final class JacksonReader extends JsonReader {
    static final JsonFactory FACTORY = JsonFactory.builder().build();

    private static final Map<FieldNames, PropertyNameMatcher> MATCHERS = new ConcurrentHashMap<>();

    private final JsonParser parser;
    private final ManagedFieldsCut input;
    private final DecodeOptions options;

    /** Unknown fields of the objects that are open, the innermost last. */
    private @Nullable UnknownFields[] unknown = new UnknownFields[16];

    private int depth = -1;
    private int rootDepth;

    /** Elements of the lists and maps that are open. */
    private Object[] stack = new Object[32];

    private int top;
    private boolean lastWasNull;

    private JacksonReader(JsonParser parser, ManagedFieldsCut input, DecodeOptions options) {
        this.parser = parser;
        this.input = input;
        this.options = options;
    }

    static <T> T decode(Codec<T> codec, byte[] json, int from, int to, DecodeOptions options) {
        ManagedFieldsCut input = ManagedFieldsCut.of(json, from, to, options.managedFields());
        try (JsonParser parser = FACTORY.createParser(
                ObjectReadContext.empty(), input.json(), input.from(), input.to() - input.from())) {
            JacksonReader in = new JacksonReader(parser, input, options);
            try {
                if (parser.nextToken() == null) {
                    throw in.failure("empty document");
                }
                T value = codec.read(in);
                if (parser.nextToken() != null) {
                    throw in.failure("expected the end of the document");
                }
                return value;
            } catch (JacksonException e) {
                throw in.malformed(e);
            }
        }
    }

    @Override
    public int beginObject(FieldNames names) {
        if (parser.currentToken() != JsonToken.START_OBJECT) {
            throw failure("expected an object");
        }
        if (++depth == unknown.length) {
            unknown = Arrays.copyOf(unknown, depth * 2);
        }
        return nextField(names);
    }

    @Override
    public int nextField(FieldNames names) {
        int field = parser.nextNameMatch(matcher(names));
        while (field == PropertyNameMatcher.MATCH_UNKNOWN_NAME) {
            String name = parser.currentName();
            parser.nextToken();
            unknown[depth] = UnknownFields.of(unknown[depth], name, rawValue());
            field = parser.nextNameMatch(matcher(names));
        }
        if (field < 0) {
            return END;
        }
        parser.nextToken();
        return field;
    }

    private static PropertyNameMatcher matcher(FieldNames names) {
        return MATCHERS.computeIfAbsent(names, JacksonReader::newMatcher);
    }

    private static PropertyNameMatcher newMatcher(FieldNames names) {
        List<Named> all = IntStream.range(0, names.size())
                .mapToObj(field -> Named.fromString(names.name(field)))
                .toList();
        return FACTORY.constructNameMatcher(all, false);
    }

    @Override
    public @Nullable UnknownFields endObject() {
        UnknownFields found = unknown[depth];
        unknown[depth--] = null;
        lastWasNull = false;
        return found;
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
        return parser.currentToken() == JsonToken.START_OBJECT;
    }

    @Override
    public boolean isList() {
        return parser.currentToken() == JsonToken.START_ARRAY;
    }

    @Override
    boolean isNull() {
        lastWasNull = parser.currentToken() == JsonToken.VALUE_NULL;
        return lastWasNull;
    }

    @Override
    public @Nullable String string() {
        if (isNull()) {
            return null;
        }
        if (parser.currentToken() != JsonToken.VALUE_STRING) {
            throw failure("expected a string");
        }
        return parser.getString();
    }

    @Override
    public @Nullable String uniqueString() {
        return string();
    }

    @Override
    public @Nullable Boolean bool() {
        if (isNull()) {
            return null;
        }
        return switch (parser.currentToken()) {
            case VALUE_TRUE -> Boolean.TRUE;
            case VALUE_FALSE -> Boolean.FALSE;
            default -> throw failure("expected true or false");
        };
    }

    @Override
    public @Nullable Integer int32() {
        return isNull() ? null : integer() ? (Integer) parser.getIntValue() : null;
    }

    @Override
    public @Nullable Long int64() {
        return isNull() ? null : integer() ? (Long) parser.getLongValue() : null;
    }

    private boolean integer() {
        if (parser.currentToken() != JsonToken.VALUE_NUMBER_INT) {
            throw failure("expected an integer");
        }
        return true;
    }

    @Override
    public @Nullable Double number() {
        if (isNull()) {
            return null;
        }
        if (!parser.currentToken().isNumeric()) {
            throw failure("expected a number");
        }
        double value = parser.getDoubleValue();
        if (Double.isInfinite(value)) {
            throw failure("expected a number of double precision");
        }
        return value;
    }

    @Override
    public @Nullable IntOrString intOrString() {
        if (isNull()) {
            return null;
        }
        return parser.currentToken() == JsonToken.VALUE_STRING
                ? IntOrString.of(parser.getString())
                : integer() ? IntOrString.of(parser.getIntValue()) : null;
    }

    @Override
    public @Nullable Quantity quantity() {
        if (isNull()) {
            return null;
        }
        if (parser.currentToken() != JsonToken.VALUE_STRING
                && !parser.currentToken().isNumeric()) {
            throw failure("expected a quantity");
        }
        try {
            return Quantity.parse(parser.getString().strip());
        } catch (IllegalArgumentException e) {
            throw failure("expected a quantity such as 500m or 2Gi");
        }
    }

    @Override
    public <E> @Nullable LazyList<E> lazyList(Codec<E> codec) {
        if (isNull()) {
            return null;
        }
        if (parser.currentToken() == JsonToken.VALUE_NUMBER_INT && input.cutLength() > 0) {
            return input.cut() == null ? null : LazyList.ofJson(codec, input.cut());
        }
        if (parser.currentToken() != JsonToken.START_ARRAY) {
            throw failure("expected a list");
        }
        byte[] json = rawValue();
        return options.managedFields() ? LazyList.ofJson(codec, json) : null;
    }

    @Override
    public <E> E @Nullable [] list(Codec<E> codec) {
        if (isNull()) {
            return null;
        }
        if (parser.currentToken() != JsonToken.START_ARRAY) {
            throw failure("expected a list");
        }
        int bottom = top;
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            push(element(codec));
        }
        E[] list = codec.newArray(top - bottom);
        System.arraycopy(stack, bottom, list, 0, list.length);
        pop(bottom);
        return list;
    }

    @Override
    public <V> @Nullable Map<String, V> map(Codec<V> codec) {
        if (isNull()) {
            return null;
        }
        if (parser.currentToken() != JsonToken.START_OBJECT) {
            throw failure("expected an object");
        }
        int bottom = top;
        for (String key = parser.nextName(); key != null; key = parser.nextName()) {
            parser.nextToken();
            push(key);
            push(element(codec));
        }
        Map<String, V> map = ArrayMap.of(stack, bottom, top);
        pop(bottom);
        lastWasNull = false;
        return map;
    }

    private <E> E element(Codec<E> codec) {
        boolean isItem = depth + 1 == rootDepth;
        return parser.currentToken() == JsonToken.VALUE_NULL && !isItem ? nothing(codec) : codec.read(this);
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
    public TypeMeta peekTypeMeta() {
        throw new UnsupportedOperationException("this reads what is known to be of a type");
    }

    @Override
    boolean peekList(String field) {
        throw new UnsupportedOperationException("this reads what is known to be of a type");
    }

    @Override
    public <T> T raw(Function<byte[], T> reader) {
        return reader.apply(rawValue());
    }

    @Override
    byte[] rawValue() {
        lastWasNull = false;
        int start = (int) parser.currentTokenLocation().getByteOffset();
        parser.skipChildren();
        parser.finishToken();
        int end = (int) parser.currentLocation().getByteOffset();
        return input.raw(start, end);
    }

    @Override
    public DecodingException failure(String problem) {
        return new DecodingException(
                problem, path(), input.original(parser.currentTokenLocation().getByteOffset()));
    }

    /** Jackson's own words may quote the input, so only its kind of complaint is told. */
    private DecodingException malformed(JacksonException e) {
        String problem = "malformed JSON";
        if (e instanceof StreamConstraintsException) {
            problem = "over a limit: " + e.getOriginalMessage();
        } else if (e instanceof InputCoercionException) {
            problem = "number out of range";
        }
        return new DecodingException(
                problem, path(), input.original(parser.currentLocation().getByteOffset()));
    }

    private String path() {
        return parser.streamReadContext().pathAsPointer().toString();
    }
}
