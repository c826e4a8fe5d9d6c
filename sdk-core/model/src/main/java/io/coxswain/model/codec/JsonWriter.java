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
import org.jspecify.annotations.Nullable;

/**
 * What a generated codec writes to. The methods that take a field write its name and value, and nothing at all where the value
 * is null: an absent field.
 *
 * <pre>{@code
 * out.beginObject();
 * out.string(NAMES, 0, value.name);
 * out.object(NAMES, 1, value.spec, PodSpec.CODEC);
 * out.endObject(value.unknown);
 * }</pre>
 */
public abstract class JsonWriter {

    JsonWriter() {}

    /** Begins an object. */
    public abstract void beginObject();

    /** Writes what the type does not know, and ends the object. */
    public abstract void endObject(@Nullable UnknownFields unknown);

    /** Begins a list. */
    public abstract void beginList();

    /** Ends the list. */
    public abstract void endList();

    /** Writes one value. */
    public abstract void value(String value);

    /** Writes one value. */
    public abstract void value(boolean value);

    /** Writes one value. */
    public abstract void value(long value);

    /** Writes one value. */
    public abstract void value(double value);

    /** Writes null. */
    public abstract void nullValue();

    /** A JSON value as it is, which has to be well-formed: nobody checks it. */
    public abstract void raw(byte[] json);

    abstract void name(FieldNames names, int field);

    abstract void name(String key);

    /** Writes one value. */
    public final void value(IntOrString value) {
        if (value.isInt()) {
            value(value.intValue());
        } else {
            value(value.stringValue());
        }
    }

    /** The first two names of a kind: what the document said, or else the type's own. */
    public final void kind(FieldNames names, @Nullable TypeMeta said, String kind, String apiVersion) {
        string(names, 0, said == null ? kind : said.kind());
        string(names, 1, said == null ? apiVersion : said.apiVersion());
    }

    /** Writes a field that holds a string. */
    public final void string(FieldNames names, int field, @Nullable String value) {
        if (value != null) {
            name(names, field);
            value(value);
        }
    }

    /** Writes a field that holds a boolean. */
    public final void bool(FieldNames names, int field, @Nullable Boolean value) {
        if (value != null) {
            name(names, field);
            value(value);
        }
    }

    /** Writes a field that holds a number of 32 bits. */
    public final void int32(FieldNames names, int field, @Nullable Integer value) {
        if (value != null) {
            name(names, field);
            value(value);
        }
    }

    /** Writes a field that holds a number of 64 bits. */
    public final void int64(FieldNames names, int field, @Nullable Long value) {
        if (value != null) {
            name(names, field);
            value(value);
        }
    }

    /** Writes a field that holds a number of double precision. */
    public final void number(FieldNames names, int field, @Nullable Double value) {
        if (value != null) {
            name(names, field);
            value(value);
        }
    }

    /** Writes a field that holds a time in seconds since 1970. */
    public final void time(FieldNames names, int field, long seconds) {
        if (seconds != Values.NO_TIME) {
            name(names, field);
            value(KubeTime.formatTime(seconds));
        }
    }

    /** Writes a field that holds a time in microseconds since 1970. */
    public final void microTime(FieldNames names, int field, long micros) {
        if (micros != Values.NO_TIME) {
            name(names, field);
            value(KubeTime.formatMicroTime(micros));
        }
    }

    /** Writes a field that holds a duration. */
    public final void duration(FieldNames names, int field, @Nullable Duration value) {
        if (value != null) {
            name(names, field);
            value(GoDuration.format(value));
        }
    }

    /** Writes a field that holds bytes. */
    public final void bytes(FieldNames names, int field, @Nullable Bytes value) {
        if (value != null) {
            name(names, field);
            value(value.base64());
        }
    }

    /** Writes a field that holds a quantity. */
    public final void quantity(FieldNames names, int field, @Nullable Quantity value) {
        if (value != null) {
            name(names, field);
            value(value.text());
        }
    }

    /** Writes a field that holds a number or a string. */
    public final void intOrString(FieldNames names, int field, @Nullable IntOrString value) {
        if (value != null) {
            name(names, field);
            value(value);
        }
    }

    /** Writes a field that holds a raw object. */
    public final void rawExtension(FieldNames names, int field, @Nullable RawExtension value) {
        if (value != null) {
            name(names, field);
            raw(value.json());
        }
    }

    /** Writes a field that holds a set of fields. */
    public final void fieldsV1(FieldNames names, int field, @Nullable FieldsV1 value) {
        if (value != null) {
            name(names, field);
            raw(value.json());
        }
    }

    /** Writes a field that holds any JSON value. */
    public final void json(FieldNames names, int field, @Nullable Json value) {
        if (value != null) {
            name(names, field);
            raw(value.json());
        }
    }

    /** Writes a field that holds an object. */
    public final <T> void object(FieldNames names, int field, @Nullable T value, Codec<T> codec) {
        if (value != null) {
            name(names, field);
            codec.write(this, value);
        }
    }

    /** Writes a field that holds a list. */
    public final <E> void list(FieldNames names, int field, E @Nullable [] value, Codec<E> codec) {
        if (value == null) {
            return;
        }
        name(names, field);
        beginList();
        for (E element : value) {
            codec.write(this, element);
        }
        endList();
    }

    /** A list that may still be the bytes it came in. */
    public abstract <E> void lazyList(FieldNames names, int field, @Nullable LazyList<E> value, Codec<E> codec);

    /** Writes a field that holds a map. */
    public final <V> void map(FieldNames names, int field, @Nullable Map<String, V> value, Codec<V> codec) {
        if (value == null) {
            return;
        }
        name(names, field);
        beginObject();
        Object[] entries = ArrayMap.entries(value);
        for (int i = 0; i < entries.length; i += 2) {
            name((String) entries[i]);
            @SuppressWarnings("unchecked")
            V entry = (V) entries[i + 1];
            codec.write(this, entry);
        }
        endObject(null);
    }

    /** Null for each field whose bit is set: Kubernetes writes some fields as null when they have no value. */
    public final void nullField(FieldNames names, int field, int nulls, int bit) {
        if ((nulls & bit) != 0) {
            name(names, field);
            nullValue();
        }
    }
}
