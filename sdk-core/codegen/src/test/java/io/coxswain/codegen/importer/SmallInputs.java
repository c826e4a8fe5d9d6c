package io.coxswain.codegen.importer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/** A folder of inputs with one API of a single resource; its files can be changed by text. */
final class SmallInputs {
    static final String GO = "go-types.json";
    static final String OPENAPI = "openapi/apis__shop__v1.json";
    static final String SHOP_PROTO = "proto/k8s.io/api/shop/v1/generated.proto";
    static final String META_PROTO = "proto/k8s.io/apimachinery/pkg/apis/meta/v1/generated.proto";
    static final String CORE_DISCOVERY = "discovery-api.json";
    static final String DISCOVERY = "discovery-apis.json";

    private final Map<String, String> files = new TreeMap<>();

    SmallInputs() {
        files.put(GO, GO_TEXT.replace("META", Packages.META).replace("SHOP", "k8s.io/api/shop/v1"));
        files.put(OPENAPI, OPENAPI_TEXT.replace("SCHEMA", "#/components/schemas"));
        files.put(SHOP_PROTO, SHOP_PROTO_TEXT);
        files.put(META_PROTO, META_PROTO_TEXT);
        files.put(CORE_DISCOVERY, "{\"items\": []}");
        files.put(DISCOVERY, DISCOVERY_TEXT);
    }

    /** Replaces a text that must be there. */
    SmallInputs with(String file, String text, String replacement) {
        String before = files.get(file);
        String after = before.replace(text, replacement);
        if (after.equals(before)) {
            throw new IllegalArgumentException("'" + text + "' is not in " + file);
        }
        files.put(file, after);
        return this;
    }

