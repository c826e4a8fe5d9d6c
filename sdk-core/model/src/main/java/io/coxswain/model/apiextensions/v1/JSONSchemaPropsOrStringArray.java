package io.coxswain.model.apiextensions.v1;

import io.coxswain.model.codec.Codec;
import io.coxswain.model.codec.JsonReader;
import io.coxswain.model.codec.JsonWriter;
import io.coxswain.model.codec.ProtoReader;
import io.coxswain.model.codec.ProtoWriter;
import io.coxswain.model.codec.Scalars;
import io.coxswain.model.codec.Values;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A schema, or the names of the fields that must come along: {@code dependencies} of a schema. */
public final class JSONSchemaPropsOrStringArray {
    /** Reads and writes it, in whichever of its two forms it comes. */
    public static final Codec<JSONSchemaPropsOrStringArray> CODEC = new OrStringsCodec();

    private final @Nullable JSONSchemaProps schema;
    private final List<String> names;

    private JSONSchemaPropsOrStringArray(@Nullable JSONSchemaProps schema, List<String> names) {
        this.schema = schema;
        this.names = names;
    }

    /** Holds a schema that must be met where the field is present. */
    public static JSONSchemaPropsOrStringArray of(JSONSchemaProps schema) {
        return new JSONSchemaPropsOrStringArray(Objects.requireNonNull(schema, "schema"), List.of());
    }

    /** Holds the names of fields that must be there where the field is present. */
    public static JSONSchemaPropsOrStringArray of(List<String> names) {
        return new JSONSchemaPropsOrStringArray(null, List.copyOf(names));
    }

    /** The schema; null where it is a list. */
    public @Nullable JSONSchemaProps schema() {
        return schema;
    }

    /** The list; empty where it is one schema. */
    public List<String> names() {
        return names;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof JSONSchemaPropsOrStringArray that
                && Objects.equals(schema, that.schema)
                && names.equals(that.names);
    }

    @Override
    public int hashCode() {
        return Objects.hash(schema, names);
    }

    @Override
    public String toString() {
        return schema == null ? names.toString() : schema.toString();
    }

    private static final class OrStringsCodec extends Codec<JSONSchemaPropsOrStringArray> {

        @Override
        public JSONSchemaPropsOrStringArray read(JsonReader in) {
            return in.isList() ? of(Scalars.STRINGS.read(in)) : of(in.unchecked(JSONSchemaProps.CODEC));
        }

        @Override
        public void write(JsonWriter out, JSONSchemaPropsOrStringArray value) {
            if (value.schema == null) {
                Scalars.STRINGS.write(out, value.names);
            } else {
                JSONSchemaProps.CODEC.write(out, value.schema);
            }
        }

        @Override
        public JSONSchemaPropsOrStringArray read(ProtoReader in) {
            JSONSchemaProps schema = null;
            String[] names = null;
            for (int field = in.nextField(); field != ProtoReader.END; field = in.nextField()) {
                switch (field) {
                    case 1 -> schema = in.object(JSONSchemaProps.CODEC);
                    case 2 -> names = in.list(names, Scalars.STRING);
                    default -> in.keepUnknown();
                }
            }
            in.endMessage();
            return schema == null ? of(Values.list(names)) : of(schema);
        }

        @Override
        public void write(ProtoWriter out, JSONSchemaPropsOrStringArray value) {
            out.list(2, value.names.toArray(Scalars.STRING.newArray(0)), Scalars.STRING);
            out.object(1, value.schema, JSONSchemaProps.CODEC);
        }

        @Override
        protected JSONSchemaPropsOrStringArray ofNull() {
            return of(List.of());
        }

        @Override
        public JSONSchemaPropsOrStringArray[] newArray(int length) {
            return new JSONSchemaPropsOrStringArray[length];
        }
    }
}
