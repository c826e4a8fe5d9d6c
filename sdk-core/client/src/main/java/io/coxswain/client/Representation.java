package io.coxswain.client;

import io.coxswain.client.rest.KubeRequestBuilder;
import io.coxswain.client.rest.Verb;
import io.coxswain.model.ResourceType;
import io.coxswain.model.codec.Codec;
import io.coxswain.model.codec.ContentType;
import io.coxswain.model.meta.v1.PartialObjectMetadata;
import io.coxswain.model.meta.v1.Table;
import java.util.stream.Stream;

/**
 * The forms other than their own in which servers give objects. A form is a type with the paths of the kind and the codec of the
 * form; the codec tells what to ask for.
 */
final class Representation {
    private static final String ACCEPT = "Accept";

    private Representation() {}

    /** Only the metadata: such objects can be read, patched, applied and deleted. */
    static ResourceType<PartialObjectMetadata> metadata(ResourceType<?> type) {
        return of(
                type,
                PartialObjectMetadata.CODEC,
                type.kind(),
                "get",
                "list",
                "watch",
                "patch",
                "delete",
                "deletecollection");
    }

    /** As kubectl prints them: tables can be read. */
    static ResourceType<Table> table(ResourceType<?> type) {
        return of(type, Table.CODEC, "Table", "get", "list", "watch");
    }

    private static <R> ResourceType<R> of(ResourceType<?> type, Codec<R> codec, String kind, String... verbs) {
        String[] offered = Stream.of(verbs).filter(type.verbs()::contains).toArray(String[]::new);
        ResourceType.Builder<R> form = ResourceType.builder(
                        codec, type.apiVersion().toString(), kind, type.plural())
                .singular(type.singular())
                .verbs(offered);
        return (type.namespaced() ? form : form.clusterScoped()).build();
    }

    /** Asks for the form that the type reads. */
    static KubeRequestBuilder accept(KubeRequestBuilder request, Verb verb, ResourceType<?> type) {
        Codec<?> codec = type.codec();
        if (codec == PartialObjectMetadata.CODEC) {
            String form = verb == Verb.LIST || verb == Verb.DELETE_COLLECTION
                    ? "PartialObjectMetadataList"
                    : "PartialObjectMetadata";
            // Servers that cannot leave the rest out send it, and it is carried along unread.
            return request.header(
                    ACCEPT,
                    as(ContentType.PROTOBUF, form) + ", " + as(ContentType.JSON, form) + ", " + ContentType.JSON);
        }
        if (codec == Table.CODEC) {
            return request.header(ACCEPT, as(ContentType.JSON, "Table"));
        }
        return codec.hasProtobuf()
                ? request.accept(ContentType.PROTOBUF, ContentType.JSON)
                : request.accept(ContentType.JSON);
    }

    private static String as(ContentType form, String kind) {
        return form + ";as=" + kind + ";g=meta.k8s.io;v=v1";
    }
}
