package io.coxswain.model.codec;

import org.jspecify.annotations.Nullable;

/** The codec of a value that is no object: what is null or not there is its zero. */
abstract class Scalar<T> extends Codec<T> {

    abstract @Nullable T take(JsonReader in);

    abstract @Nullable T take(ProtoReader in);

    @Override
    public final T read(JsonReader in) {
        T value = take(in);
        return value == null ? zero() : value;
    }

    @Override
    final T readField(ProtoReader in) {
        T value = take(in);
        return value == null ? zero() : value;
    }

    @Override
    abstract T zero();

    @Override
    protected final T ofNull() {
        return zero();
    }
}
