package io.coxswain.model.codec;

import io.coxswain.model.yaml.Yaml;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Reads and writes one type. Every generated type has one, as its {@code CODEC}; it has no state and may be shared freely.
 *
 * <pre>{@code
 * Pod pod = Pod.CODEC.fromJson(bytes);
 * byte[] json = Pod.CODEC.toJson(pod.with(p -> p.metadata(m -> m.putLabels("seen", "yes"))));
 * }</pre>
 *
 * <p>Fields that the type does not know are kept, at every level, and written back in the form in which they came: those of JSON in
 * JSON and YAML, those of protobuf in protobuf. No other form has a place for them, since protobuf has no names and JSON no numbers of
 * fields: {@link #toJson(Object)} of an object that was read from protobuf leaves out what was unknown in it, and {@link #toProtobuf}
 * what was unknown in JSON. {@link #toWholeJson} and {@link #toWholeProtobuf} tell when that would be so.
 *
 * @param <T> the type read and written
 */
public abstract class Codec<T> {

    /**
     * What an object with nothing in it is read as, from JSON and from protobuf; null before there was one. Objects within others
     * often are so, and then are one. Whoever loses a race has one of its own.
     */
    @Nullable
    T empty;

    @Nullable
    T emptyMessage;

    /** What null is read as where it stands for an element. */
    @Nullable
    T nothing;

    /** For generated codecs, and for those of one's own. */
    protected Codec() {}

    /**
     * The codec of a class: what its public constant {@code CODEC} holds, which every type of the model has. Null if there is none
     * for just this class.
     */
    @SuppressWarnings("unchecked")
    public static <T> @Nullable Codec<T> forClass(Class<T> type) {
        try {
            Field constant = type.getField("CODEC");
            boolean isCodec = Modifier.isStatic(constant.getModifiers()) && Codec.class == constant.getType();
            Codec<?> codec = isCodec ? (Codec<?>) constant.get(null) : null;
            return codec != null && codec.type() == type ? (Codec<T>) codec : null;
        } catch (NoSuchFieldException | IllegalAccessException e) {
            return null;
        }
    }

    /** The Java class of what this reads. */
    final Class<?> type() {
        return newArray(0).getClass().getComponentType();
    }

    /**
     * Reads the value at which the reader stands, which is not null.
     *
     * @throws DecodingException if it is not of this type
     */
    public abstract T read(JsonReader in);

    /** Writes one value. */
    public abstract void write(JsonWriter out, T value);

    /**
     * Reads the rest of the current protobuf message.
     *
     * @throws DecodingException if it is not of this type, or this type has no protobuf form
     */
    public T read(ProtoReader in) {
        throw in.failure("this type has no protobuf form");
    }

    /**
     * Writes the body of one value.
     *
     * @throws UnsupportedOperationException if this type has no protobuf form
     */
    public void write(ProtoWriter out, T value) {
        throw new UnsupportedOperationException("this type has no protobuf form; write it as JSON");
    }

    /** Whether this type is a kind that has a protobuf form, so that servers can be asked for it. */
    public boolean hasProtobuf() {
        return false;
    }

    /** Reads the value of the current protobuf field. */
    T readField(ProtoReader in) {
        int outer = in.enter();
        T value = read(in);
        in.leave(outer);
        return value;
    }

    /** Writes a protobuf field. */
    void writeField(ProtoWriter out, int field, T value) {
        int begin = out.beginMessage();
        write(out, value);
        out.endMessage(field, begin);
    }

    /** Whether several values may share one protobuf field. */
    boolean isNumeric() {
        return false;
    }

    /** One of several values that share a protobuf field. */
    T readPacked(ProtoReader in) {
        throw in.failure("this type is never packed");
    }

    /** What an entry of a map holds that has no value. */
    T zero() {
        return read(new ProtoReader(new byte[0], 0, 0, DecodeOptions.DEFAULT));
    }

    /**
     * What null is read as where it is an element of a list or the value of a map: Go's zero value, which is that of an object with
     * nothing in it unless a codec says otherwise.
     *
     * @throws DecodingException if null cannot stand there
     */
    protected T ofNull() {
        return ByteReader.inner(this, "{}".getBytes(StandardCharsets.US_ASCII));
    }

    /**
     * Whether nobody can change what this reads, as it is unless a codec says otherwise: all objects that have nothing in them are then
     * one.
     */
    protected boolean isImmutable() {
        return true;
    }

    /** The one kind that this reads, by which its lists are called too; null if there are several, or they may be called otherwise. */
    public @Nullable TypeMeta typeMeta() {
        return null;
    }

    /** The apiVersion and kind of a value, if it is of a kind. */
    public @Nullable TypeMeta typeMeta(T value) {
        return null;
    }

    /** A new array of this type, for lists. */
    public abstract T[] newArray(int length);

    /**
     * Reads one JSON document.
     *
     * @throws DecodingException if the bytes are not one well-formed document of this type
     */
    public final T fromJson(byte[] json) {
        return fromJson(json, 0, json.length, DecodeOptions.DEFAULT);
    }

    /**
     * Reads the JSON document that lies in a part of an array. The array is not kept and not changed.
     *
     * @param from where the document begins
     * @param to behind its last byte
     * @throws DecodingException if the bytes are not one well-formed document of this type
     */
    public final T fromJson(byte[] json, int from, int to, DecodeOptions options) {
        Objects.checkFromToIndex(from, to, json.length);
        return ByteReader.decode(this, json, from, to, options);
    }

    /**
     * Reads one document of Kubernetes' protobuf, with its envelope.
     *
     * @throws DecodingException if the bytes are not one document of this type
     */
    public final T fromProtobuf(byte[] protobuf) {
        return fromProtobuf(protobuf, 0, protobuf.length, DecodeOptions.DEFAULT);
    }

    /**
     * Reads the document of Kubernetes' protobuf, with its envelope, that lies in a part of an array. The array is not kept and not
     * changed.
     *
     * @param from where the document begins
     * @param to behind its last byte
     * @throws DecodingException if the bytes are not one document of this type
     */
    public final T fromProtobuf(byte[] protobuf, int from, int to, DecodeOptions options) {
        Objects.checkFromToIndex(from, to, protobuf.length);
        ProtoEnvelope envelope = ProtoEnvelope.open(protobuf, from, to, options);
        ProtoReader in = new ProtoReader(protobuf, envelope.from(), envelope.to(), options);
        in.envelope(envelope.apiVersion(), envelope.kind(), from);
        return in.whole(this);
    }

    /**
     * Reads the protobuf message that lies in a part of an array and has no envelope, as the events of a watch have none. The array is
     * not kept and not changed.
     *
     * @param from where the message begins
     * @param to behind its last byte
     * @throws DecodingException if the bytes are not one message of this type
     */
    public final T fromMessage(byte[] protobuf, int from, int to, DecodeOptions options) {
        Objects.checkFromToIndex(from, to, protobuf.length);
        return new ProtoReader(protobuf, from, to, options).whole(this);
    }

    /**
     * Reads the document that lies in a part of an array, in the form given. The array is not kept and not changed.
     *
     * @param from where the document begins
     * @param to behind its last byte
     * @throws DecodingException if the bytes are not one document of this type
     */
    public final T decode(ContentType form, byte[] bytes, int from, int to, DecodeOptions options) {
        return switch (form) {
            case JSON -> fromJson(bytes, from, to, options);
            case YAML -> Yaml.read(this, Arrays.copyOfRange(bytes, from, to), options);
            case PROTOBUF -> fromProtobuf(bytes, from, to, options);
        };
    }

    /**
     * Writes one value as Kubernetes' protobuf, with its envelope, without unknown fields that came in JSON.
     *
     * @throws UnsupportedOperationException if this type is no kind, or has no protobuf form
     */
    public final byte[] toProtobuf(T value) {
        return toProtobuf(new ProtoWriter(), value);
    }

    private byte[] toProtobuf(ProtoWriter out, T value) {
        TypeMeta meta = typeMeta(Objects.requireNonNull(value, "value"));
        if (meta == null) {
            throw new UnsupportedOperationException("only kinds have a protobuf document of their own");
        }
        return ProtoEnvelope.write(out, this, value, meta);
    }

    /**
     * Writes one value as Kubernetes' protobuf, unless something would be lost: what came in JSON and is not known to the type.
     *
     * @return null if JSON has to be written in its place
     * @throws UnsupportedOperationException if this type is no kind, or has no protobuf form
     */
    public final byte @Nullable [] toWholeProtobuf(T value) {
        ProtoWriter out = new ProtoWriter();
        byte[] protobuf = toProtobuf(out, value);
        return out.isIncomplete() ? null : protobuf;
    }

    /** Writes one value as compact JSON, its fields in Kubernetes' order, without unknown fields that came in protobuf. */
    public final byte[] toJson(T value) {
        return ByteWriter.encode(this, Objects.requireNonNull(value, "value"));
    }

    /**
     * Writes one value as compact JSON, unless something would be lost: what came in protobuf and is not known to the type.
     *
     * @return null if protobuf has to be written in its place
     */
    public final byte @Nullable [] toWholeJson(T value) {
        return ByteWriter.encodeWhole(this, Objects.requireNonNull(value, "value"));
    }

    /**
     * Writes a value that was changed over the document it had been read from: what the type does not know stays as the document has
     * it. The types of this library keep all of that themselves, so for them this is {@link #toJson(Object)}; mappings of one's own
     * often cannot (see {@link io.coxswain.model.jackson.JacksonCodec}), and whoever reads, changes and writes goes this way. Items of a
     * list are found again by namespace and name, or by their place if they have no name.
     *
     * <pre>{@code
     * byte[] json = codec.toJson(change.apply(codec.fromJson(original)), original);
     * }</pre>
     *
     * @param original the JSON that the value was read from before it was changed
     * @throws DecodingException if the original is no document of this type
     */
    public byte[] toJson(T changed, byte[] original) {
        Objects.requireNonNull(original, "original");
        return toJson(changed);
    }

    /**
     * Reads one document in the form given.
     *
     * @throws DecodingException if the bytes are not one document of this type in that form
     */
    public final T decode(ContentType form, byte[] bytes) {
        return decode(form, bytes, 0, bytes.length, DecodeOptions.DEFAULT);
    }

    /**
     * Writes one value in the form given.
     *
     * @throws UnsupportedOperationException if this type has no such form
     */
    public final byte[] encode(ContentType form, T value) {
        return switch (form) {
            case JSON -> toJson(value);
            case YAML -> Yaml.write(this, value).getBytes(StandardCharsets.UTF_8);
            case PROTOBUF -> toProtobuf(value);
        };
    }

    /** One line of YAML-like text for people: long strings are cut, and what is secret is left out. */
    public final String toText(@Nullable T value) {
        return value == null ? "null" : TextWriter.text(this, value);
    }
}
