package io.coxswain.codegen.importer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.coxswain.codegen.schema.ApiSchema;
import io.coxswain.codegen.schema.SchemaWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ImporterTest {
    @TempDir
    Path folder;

    @Test
    void everyFactIsFound() {
        List<ApiSchema> schemas = schemas(new SmallInputs(), Map.of(), Map.of());

        assertThat(schemas).extracting(ApiSchema::id).containsExactly("meta.v1", "shop.v1");
        assertThat(SchemaWriter.write(schemas.get(0), "v1.99")).isEqualTo("""
                        # Kubernetes v1.99
                        api meta.k8s.io/v1

                        kind DeleteOptions
                          dryRun []string 5 optional list=atomic

                        type ListMeta
                          continue string 3 omitZero
                        """);
        assertThat(SchemaWriter.write(schemas.get(1), "v1.99")).isEqualTo("""
                        # Kubernetes v1.99
                        api shop/v1

                        resource baskets Basket namespaced
                          singular basket
                          short ba bs
                          categories all
                          verbs create get list watch
                          sub proxy Basket update

                        enum Phase
                          Closed
                          Open

                        kind Basket
                          spec BasketSpec 2 always

                        type BasketSpec
                          ...Source 2
                          phase string(Phase) 1 omitZero default="Open"
                          color *string 3 always
                          items []Item 4 optional list=map keys=name atomic patch=merge,retainKeys mergeKey=name
                          prices map[string]int32 5 optional atomic
                          extra map[string][]string 6 optional
                          words []string 7/items always required list=set
                          until time 8 always
                          count int64 9 always
                          weight double 10 omitZero

                        type Item
                          name string 1 always
                          size *int32 2 optional default=0

                        type Source
                          shelf *Item 1 optional required atomic
                        """);
    }

    @Test
    void furtherApisNeedNoOpenApi() {
        Map<Api, List<Discovery.Resource>> further = Map.of(new Api("shop", "v1beta1"), List.of());

        List<ApiSchema> schemas = schemas(new SmallInputs(), further, Map.of());

        assertThat(schemas).extracting(ApiSchema::id).containsExactly("meta.v1", "shop.v1", "shop.v1beta1");
        assertThat(SchemaWriter.write(schemas.get(2), "v1.99")).endsWith("kind Cart\n  owner string - always\n");
    }

    static List<Arguments> disagreements() {
        String go = SmallInputs.GO;
        String openApi = SmallInputs.OPENAPI;
        String proto = SmallInputs.SHOP_PROTO;
        String discovery = SmallInputs.DISCOVERY;
        return List.of(
                of(
                        go,
                        "varint,2,opt,name=size",
                        "varint,3,opt,name=size",
                        "protobuf-field shop.v1.Item.size: Go gives it tag 3"),
                of(go, "varint,2,opt,name=size", "varint,2,opt,name=girth", "protobuf-name shop.v1.Item.size"),
                of(
                        go,
                        "bytes,2,opt,name=source",
                        "bytes,11,opt,name=source",
                        "protobuf-field shop.v1.BasketSpec.Source"),
                of(proto, "int32 size = 2;", "int64 size = 2;", "protobuf-type shop.v1.Item.size"),
                of(proto, "repeated Item items", "optional Item items", "protobuf-type shop.v1.BasketSpec.items"),
                of(proto, "optional Words words", "optional Item words", "protobuf-type shop.v1.BasketSpec.words"),
                of(
                        proto,
                        "int32 size = 2;",
                        "int32 size = 2;\n  optional bool new = 3;",
                        "protobuf-field shop.v1.Item.new: only"),
                of(openApi, "\"color\": {\"type\": \"string\"},", "", "openapi-properties shop.v1.BasketSpec"),
                of(
                        openApi,
                        "\"color\": {",
                        "\"colour\": {\"type\": \"string\"}, \"color\": {",
                        "openapi-properties shop.v1.BasketSpec"),
                of(
                        openApi,
                        "\"color\": {\"type\": \"string\"}",
                        "\"color\": {\"type\": \"boolean\"}",
                        "openapi-type shop.v1.BasketSpec.color"),
                of(openApi, "\"format\": \"int64\"", "\"format\": \"int32\"", "openapi-type shop.v1.BasketSpec.count"),
                of(
                        openApi,
                        "\"color\": {",
                        "\"color\": {\"x-new\": 1, ",
                        "openapi-fact shop.v1.BasketSpec.color: the importer does not know x-new"),
                of(
                        openApi,
                        "\"map\", \"x-k",
                        "\"bag\", \"x-k",
                        "openapi-fact shop.v1.BasketSpec.items: the importer does not know the list type bag"),
                of(
                        openApi,
                        "\"required\": [\"words\"",
                        "\"x-new\": 1, \"required\": [\"words\"",
                        "openapi-fact shop.v1.BasketSpec: the importer"),
                of(
                        openApi,
                        "{\"type\": \"string\", \"default\": \"\"},",
                        "{\"type\": \"string\", \"default\": \"x\"},",
                        "default meta.v1.DeleteOptions.dryRun"),
                of(
                        openApi,
                        "\"name\": {\"type\": \"string\", \"default\": \"\"}",
                        "\"name\": {\"type\": \"string\"}",
                        "default shop.v1.Item.name"),
                of(
                        openApi,
                        "\"color\": {",
                        "\"color\": {\"x-kubernetes-patch-strategy\": \"merge\", ",
                        "patch shop.v1.BasketSpec.color"),
                of(openApi, "-merge-key\": \"name\"", "-merge-key\": \"size\"", "patch shop.v1.BasketSpec.items"),
                of(
                        openApi,
                        "{\"type\": \"integer\", \"format\": \"int64\"",
                        "{\"enum\": [\"1\"], \"type\": \"integer\", \"format\": \"int64\"",
                        "enum shop.v1.BasketSpec.count"),
                of(
                        openApi,
                        "\"io.k8s.api.shop.v1.Item\": {",
                        "\"io.k8s.api.shop.v1.Old\": {",
                        "openapi-schema shop.v1.Item: it is served"),
                of(
                        openApi,
                        "\"io.k8s.api.shop.v1.BasketList\"",
                        "\"io.k8s.api.shop.v1.Gone\"",
                        "openapi-schema io.k8s.api.shop.v1.Gone: only"),
                of(openApi, "\"action\": \"post\"", "\"action\": \"patch\"", "resource-verbs shop.v1.baskets"),
                of(
                        openApi,
                        "/baskets/{name}/proxy/",
                        "/baskets/{name}/attach/",
                        "resource shop.v1.baskets/attach: only OpenAPI has it"),
                of(
                        openApi,
                        "/baskets/{name}/proxy/",
                        "/baskets/{name}/attach/",
                        "resource shop.v1.baskets/proxy: only discovery has it"),
                of(openApi, "\"kind\": \"Basket\"}", "\"kind\": \"Cart\"}", "resource-kind shop.v1.baskets"),
                of(discovery, "Namespaced", "Cluster", "resource-scope shop.v1.baskets"),
                of(go, "\"json\": \"name\", ", "", "json-name shop.v1.Item.Name: Go gives it no JSON name"),
                of(
                        go,
                        "\"json\": \"shelf\"",
                        "\"json\": \"phase\"",
                        "json-name shop.v1.BasketSpec.phase: it stands there twice"));
    }

    @ParameterizedTest
    @MethodSource("disagreements")
    void disagreementStopsTheImport(String file, String text, String replacement, String message) {
        SmallInputs inputs = new SmallInputs().with(file, text, replacement);

        assertThatThrownBy(() -> schemas(inputs, Map.of(), Map.of()))
                .isInstanceOf(ImportException.class)
                .hasMessageStartingWith("the sources disagree")
                .hasMessageContaining("\n  " + message);
    }

    @Test
    void inlinedFieldsMustBeDescribedAlikeEverywhere() {
        SmallInputs inputs = new SmallInputs()
                .with(
                        SmallInputs.GO,
                        "{\"go\": \"Name\", \"json\": \"name\"",
                        "{\"go\": \"Source\", \"inline\": true, \"type\": \"k8s.io/api/shop/v1.Source\"}, {\"go\": \"Name\", \"json\": \"name\"")
                .with(
                        SmallInputs.OPENAPI,
                        "\"name\": {\"type\": \"string\", \"default\": \"\"}",
                        "\"shelf\": {\"$ref\": \"#/components/schemas/io.k8s.api.shop.v1.Item\"}, \"name\": {\"type\": \"string\", \"default\": \"\"}");

        assertThatThrownBy(() -> schemas(inputs, Map.of(), Map.of()))
                .hasMessageContaining("openapi-inlined shop.v1.Source");
    }

    @Test
    void fieldsOfOneTypeMustHaveTheSameValues() {
        SmallInputs inputs = new SmallInputs()
                .with(
                        SmallInputs.GO,
                        "\"pointer\": true, \"type\": \"k8s.io/api/shop/v1.Color\"",
                        "\"pointer\": true, \"type\": \"k8s.io/api/shop/v1.Phase\"");

        assertThatThrownBy(() -> schemas(inputs, Map.of(), Map.of()))
                .hasMessageContaining(
                        "enum shop.v1.BasketSpec.color: this field says [], another of its type says [Closed, Open]");
    }

    @Test
    void listedExceptionLetsItPass() {
        SmallInputs inputs = new SmallInputs().with(SmallInputs.GO, "name=size", "name=girth");

        assertThat(schemas(inputs, Map.of(), Map.of("protobuf-name shop.v1.Item.size", "why not")))
                .hasSize(2);
    }

    @Test
    void needlessExceptionStopsTheImport() {
        assertThatThrownBy(
                        () -> schemas(new SmallInputs(), Map.of(), Map.of("protobuf-name shop.v1.Item.size", "once")))
                .isInstanceOf(ImportException.class)
                .hasMessageContaining("the exception 'protobuf-name shop.v1.Item.size' is needed no longer");
    }

    @Test
    void allDisagreementsAreShownAtOnce() {
        SmallInputs inputs = new SmallInputs()
                .with(SmallInputs.GO, "name=size", "name=girth")
                .with(SmallInputs.DISCOVERY, "Namespaced", "Cluster");

        assertThatThrownBy(() -> schemas(inputs, Map.of(), Map.of()))
                .hasMessageContaining("protobuf-name shop.v1.Item.size: Go says girth, the .proto file says size")
                .hasMessageContaining("resource-scope shop.v1.baskets: discovery says false, OpenAPI says true");
    }

    @Test
    void servedKindThatGoDoesNotKnowIsRefused() {
        SmallInputs inputs = new SmallInputs()
                .with(SmallInputs.DISCOVERY, "\"Basket\"}, \"verbs\": [\"watch\"", "\"Bag\"}, \"verbs\": [\"watch\"");

        assertThatThrownBy(() -> schemas(inputs, Map.of(), Map.of()))
                .isInstanceOf(ImportException.class)
                .hasMessage("the server serves baskets as shop.v1.Bag, which Go does not know");
    }

    @Test
    void unknownLineOfAProtoFileIsRefused() {
        SmallInputs inputs =
                new SmallInputs().with(SmallInputs.META_PROTO, "repeated string dryRun = 5;", "oneof run {");

        assertThatThrownBy(() -> schemas(inputs, Map.of(), Map.of()))
                .isInstanceOf(ImportException.class)
                .hasMessageEndingWith("generated.proto:4: not understood:   oneof run {");
    }

    @Test
    void schemaThatDiffersBetweenDocumentsIsRefused() {
        Path inputs = new SmallInputs().write(folder);
        new SmallInputs()
                .with(SmallInputs.OPENAPI, "\"count\": {", "\"size\": {")
                .write(folder.resolve("other"))
                .resolve(SmallInputs.OPENAPI)
                .toFile()
                .renameTo(inputs.resolve("openapi/z.json").toFile());

        assertThatThrownBy(() -> Inputs.read(inputs))
                .isInstanceOf(ImportException.class)
                .hasMessageEndingWith("z.json: schema io.k8s.api.shop.v1.BasketSpec is not as in the other documents");
    }

    private List<ApiSchema> schemas(
            SmallInputs inputs, Map<Api, List<Discovery.Resource>> further, Map<String, String> exceptions) {
        return new Importer(Inputs.read(inputs.write(folder)), further, new Disagreements(exceptions)).schemas();
    }

    private static Arguments of(String file, String text, String replacement, String message) {
        return Arguments.of(file, text, replacement, message);
    }
}
