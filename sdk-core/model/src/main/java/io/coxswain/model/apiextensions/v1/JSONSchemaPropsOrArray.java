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

/** One schema for every item, or one for each: {@code items} of a schema. */
public final class JSONSchemaPropsOrArray {
    /** Reads and writes it, in whichever of its two forms it comes. */
    public static final Codec<JSONSchemaPropsOrArray> CODEC = new OrArrayCodec();

    private final @Nullable JSONSchemaProps schema;
    private final List<JSONSchemaProps> schemas;

    private JSONSchemaPropsOrArray(@Nullable JSONSchemaProps schema, List<JSONSchemaProps> schemas) {
        this.schema = schema;
        this.schemas = schemas;
    }

    /** Holds one schema, for every element. */
    public static JSONSchemaPropsOrArray of(JSONSchemaProps schema) {
        return new JSONSchemaPropsOrArray(Objects.requireNonNull(schema, "schema"), List.of());
    }

    /** Holds a list of schemas, one for each element in turn. */
    public static JSONSchemaPropsOrArray of(List<JSONSchemaProps> schemas) {
        return new JSONSchemaPropsOrArray(null, List.copyOf(schemas));
    }

    /** The schema; null where it is a list. */
    public @Nullable JSONSchemaProps schema() {
        return schema;
    }

    /** The list; empty where it is one schema. */
    public List<JSONSchemaProps> schemas() {
        return schemas;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof JSONSchemaPropsOrArray that
                && Objects.equals(schema, that.schema)
                && schemas.equals(that.schemas);
    }

    @Override
    public int hashCode() {
        return Objects.hash(schema, schemas);
    }

    @Override
    public String toString() {
        return schema == null ? schemas.toString() : schema.toString();
    }

    private static final class OrArrayCodec extends Codec<JSONSchemaPropsOrArray> {

        @Override
        public JSONSchemaPropsOrArray read(JsonReader in) {
            return in.isList()
                    ? of(in.unchecked(Scalars.listOf(JSONSchemaProps.CODEC)))
                    : of(in.unchecked(JSONSchemaProps.CODEC));
        }

        @Override
        public void write(JsonWriter out, JSONSchemaPropsOrArray value) {
            if (value.schema == null) {
                Scalars.listOf(JSONSchemaProps.CODEC).write(out, value.schemas);
            } else {
                JSONSchemaProps.CODEC.write(out, value.schema);
            }
        }

        @Override
        public JSONSchemaPropsOrArray read(ProtoReader in) {
            JSONSchemaProps schema = null;
            JSONSchemaProps[] schemas = null;
            for (int field = in.nextField(); field != ProtoReader.END; field = in.nextField()) {
                switch (field) {
                    case 1 -> schema = in.object(JSONSchemaProps.CODEC);
                    case 2 -> schemas = in.list(schemas, JSONSchemaProps.CODEC);
                    default -> in.keepUnknown();
                }
            }
            in.endMessage();
            return schema == null ? of(Values.list(schemas)) : of(schema);
        }

        @Override
        public void write(ProtoWriter out, JSONSchemaPropsOrArray value) {
            out.list(2, value.schemas.toArray(JSONSchemaProps.CODEC.newArray(0)), JSONSchemaProps.CODEC);
            out.object(1, value.schema, JSONSchemaProps.CODEC);
        }

        @Override
        public JSONSchemaPropsOrArray[] newArray(int length) {
            return new JSONSchemaPropsOrArray[length];
        }
    }
}
