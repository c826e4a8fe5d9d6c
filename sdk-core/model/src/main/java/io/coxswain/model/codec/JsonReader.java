package io.coxswain.model.codec;

import io.coxswain.model.Bytes;
import io.coxswain.model.FieldsV1;
import io.coxswain.model.GoDuration;
import io.coxswain.model.IntOrString;
import io.coxswain.model.Json;
import io.coxswain.model.KubeTime;
import io.coxswain.model.Quantity;
import io.coxswain.model.RawExtension;
import java.time.Duration;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What a generated codec reads from. The reader stands at a value: each value method takes that value whole and gives
 * {@code null} for JSON's null. An object is read by
 *
 * <pre>{@code
 * for (int field = in.beginObject(NAMES); field != JsonReader.END; field = in.nextField(NAMES)) {
 *     switch (field) {
 *         case 0 -> name = in.string();
 *         …
 *     }
 * }
 * UnknownFields unknown = in.endObject();
 * }</pre>
 *
 * <p>Names that are not among {@code NAMES} are taken by the reader itself and come back from {@link #endObject}. Every
 * method throws {@link DecodingException} where the document is something else.
 */
public abstract class JsonReader {

    /** No further field. */
    public static final int END = -1;

    JsonReader() {}

    /** Enters an object and moves to the value of its first known field. */
    public abstract int beginObject(FieldNames names);

    /** Moves to the value of the next known field of the current object. */
    public abstract int nextField(FieldNames names);

    /** Leaves the current object, whose last field has been read. */
    public abstract @Nullable UnknownFields endObject();

    /** Whether the current object is a document of its own, or an item of a list: such items leave their kind to the list. */
    public abstract boolean isRoot();

    /** An object that is a document of its own inside of another one, as in the event of a watch. */
    public abstract <T> T document(Codec<T> codec);

    /** The items of a list of objects. */
    public abstract <E> E @Nullable [] items(Codec<E> codec);

    /** The bits with the given one set if the value read last was null: some fields Kubernetes writes as null when they are not set. */
    public abstract int nulls(int bits, int bit);

    /** Whether the value is an object: for the few types that take several shapes. */
    public abstract boolean isObject();

    /** Whether the value is a list. */
    public abstract boolean isList();

    /**
     * What the object at which the reader stands says it is, for those who must know before they read it. Nothing is taken.
     *
     * @throws DecodingException if it is no object
     */
    public abstract TypeMeta peekTypeMeta();

    /** Whether the object at which the reader stands has such a field, and it is a list. */
    abstract boolean peekList(String field);

    abstract boolean isNull();

    /** Whether the value is an object without a byte in it, and no item of a list, which has its kind by being there. */
    boolean isEmptyObject() {
        return false;
    }

    void skipEmptyObject() {
        throw new UnsupportedOperationException();
    }

    /** A string that may well have been read before. */
    public abstract @Nullable String string();

    /** A string that hardly any other object holds, or that is nobody else's business. */
    public abstract @Nullable String uniqueString();

    /** {@code true} or {@code false}. */
    public abstract @Nullable Boolean bool();

    /** A whole number of 32 bits; a larger one is an error. */
    public abstract @Nullable Integer int32();

    /** A whole number of 64 bits; a larger one is an error. */
    public abstract @Nullable Long int64();

    /** A number, to double precision; one beyond it is an error. */
    public abstract @Nullable Double number();

    /** A whole number of 32 bits, or a string. */
    public abstract @Nullable IntOrString intOrString();

    /** A list that stays bytes until somebody looks at it, or nothing if such lists are skipped. */
    public abstract <E> @Nullable LazyList<E> lazyList(Codec<E> codec);

    /** Reads a value into which strict reading does not look, as Kubernetes reads it by code of its own. */
    public <T> T unchecked(Codec<T> codec) {
        return codec.read(this);
    }

    /** A list, each element by the codec. */
    public abstract <E> E @Nullable [] list(Codec<E> codec);

    /** An object of any names, each value by the codec; of a name that is there twice the last value counts. */
    public abstract <V> @Nullable Map<String, V> map(Codec<V> codec);

    /** The bytes of any value. */
    abstract byte[] rawValue();

    /**
     * Takes any value, as what a function makes of its bytes: well-formed JSON in an array of its own. Where the function throws a
     * {@link DecodingException}, path and offset are made those of the whole document.
     */
    public abstract <T> T raw(Function<byte[], T> reader);

    /**
     * As {@link #raw}, where the document is read strictly: the function also tells fields that it has no place for, as JSON pointers
     * within the value. They and the fields that are there twice are refused with all others of the document, once it is read.
     */
    public <T> T rawStrictly(BiFunction<byte[], Consumer<String>, T> reader) {
        return raw(value -> reader.apply(value, field -> {}));
    }

    /** How the document is read. */
    public DecodeOptions options() {
        return DecodeOptions.DEFAULT;
    }

    /** What to throw where the document is not what was expected: at the place where the reader stands, in words that quote nothing of it. */
    public abstract DecodingException failure(String problem);

    /** An object of a type, by its codec. */
    public final <T> @Nullable T object(Codec<T> codec) {
        if (isNull()) {
            return null;
        }
        return isEmptyObject() ? empty(codec) : codec.read(this);
    }

    /**
     * An object that has nothing in it. All of them are one: a long list of those would take a hundred times as many bytes as the
     * document has.
     */
    final <T> T empty(Codec<T> codec) {
        if (!codec.isImmutable()) {
            return codec.read(this);
        }
        if (codec.empty == null) {
            codec.empty = codec.read(this);
        } else {
            skipEmptyObject();
        }
        return codec.empty;
    }

    /** An element that is null: one of many, and so one for all as {@link #empty} is. */
    final <T> T nothing(Codec<T> codec) {
        if (codec.nothing != null) {
            return codec.nothing;
        }
        try {
            T nothing = codec.ofNull();
            if (codec.isImmutable()) {
                codec.nothing = nothing;
            }
            return nothing;
        } catch (DecodingException e) {
            throw failure("expected a value, not null");
        }
    }

    /** A list of strings that may well have been read before. */
    public final String @Nullable [] strings() {
        return list(Scalars.STRING);
    }

    /** An object of any names and strings that may well have been read before. */
    public final @Nullable Map<String, String> stringMap() {
        return map(Scalars.STRING);
    }

    /** A map of strings that are nobody else's business. */
    public final @Nullable Map<String, String> uniqueStringMap() {
        return map(Scalars.UNIQUE_STRING);
    }

    /** Seconds since 1970, or {@link Values#NO_TIME}. */
    public long time() {
        String text = string();
        try {
            return text == null ? Values.NO_TIME : KubeTime.parseTime(text);
        } catch (IllegalArgumentException e) {
            throw failure("expected a time as in RFC 3339");
        }
    }

    /** Microseconds since 1970, or {@link Values#NO_TIME}. */
    public long microTime() {
        String text = string();
        try {
            return text == null ? Values.NO_TIME : KubeTime.parseMicroTime(text);
        } catch (IllegalArgumentException e) {
            throw failure("expected a time as in RFC 3339 with microseconds");
        }
    }

    /** A duration in Go's form, such as {@code 1h30m}. */
    public final @Nullable Duration duration() {
        String text = string();
        try {
            return text == null ? null : GoDuration.parse(text);
        } catch (IllegalArgumentException e) {
            throw failure("expected a duration such as 1h30m");
        }
    }

    /** What a string in base64 stands for. */
    public final @Nullable Bytes bytes() {
        String text = uniqueString();
        try {
            return text == null ? null : Bytes.ofBase64(text);
        } catch (IllegalArgumentException e) {
            throw failure("expected base64");
        }
    }

    /** A quantity such as {@code 100m}: a string, or a bare number. */
    public abstract @Nullable Quantity quantity();

    /** An object of any type, as its bytes. */
    public final @Nullable RawExtension rawExtension() {
        return isNull() ? null : RawExtension.ofTrusted(rawValue());
    }

    /** A set of fields, as its bytes. */
    public final @Nullable FieldsV1 fieldsV1() {
        return isNull() ? null : FieldsV1.ofTrusted(rawValue());
    }

    /** Any value; null is a value too. Strict reading does not look into it, as Kubernetes reads such fields by code of its own. */
    public final Json json() {
        return Json.ofTrusted(rawValue());
    }

    /** The same, but a document of its own, or an item of a list, is looked into. */
    Json jsonDocument() {
        return json();
    }
}
