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
    private static final UnknownFields NONE = new UnknownFields(new String[0], new byte[0][], null, Map.of());

    private final String[] names;
    private final byte[][] json;

    /** Whole protobuf fields, one behind the other. */
    private final byte @Nullable [] proto;

    /** Those of messages that protobuf has inside, and JSON has not. */
    private final Map<Integer, UnknownFields> inline;

    private UnknownFields(String[] names, byte[][] json, byte @Nullable [] proto, Map<Integer, UnknownFields> inline) {
        this.names = names;
        this.json = json;
        this.proto = proto;
        this.inline = inline;
    }

    static UnknownFields of(@Nullable UnknownFields before, String name, byte[] value) {
        UnknownFields known = before == null ? NONE : before;
        int size = known.names.length;
        String[] names = Arrays.copyOf(known.names, size + 1);
        byte[][] json = Arrays.copyOf(known.json, size + 1);
        names[size] = name;
        json[size] = value;
        return new UnknownFields(names, json, known.proto, known.inline);
    }

    static UnknownFields ofProto(@Nullable UnknownFields before, byte[] field) {
        UnknownFields known = before == null ? NONE : before;
        byte[] proto = field;
        if (known.proto != null) {
            proto = Arrays.copyOf(known.proto, known.proto.length + field.length);
            System.arraycopy(field, 0, proto, known.proto.length, field.length);
        }
        return new UnknownFields(known.names, known.json, proto, known.inline);
    }

    static UnknownFields ofInline(@Nullable UnknownFields before, int field, UnknownFields found) {
        UnknownFields known = before == null ? NONE : before;
        Map<Integer, UnknownFields> inline = new LinkedHashMap<>(known.inline);
        inline.put(field, found);
        return new UnknownFields(known.names, known.json, known.proto, inline);
    }

    /** What came in JSON, by name, in the order in which it came; what came in protobuf has no names. */
    public Map<String, Json> asMap() {
        Map<String, Json> map = new LinkedHashMap<>();
        for (int i = 0; i < names.length; i++) {
            map.put(names[i], Json.ofTrusted(json[i]));
        }
        return map;
    }

    byte @Nullable [] proto() {
        return proto;
    }

    /** What is unknown in the message of an inlined type, which protobuf has inside and JSON has not. */
    public static @Nullable UnknownFields inline(@Nullable UnknownFields unknown, int field) {
        return unknown == null ? null : unknown.inline.get(field);
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
        return other instanceof UnknownFields that
                && asMap().equals(that.asMap())
                && Arrays.equals(proto, that.proto)
                && inline.equals(that.inline);
    }

    @Override
    public int hashCode() {
        return 31 * asMap().hashCode() + Arrays.hashCode(proto);
    }

    /** The names only: nobody can tell which value is secret. */
    @Override
    public String toString() {
        return Arrays.toString(names) + (proto == null ? "" : " and " + proto.length + " bytes");
    }
}