    Path write(Path parent) {
        Path folder = parent.resolve("v1.99");
        files.forEach((name, text) -> {
            try {
                Files.createDirectories(folder.resolve(name).getParent());
                Files.writeString(folder.resolve(name), text);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        return folder;
    }

    private static final String GO_TEXT = """
            {"kinds": [
              {"Group": "shop", "Version": "v1", "Kind": "Basket", "Type": "SHOP.Basket"},
              {"Group": "shop", "Version": "v1", "Kind": "BasketList", "Type": "SHOP.BasketList"},
              {"Group": "shop", "Version": "v1", "Kind": "DeleteOptions", "Type": "META.DeleteOptions"},
              {"Group": "shop", "Version": "v1beta1", "Kind": "Cart", "Type": "k8s.io/api/shop/v1beta1.Cart"}],
            "named": {"SHOP.Phase": "string", "SHOP.Color": "string", "SHOP.Words": "[]string", "SHOP.Prices": "map[SHOP.Color]int32"},
            "types": {
              "META.TypeMeta": [
                {"go": "Kind", "json": "kind", "omitempty": true, "type": "string", "protobuf": "bytes,1,opt,name=kind"},
                {"go": "APIVersion", "json": "apiVersion", "omitempty": true, "type": "string", "protobuf": "bytes,2,opt,name=apiVersion"}],
              "META.ListMeta": [
                {"go": "Continue", "json": "continue", "omitempty": true, "type": "string", "protobuf": "bytes,3,opt,name=continue"}],
              "META.DeleteOptions": [
                {"go": "TypeMeta", "inline": true, "type": "META.TypeMeta"},
                {"go": "DryRun", "json": "dryRun", "omitempty": true, "type": "[]string", "protobuf": "bytes,5,rep,name=dryRun"}],
              "META.Time": [{"go": "Time", "inline": true, "type": "time.Time"}],
              "time.Time": null,
              "SHOP.Basket": [
                {"go": "TypeMeta", "inline": true, "type": "META.TypeMeta"},
                {"go": "Spec", "json": "spec", "omitempty": true, "type": "SHOP.BasketSpec", "protobuf": "bytes,2,opt,name=spec"}],
              "SHOP.BasketList": [
                {"go": "TypeMeta", "inline": true, "type": "META.TypeMeta"},
                {"go": "ListMeta", "json": "metadata", "omitempty": true, "type": "META.ListMeta", "protobuf": "bytes,1,opt,name=metadata"},
                {"go": "Items", "json": "items", "type": "[]SHOP.Basket", "protobuf": "bytes,2,rep,name=items"}],
              "SHOP.BasketSpec": [
                {"go": "Source", "inline": true, "type": "SHOP.Source", "protobuf": "bytes,2,opt,name=source"},
                {"go": "Phase", "json": "phase", "omitempty": true, "type": "SHOP.Phase", "protobuf": "bytes,1,opt,name=phase"},
                {"go": "Color", "json": "color", "pointer": true, "type": "SHOP.Color", "protobuf": "bytes,3,opt,name=color"},
                {"go": "Items", "json": "items", "omitempty": true, "type": "[]SHOP.Item", "protobuf": "bytes,4,rep,name=items", "patch": "merge,retainKeys:name"},
                {"go": "Prices", "json": "prices", "omitempty": true, "type": "SHOP.Prices", "protobuf": "bytes,5,rep,name=prices"},
                {"go": "Extra", "json": "extra", "omitempty": true, "type": "map[string]SHOP.Words", "protobuf": "bytes,6,rep,name=extra"},
                {"go": "Words", "json": "words", "type": "SHOP.Words", "protobuf": "bytes,7,opt,name=words"},
                {"go": "Until", "json": "until", "omitempty": true, "type": "META.Time", "protobuf": "bytes,8,opt,name=until"},
                {"go": "Count", "json": "count", "type": "int64", "protobuf": "varint,9,opt,name=count"},
                {"go": "Weight", "json": "weight", "omitempty": true, "type": "float64", "protobuf": "bytes,10,opt,name=weight"}],
              "SHOP.Source": [
                {"go": "Shelf", "json": "shelf", "omitempty": true, "pointer": true, "type": "SHOP.Item", "protobuf": "bytes,1,opt,name=shelf"}],
              "SHOP.Item": [
                {"go": "Name", "json": "name", "type": "string", "protobuf": "bytes,1,opt,name=name"},
                {"go": "Size", "json": "size", "omitempty": true, "pointer": true, "type": "int32", "protobuf": "varint,2,opt,name=size"}],
              "k8s.io/api/shop/v1beta1.Cart": [
                {"go": "TypeMeta", "inline": true, "type": "META.TypeMeta"},
                {"go": "Owner", "json": "owner", "type": "string"}]
            }}
            """;

    private static final String OPENAPI_TEXT = """
            {"paths": {
              "/apis/shop/v1/": {"get": {"action": null, "gvk": null}},
              "/apis/shop/v1/baskets": {
                "get": {"action": "list", "gvk": {"group": "shop", "version": "v1", "kind": "Basket"}}},
              "/apis/shop/v1/namespaces/{namespace}/baskets": {
                "get": {"action": "list", "gvk": {"group": "shop", "version": "v1", "kind": "Basket"}},
                "post": {"action": "post", "gvk": {"group": "shop", "version": "v1", "kind": "Basket"}}},
              "/apis/shop/v1/namespaces/{namespace}/baskets/{name}": {
                "get": {"action": "get", "gvk": {"group": "shop", "version": "v1", "kind": "Basket"}}},
              "/apis/shop/v1/namespaces/{namespace}/baskets/{name}/proxy/{path}": {
                "head": {"action": "connect", "gvk": {"group": "shop", "version": "v1", "kind": "Basket"}},
                "put": {"action": "connect", "gvk": {"group": "shop", "version": "v1", "kind": "Basket"}}},
              "/apis/shop/v1/watch/baskets": {
                "get": {"action": "watchlist", "gvk": {"group": "shop", "version": "v1", "kind": "Basket"}}}},
            "schemas": {
              "io.k8s.apimachinery.pkg.apis.meta.v1.Time": {"type": "string", "format": "date-time"},
              "io.k8s.apimachinery.pkg.apis.meta.v1.ListMeta": {"type": "object", "properties": {"continue": {"type": "string"}}},
              "io.k8s.apimachinery.pkg.apis.meta.v1.DeleteOptions": {"type": "object", "properties": {
                "apiVersion": {"type": "string"}, "kind": {"type": "string"},
                "dryRun": {"type": "array", "items": {"type": "string", "default": ""}, "x-kubernetes-list-type": "atomic"}}},
              "io.k8s.api.shop.v1.BasketList": {"type": "object", "properties": {}},
              "io.k8s.api.shop.v1.Basket": {"type": "object", "properties": {
                "apiVersion": {"type": "string"}, "kind": {"type": "string"},
                "spec": {"allOf": [{"$ref": "SCHEMA/io.k8s.api.shop.v1.BasketSpec"}], "default": {}}}},
              "io.k8s.api.shop.v1.BasketSpec": {"type": "object", "required": ["words", "shelf"], "properties": {
                "shelf": {"$ref": "SCHEMA/io.k8s.api.shop.v1.Item"},
                "phase": {"type": "string", "enum": ["Open", "Closed"], "default": "Open"},
                "color": {"type": "string"},
                "items": {"type": "array", "items": {"allOf": [{"$ref": "SCHEMA/io.k8s.api.shop.v1.Item"}], "default": {}},
                  "x-kubernetes-list-type": "map", "x-kubernetes-list-map-keys": ["name"],
                  "x-kubernetes-patch-strategy": "merge,retainKeys", "x-kubernetes-patch-merge-key": "name"},
                "prices": {"type": "object", "additionalProperties": {"type": "integer", "format": "int32", "default": 0}, "x-kubernetes-map-type": "atomic"},
                "extra": {"type": "object", "additionalProperties": {"type": "array", "items": {"type": "string"}}},
                "words": {"type": "array", "items": {"type": "string"}, "x-kubernetes-list-type": "set"},
                "until": {"$ref": "SCHEMA/io.k8s.apimachinery.pkg.apis.meta.v1.Time"},
                "count": {"type": "integer", "format": "int64", "default": 0},
                "weight": {"type": "number", "format": "double"}}},
              "io.k8s.api.shop.v1.Item": {"type": "object", "x-kubernetes-map-type": "atomic", "properties": {
                "name": {"type": "string", "default": ""},
                "size": {"type": "integer", "format": "int32", "default": 0}}}
            }}
            """;

    private static final String SHOP_PROTO_TEXT = """
            syntax = "proto2";
            package k8s.io.api.shop.v1;
            import "k8s.io/apimachinery/pkg/apis/meta/v1/generated.proto";
            option go_package = "k8s.io/api/shop/v1";
            message Basket {
              optional BasketSpec spec = 2;
            }
            message BasketSpec {
              optional string phase = 1;
              optional Source source = 2;
              optional string color = 3;
              repeated Item items = 4;
              map<string, int32> prices = 5;
              map<string, Words> extra = 6;
              optional Words words = 7;
              optional .k8s.io.apimachinery.pkg.apis.meta.v1.Time until = 8;
              optional int64 count = 9;
              optional double weight = 10;
            }
            message Item {
              optional string name = 1;
              optional int32 size = 2;
            }
            message Source {
              optional Item shelf = 1;
            }
            message Words {
              repeated string items = 1;
            }
            """;

    private static final String META_PROTO_TEXT = """
            syntax = "proto2";
            package k8s.io.apimachinery.pkg.apis.meta.v1;
            message DeleteOptions {
              repeated string dryRun = 5;
            }
            message ListMeta {
              optional string continue = 3;
            }
            message Time {
              optional int64 seconds = 1;
            }
            """;

    private static final String DISCOVERY_TEXT = """
            {"items": [{"metadata": {"name": "shop"}, "versions": [{"version": "v1", "resources": [
              {"resource": "baskets", "singularResource": "basket", "scope": "Namespaced", "shortNames": ["bs", "ba"], "categories": ["all"],
               "responseKind": {"group": "", "version": "", "kind": "Basket"}, "verbs": ["watch", "list", "get", "create"],
               "subresources": [{"subresource": "proxy", "responseKind": {"group": "shop", "version": "v1", "kind": "Basket"}, "verbs": ["update"]}]}
            ]}]}]}
            """;
}
