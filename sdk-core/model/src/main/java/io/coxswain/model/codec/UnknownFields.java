package io.coxswain.model.codec;

import io.coxswain.model.Json;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Fields of an object that its type does not know: a newer server's, kept as they came and written back with the object.
 */
public final class UnknownFields {
    private final String[] names;
    private final byte[][] json;

    private UnknownFields(String[] names, byte[][] json) {
        this.names = names;
        this.json = json;
    }

    static UnknownFields of(@Nullable UnknownFields before, String name, byte[] value) {
        if (before == null) {
            return new UnknownFields(new String[] {name}, new byte[][] {value});
        }
        int size = before.names.length;
        String[] names = Arrays.copyOf(before.names, size + 1);
        byte[][] json = Arrays.copyOf(before.json, size + 1);
        names[size] = name;
        json[size] = value;
        return new UnknownFields(names, json);
    }

    /** What came, by name, in the order in which it came. */
    public Map<String, Json> asMap() {
        Map<String, Json> map = new LinkedHashMap<>();
        for (int i = 0; i < names.length; i++) {
            map.put(names[i], Json.ofTrusted(json[i]));
        }
        return map;
    }

    int size() {
        return names.length;
    }

    String name(int i) {
        return names[i];
    }

    byte[] json(int i) {
        return json[i];
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof UnknownFields that && asMap().equals(that.asMap());
    }

    @Override
    public int hashCode() {
        return asMap().hashCode();
    }

    /** The names only: nobody can tell which value is secret. */
    @Override
    public String toString() {
        return Arrays.toString(names);
    }
}
