package io.coxswain.model.apiextensions.v1;

import io.coxswain.model.codec.Codec;
import io.coxswain.model.codec.JsonReader;
import io.coxswain.model.codec.JsonWriter;
import io.coxswain.model.codec.ProtoReader;
import io.coxswain.model.codec.ProtoWriter;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A schema, or whether anything at all is allowed: {@code additionalProperties} is one or the other.
 *
 * <pre>{@code
 * JSONSchemaPropsOrBool.of(false);
 * JSONSchemaPropsOrBool.of(JSONSchemaProps.of(s -> s.type("string")));
 * }</pre>
 */
public final class JSONSchemaPropsOrBool {
    /** Reads and writes it, in whichever of its two forms it comes. */
    public static final Codec<JSONSchemaPropsOrBool> CODEC = new OrBoolCodec();

    private final boolean allows;
    private final @Nullable JSONSchemaProps schema;

    private JSONSchemaPropsOrBool(boolean allows, @Nullable JSONSchemaProps schema) {
        this.allows = allows;
        this.schema = schema;
    }

    /** Anything, or nothing. */
    public static JSONSchemaPropsOrBool of(boolean allows) {
        return new JSONSchemaPropsOrBool(allows, null);
    }

    /** What the schema allows. */
    public static JSONSchemaPropsOrBool of(JSONSchemaProps schema) {
        return new JSONSchemaPropsOrBool(true, Objects.requireNonNull(schema, "schema"));
    }

    /** Whether it allows anything at all. */
    public boolean allows() {
        return allows;
    }

    /** The schema; null where only {@link #allows()} speaks. */
    public @Nullable JSONSchemaProps schema() {
        return schema;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof JSONSchemaPropsOrBool that
                && allows == that.allows
                && Objects.equals(schema, that.schema);
    }

    @Override
    public int hashCode() {
        return Objects.hash(allows, schema);
    }

    @Override
    public String toString() {
        return schema == null ? Boolean.toString(allows) : schema.toString();
    }

    private static final class OrBoolCodec extends Codec<JSONSchemaPropsOrBool> {

        @Override
        public JSONSchemaPropsOrBool read(JsonReader in) {
            if (in.isObject()) {
                return of(in.unchecked(JSONSchemaProps.CODEC));
            }
            return of(Boolean.TRUE.equals(in.bool()));
        }

        @Override
        public void write(JsonWriter out, JSONSchemaPropsOrBool value) {
            if (value.schema == null) {
                out.value(value.allows);
            } else {
                JSONSchemaProps.CODEC.write(out, value.schema);
            }
        }

        @Override
        public JSONSchemaPropsOrBool read(ProtoReader in) {
            boolean allows = false;
            JSONSchemaProps schema = null;
            for (int field = in.nextField(); field != ProtoReader.END; field = in.nextField()) {
                switch (field) {
                    case 1 -> allows = in.bool();
                    case 2 -> schema = in.object(JSONSchemaProps.CODEC);
                    default -> in.keepUnknown();
                }
            }
            in.endMessage();
            return schema == null ? of(allows) : of(schema);
        }

        @Override
        public void write(ProtoWriter out, JSONSchemaPropsOrBool value) {
            out.object(2, value.schema, JSONSchemaProps.CODEC);
            out.bool(1, value.allows);
        }

        @Override
        public JSONSchemaPropsOrBool[] newArray(int length) {
            return new JSONSchemaPropsOrBool[length];
        }
    }
}
