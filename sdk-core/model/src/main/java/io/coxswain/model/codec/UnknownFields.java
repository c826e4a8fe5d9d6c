package io.coxswain.model.codec;

import io.coxswain.model.Json;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Fields of an object that its type does not know: a newer server's, kept as they came and written back with the object.
 *
 * <pre>{@code
 * UnknownFields unknown = pod.spec().unknownFields();
 * Json value = unknown == null ? null : unknown.asMap().get("aFieldOfTomorrow");
 * }</pre>
 */
public final class UnknownFields {
    private static final UnknownFields NONE = new UnknownFields(null, null, Map.of());

    private final @Nullable Kept json;
    private final @Nullable Kept proto;

    /** Those of messages that protobuf has inside, and JSON has not. */
    private final Map<Integer, UnknownFields> inline;

    private UnknownFields(@Nullable Kept json, @Nullable Kept proto, Map<Integer, UnknownFields> inline) {
        this.json = json;
        this.proto = proto;
        this.inline = inline;
    }

    static UnknownFields of(@Nullable UnknownFields before, String name, byte[] value) {
        UnknownFields known = before == null ? NONE : before;
        return new UnknownFields(new Kept(known.json, name, value), known.proto, known.inline);
    }

    static UnknownFields ofProto(@Nullable UnknownFields before, byte[] field) {
        UnknownFields known = before == null ? NONE : before;
        return new UnknownFields(known.json, new Kept(known.proto, "", field), known.inline);
    }

    static UnknownFields ofInline(@Nullable UnknownFields before, int field, UnknownFields found) {
        UnknownFields known = before == null ? NONE : before;
        Map<Integer, UnknownFields> inline = new LinkedHashMap<>(known.inline);
        inline.merge(field, found, UnknownFields::plus);
        return new UnknownFields(known.json, known.proto, inline);
    }

    /** A message that comes in several parts is all of them. */
    private UnknownFields plus(UnknownFields more) {
        Kept fields = proto;
        for (Kept field : inOrder(more.proto)) {
            fields = new Kept(fields, field.name, field.value);
        }
        Map<Integer, UnknownFields> messages = new LinkedHashMap<>(inline);
        more.inline.forEach((field, found) -> messages.merge(field, found, UnknownFields::plus));
        return new UnknownFields(json, fields, messages);
    }

    /** What came in JSON, by name, in the order in which it came; what came in protobuf has no names. */
    public Map<String, Json> asMap() {
        Map<String, Json> map = new LinkedHashMap<>();
        for (Kept field : json()) {
            map.put(field.name, Json.ofTrusted(field.value));
        }
        return map;
    }

    /** Whether something came in JSON. */
    boolean hasJson() {
        return json != null;
    }

    /** Whether something came in protobuf. */
    boolean hasProto() {
        return proto != null || !inline.isEmpty();
    }

    /** What came in JSON, in the order in which it came. */
    List<Kept> json() {
        return inOrder(json);
    }

    /** Whole protobuf fields, one behind the other. */
    byte @Nullable [] proto() {
        if (proto == null) {
            return null;
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        inOrder(proto).forEach(field -> bytes.writeBytes(field.value));
        return bytes.toByteArray();
    }

    /** What is unknown in the message of an inlined type, which protobuf has inside and JSON has not. */
    public static @Nullable UnknownFields inline(@Nullable UnknownFields unknown, int field) {
        return unknown == null ? null : unknown.inline.get(field);
    }

    private static List<Kept> inOrder(@Nullable Kept last) {
        List<Kept> fields = new ArrayList<>();
        for (Kept field = last; field != null; field = field.before) {
            fields.add(field);
        }
        Collections.reverse(fields);
        return fields;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof UnknownFields that
                && asMap().equals(that.asMap())
                && Arrays.equals(proto(), that.proto())
                && inline.equals(that.inline);
    }

    @Override
    public int hashCode() {
        return 31 * asMap().hashCode() + Arrays.hashCode(proto());
    }

    /** The names only: nobody can tell which value is secret. */
    @Override
    public String toString() {
        byte[] proto = proto();
        return asMap().keySet() + (proto == null ? "" : " and " + proto.length + " bytes");
    }

    /** One field, linked to the one before it: however many an object holds, another one costs the same. */
    static final class Kept {
        final @Nullable Kept before;
        final String name;
        final byte[] value;

        private Kept(@Nullable Kept before, String name, byte[] value) {
            this.before = before;
            this.name = name;
            this.value = value;
        }
    }
}
