package io.coxswain.codegen.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.coxswain.codegen.schema.FieldSchema.ListKind;
import io.coxswain.codegen.schema.FieldSchema.Presence;
import io.coxswain.codegen.schema.FieldSchema.Wire;
import io.coxswain.codegen.schema.ResourceSchema.SubresourceSchema;
import io.coxswain.codegen.schema.TypeRef.EnumRef;
import io.coxswain.codegen.schema.TypeRef.ListOf;
import io.coxswain.codegen.schema.TypeRef.MapOf;
import io.coxswain.codegen.schema.TypeRef.ObjectRef;
import io.coxswain.codegen.schema.TypeRef.Scalar;
import io.coxswain.codegen.schema.TypeSchema.Inline;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class SchemaTextTest {
    private static final String TEXT = """
            # Kubernetes v1.99
            api shop/v1

            resource baskets Basket namespaced
              singular basket
              short ba bs
              categories all goods
              verbs create get
              sub scale autoscaling.v1.Scale get patch
              sub status Basket get
              sub nothing Basket

            resource nothings Basket cluster

            enum Phase
              ""
              Closed
              digital signature

            kind Basket
              metadata meta.v1.ObjectMeta 1 always
              spec *BasketSpec 2 optional required

            type BasketSpec
              ...BasketSource 2
              ...core.v1.VolumeSource -
              $ref *string - optional
              phase string(Phase) 1 omitZero default="in it"
              policy *string(core.v1.PullPolicy) 3 always
              items []Item 4 optional list=map keys=name,port atomic patch=merge,retainKeys mergeKey=name
              tags []string 5 optional list=set
              verbs []string 6/items always
              numbers []int64 7 optional list=atomic
              sums map[string][]string 8 optional atomic
              limits map[string]quantity 9 always
              ratio double 10 omitZero
              odd int32 11/fixed32 omitZero

            type Empty
            """;

    private static final ApiSchema SCHEMA = new ApiSchema(
            "shop",
            "v1",
            List.of(
                    new ResourceSchema(
                            "baskets",
                            "basket",
                            "Basket",
                            true,
                            List.of("ba", "bs"),
                            List.of("all", "goods"),
                            List.of("create", "get"),
                            List.of(
                                    new SubresourceSchema("scale", "autoscaling.v1.Scale", List.of("get", "patch")),
                                    new SubresourceSchema("status", "shop.v1.Basket", List.of("get")),
                                    new SubresourceSchema("nothing", "shop.v1.Basket", List.of()))),
                    new ResourceSchema("nothings", "", "Basket", false, List.of(), List.of(), List.of(), List.of())),
            List.of(
                    new TypeSchema(
                            "Basket",
                            true,
                            List.of(
                                    field("metadata", new ObjectRef("meta.v1", "ObjectMeta"), 1, Presence.ALWAYS),
                                    new FieldSchema(
                                            "spec",
                                            new ObjectRef("shop.v1", "BasketSpec"),
                                            2,
                                            Wire.BYTES,
                                            Presence.OPTIONAL,
                                            true,
                                            true,
                                            null,
                                            null,
                                            List.of(),
                                            false,
                                            List.of(),
                                            null))),
                    new TypeSchema(
                            "BasketSpec",
                            false,
                            List.of(
                                    new Inline("shop.v1.BasketSource", 2),
                                    new Inline("core.v1.VolumeSource", 0),
                                    pointer("$ref", Scalar.STRING, 0, Wire.NONE, Presence.OPTIONAL),
                                    new FieldSchema(
                                            "phase",
                                            new EnumRef("shop.v1", "Phase"),
                                            1,
                                            Wire.BYTES,
                                            Presence.OMIT_ZERO,
                                            false,
                                            false,
                                            "\"in it\"",
                                            null,
                                            List.of(),
                                            false,
                                            List.of(),
                                            null),
                                    pointer(
                                            "policy",
                                            new EnumRef("core.v1", "PullPolicy"),
                                            3,
                                            Wire.BYTES,
                                            Presence.ALWAYS),
                                    new FieldSchema(
                                            "items",
                                            new ListOf(new ObjectRef("shop.v1", "Item")),
                                            4,
                                            Wire.BYTES,
                                            Presence.OPTIONAL,
                                            false,
                                            false,
                                            null,
                                            ListKind.MAP,
                                            List.of("name", "port"),
                                            true,
                                            List.of("merge", "retainKeys"),
                                            "name"),
                                    list(
                                            "tags",
                                            new ListOf(Scalar.STRING),
                                            5,
                                            Wire.BYTES,
                                            Presence.OPTIONAL,
                                            ListKind.SET,
                                            false),
                                    list(
                                            "verbs",
                                            new ListOf(Scalar.STRING),
                                            6,
                                            Wire.ITEMS,
                                            Presence.ALWAYS,
                                            null,
                                            false),
                                    list(
                                            "numbers",
                                            new ListOf(Scalar.INT64),
                                            7,
                                            Wire.VARINT,
                                            Presence.OPTIONAL,
                                            ListKind.ATOMIC,
                                            false),
                                    list(
                                            "sums",
                                            new MapOf(new ListOf(Scalar.STRING)),
                                            8,
                                            Wire.BYTES,
                                            Presence.OPTIONAL,
                                            null,
                                            true),
                                    field("limits", new MapOf(Scalar.QUANTITY), 9, Presence.ALWAYS),
                                    list("ratio", Scalar.DOUBLE, 10, Wire.FIXED64, Presence.OMIT_ZERO, null, false),
                                    list("odd", Scalar.INT32, 11, Wire.FIXED32, Presence.OMIT_ZERO, null, false))),
                    new TypeSchema("Empty", false, List.of())),
            List.of(new EnumSchema("Phase", List.of("", "Closed", "digital signature"))));

    @Test
    void textIsReadAsWhatItSays() {
        assertThat(SchemaReader.read("shop.v1.schema", TEXT)).isEqualTo(SCHEMA);
    }

    @Test
    void schemaIsWrittenAsItsText() {
        assertThat(SchemaWriter.write(SCHEMA, "v1.99")).isEqualTo(TEXT);
    }

    @Test
    void coreAndMetaHaveShortIds() {
        ApiSchema core = new ApiSchema("", "v1", List.of(), List.of(), List.of());
        ApiSchema meta = new ApiSchema("meta.k8s.io", "v1", List.of(), List.of(), List.of());

        assertThat(core.id()).isEqualTo("core.v1");
        assertThat(meta.id()).isEqualTo("meta.v1");
        assertThat(SchemaReader.read("x", SchemaWriter.write(core, "v1.99"))).isEqualTo(core);
        assertThat(SchemaReader.read("x", SchemaWriter.write(meta, "v1.99"))).isEqualTo(meta);
    }

    @ParameterizedTest
    @EnumSource(Scalar.class)
    void everyScalarHasAName(Scalar scalar) {
        TypeText text = new TypeText("shop.v1");

        assertThat(text.read(text.write(scalar))).isEqualTo(scalar);
        assertThat(text.write(scalar)).matches("[a-z][A-Za-z0-9]*");
    }

    @ParameterizedTest
    @CsvSource(
            delimiterString = " | ",
            quoteCharacter = '~',
            value = {
                "3 | resource baskets Basket            | expected: resource <plural> <kind> namespaced|cluster",
                "3 | resource baskets Basket somewhere  | 'somewhere' is neither namespaced nor cluster",
                "4 | resource b B cluster;  color red   | 'color red' is not a fact of a resource",
                "4 | resource b B cluster;  sub status  | a subresource has a name, a type and verbs",
                "3 | thing Basket                       | 'thing Basket' is not a resource, enum, kind or type",
                "3 | ~  name string 1 always~           | '  name string 1 always' is not a resource, enum, kind or type",
                "5 | type T;  a string 1 always;type T  | 'T' stands there twice",
                "4 | type T;enum T                      | 'T' stands there twice",
                "4 | type T;  a string 1                | 'a string 1' is not of the form <name> <type> <tag> <presence>",
                "4 | type T;  a text 1 always           | 'text' is not a type",
                "4 | type T;  a []text 1 always         | 'text' is not a type",
                "4 | type T;  a string(core.v1.x) 1 always | 'core.v1.x' is not a type",
                "4 | type T;  a string x always         | 'x' is not a protobuf tag",
                "4 | type T;  a string 0 always         | '0' is not a protobuf tag",
                "4 | type T;  a string 1/loud always    | 'loud' is not one of bytes, varint, fixed32, fixed64, items, none",
                "4 | type T;  a string 1 sometimes      | 'sometimes' is not one of optional, omitZero, always",
                "4 | type T;  a string 1 always loud    | 'loud' is not an option, or stands there twice",
                "4 | type T;  a string 1 always list    | 'list' is not an option, or stands there twice",
                "4 | type T;  a string 1 always list=   | 'list=' is not an option, or stands there twice",
                "4 | type T;  a string 1 always list=x  | 'x' is not one of atomic, set, map",
                "4 | type T;  a string 1 always required required | 'required' is not an option, or stands there twice",
                "4 | type T;  ...Inlined                | '...Inlined' is not of the form ...<type> <tag>",
            })
    void errorsNameFileAndLine(int line, String text, String message) {
        assertThatThrownBy(() -> SchemaReader.read("shop.v1.schema", "# one\napi shop/v1\n" + text.replace(';', '\n')))
                .isInstanceOf(SchemaException.class)
                .hasMessage("shop.v1.schema:" + line + ": " + message);
    }

    @Test
    void fileWithoutApiIsRefused() {
        assertThatThrownBy(() -> SchemaReader.read("a.schema", "# nothing\n"))
                .isInstanceOf(SchemaException.class)
                .hasMessage("a.schema:1: expected: api <group>/<version>");
    }

    @Test
    void fileIsNamedAfterWhatItHolds(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("shop.v2.schema"), TEXT);

        assertThatThrownBy(() -> SchemaReader.read(file))
                .isInstanceOf(SchemaException.class)
                .hasMessage(file + ": holds shop.v1, so its name must be shop.v1.schema");
    }

    @Test
    void folderIsReadInOrderOfNames(@TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("shop.v1.schema"), TEXT);
        Files.writeString(folder.resolve("apps.v1.schema"), "api apps/v1\n");
        Files.writeString(folder.resolve("README.md"), "no schema");

        assertThat(SchemaReader.readAll(folder)).extracting(ApiSchema::id).containsExactly("apps.v1", "shop.v1");
    }

    private static FieldSchema field(String name, TypeRef type, int tag, Presence presence) {
        return list(name, type, tag, Wire.BYTES, presence, null, false);
    }

    private static FieldSchema pointer(String name, TypeRef type, int tag, Wire wire, Presence presence) {
        return new FieldSchema(
                name, type, tag, wire, presence, true, false, null, null, List.of(), false, List.of(), null);
    }

    private static FieldSchema list(
            String name, TypeRef type, int tag, Wire wire, Presence presence, ListKind list, boolean atomic) {
        return new FieldSchema(
                name, type, tag, wire, presence, false, false, null, list, List.of(), atomic, List.of(), null);
    }
}
