package io.coxswain.model.codec;

import io.coxswain.model.GoFloat;
import org.jspecify.annotations.Nullable;

/**
 * Writes a value as one line of YAML-like text for people. Long strings are cut, raw bytes are only counted, managedFields left
 * out, and a secret is never shown.
 */
final class TextWriter extends JsonWriter {
    private static final int LONGEST_STRING = 120;
    private static final int LONGEST_TEXT = 4_096;

    /** kubectl keeps the whole object in it, a Secret's data too. */
    private static final String LAST_APPLIED = "kubectl.kubernetes.io/last-applied-configuration";

    private final StringBuilder text = new StringBuilder();
    private int depth;
    private boolean first = true;

    /** The depth of a secret value that is being left out; -1 while there is none. */
    private int hidden = -1;

    static <T> String text(Codec<T> codec, T value) {
        TextWriter out = new TextWriter();
        codec.write(out, value);
        return out.text.length() <= LONGEST_TEXT ? out.text.toString() : out.text.substring(0, LONGEST_TEXT) + "…";
    }

    private TextWriter() {}

    @Override
    public void beginObject() {
        begin('{');
    }

    @Override
    public void endObject(@Nullable UnknownFields unknown) {
        if (unknown != null) {
            for (UnknownFields.Kept field : unknown.json()) {
                name(field.name);
                raw(field.value);
            }
        }
        end('}');
    }

    @Override
    public void beginList() {
        begin('[');
    }

    @Override
    public void endList() {
        end(']');
    }

    private void begin(char bracket) {
        element(null);
        depth++;
        if (hidden < 0) {
            text.append(bracket);
            first = true;
        }
    }

    private void end(char bracket) {
        depth--;
        if (hidden < 0) {
            text.append(bracket);
        } else if (hidden == depth) {
            hidden = -1;
        }
        first = false;
    }

    @Override
    public void value(String value) {
        element(value.length() <= LONGEST_STRING ? value : value.substring(0, LONGEST_STRING) + "…");
    }

    @Override
    public void value(boolean value) {
        element(Boolean.toString(value));
    }

    @Override
    public void value(long value) {
        element(Long.toString(value));
    }

    @Override
    public void value(double value) {
        element(GoFloat.text(value));
    }

    @Override
    public void nullValue() {
        element("null");
    }

    @Override
    public void raw(byte[] json) {
        element("<" + json.length + " bytes>");
    }

    @Override
    void name(FieldNames names, int field) {
        named(names.name(field), names.isSensitive(field));
    }

    @Override
    void name(String key) {
        named(key, key.equals(LAST_APPLIED));
    }

    private void named(String name, boolean secret) {
        if (hidden >= 0) {
            return;
        }
        element(name);
        text.append(": ");
        first = true;
        if (secret) {
            text.append("<redacted>");
            hidden = depth;
        }
    }

    /** Something in its place among others; nothing but the place where a bracket follows. */
    private void element(@Nullable String content) {
        if (hidden >= 0) {
            if (content != null && hidden == depth) {
                hidden = -1;
                first = false;
            }
            return;
        }
        if (!first) {
            text.append(", ");
        }
        first = false;
        if (content != null) {
            text.append(content);
        }
    }

    @Override
    public <E> void lazyList(FieldNames names, int field, @Nullable LazyList<E> value, Codec<E> codec) {
        // Left out: bookkeeping that no reader of a log line wants.
    }
}
