package io.coxswain.codegen.importer;

import io.coxswain.codegen.importer.ProtoFiles.Label;
import io.coxswain.codegen.importer.ProtoFiles.Shape;
import io.coxswain.codegen.schema.FieldSchema.Wire;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Tags and wire forms of one struct's fields: those of the .proto files, which Go's types and tags must confirm. What Go's tags say
 * of wire form and repetition is often wrong and has no effect: the .proto files are made from number, name and Go's type.
 */
final class ProtoFacts {
    private static final Set<String> SCALARS = Set.of("string", "bool", "int32", "int64", "bytes");
    private static final String NAME = "name=";

    private final GoTypes go;
    private final ProtoFiles protos;
    private final Disagreements disagreements;
    private final String place;
    private final @Nullable Map<Integer, ProtoFiles.Field> message;
    private final Set<Integer> seen = new TreeSet<>();

    /** Where protobuf carries a field, and how; tag 0 where it does not. */
    record Carried(int tag, Wire wire) {}

    ProtoFacts(GoTypes go, ProtoFiles protos, Disagreements disagreements, String place, String goType) {
        this.go = go;
        this.protos = protos;
        this.disagreements = disagreements;
        this.place = place;
        this.message = protos.messageOf(goType);
    }

    Carried of(GoTypes.Field field) {
        if (field.protobuf() == null) {
            return new Carried(0, Wire.NONE);
        }
        String at = place + "." + (field.json() == null ? field.go() : field.json());
        List<String> words = Arrays.asList(field.protobuf().split(",", -1));
        int tag = Integer.parseInt(words.get(1));
        ProtoFiles.Field carried = message == null ? null : message.get(tag);
        if (carried == null) {
            disagreements.add("protobuf-field", at, "Go gives it tag " + tag + ", the .proto file has none such");
            return new Carried(0, Wire.NONE);
        }
        seen.add(tag);
        compare(at, words, field, carried);
        return new Carried(tag, wire(field.type(), carried.shape()));
    }

    private void compare(String at, List<String> words, GoTypes.Field field, ProtoFiles.Field carried) {
        Shape shape = carried.shape();
        disagreements.compare("protobuf-type", at, "Go", shape(field.type()), "the .proto file", shape);
        for (String word : words) {
            if (word.startsWith(NAME)) {
                disagreements.compare(
                        "protobuf-name", at, "Go", word.substring(NAME.length()), "the .proto file", carried.name());
            }
        }
    }

    /** Notes what only the .proto file has; to be called after all fields. */
    void finish() {
        if (message != null) {
            message.values().stream()
                    .filter(f -> !seen.contains(f.tag()))
                    .forEach(f ->
                            disagreements.add("protobuf-field", place + "." + f.name(), "only the .proto file has it"));
        }
    }

    private Shape shape(String type) {
        if (SCALARS.contains(type)) {
            return new Shape(Label.OPTIONAL, type);
        }
        if (type.equals("float64")) {
            return new Shape(Label.OPTIONAL, "double");
        }
        String element = GoType.element(type);
        String value = GoType.value(type);
        if (element != null) {
            return new Shape(Label.REPEATED, shape(element).type());
        }
        if (value != null) {
            return new Shape(Label.MAP, shape(value).type());
        }
        // A named slice is a message of its own in some packages (ExtraValue, Verbs) and plainly repeated in others.
        if (go.named().containsKey(type) && protos.messageOf(type) == null) {
            return shape(go.underlying(type));
        }
        return new Shape(Label.OPTIONAL, ProtoFiles.nameOf(type));
    }

    private Wire wire(String type, Shape shape) {
        if (shape.label() == Label.OPTIONAL && go.underlying(type).startsWith("[]")) {
            return Wire.ITEMS;
        }
        if (shape.label() == Label.MAP) {
            return Wire.BYTES;
        }
        return switch (shape.type()) {
            case "bool", "int32", "int64" -> Wire.VARINT;
            case "double" -> Wire.FIXED64;
            default -> Wire.BYTES;
        };
    }
}
