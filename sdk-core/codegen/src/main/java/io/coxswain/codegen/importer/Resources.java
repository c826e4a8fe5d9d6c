package io.coxswain.codegen.importer;

import io.coxswain.codegen.importer.Discovery.Resource;
import io.coxswain.codegen.schema.ResourceSchema;
import io.coxswain.codegen.schema.ResourceSchema.SubresourceSchema;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/** Makes the schema's resources from discovery's. */
final class Resources {
    private final Kinds kinds;
    private final Packages packages;

    Resources(Kinds kinds, Packages packages) {
        this.kinds = kinds;
        this.packages = packages;
    }

    /** The resources of one API, sorted by plural. */
    List<ResourceSchema> of(Api api, Collection<Resource> served) {
        return served.stream()
                .map(resource -> resource(api, resource))
                .sorted(Comparator.comparing(ResourceSchema::plural))
                .toList();
    }

    private ResourceSchema resource(Api api, Resource resource) {
        String place = api.id() + "." + resource.name();
        String type = packages.nameOf(kinds.typeOf(resource));
        if (!type.equals(api.id() + "." + resource.kind())) {
            throw new ImportException(place + ": its kind " + type + " is not of its own group and version");
        }
        return new ResourceSchema(
                resource.name(),
                resource.singular(),
                resource.kind(),
                resource.namespaced(),
                sorted(resource.shortNames()),
                sorted(resource.categories()),
                sorted(resource.verbs()),
                resource.subresources().stream()
                        .map(this::subresource)
                        .sorted(Comparator.comparing(SubresourceSchema::name))
                        .toList());
    }

    private SubresourceSchema subresource(Resource sub) {
        return new SubresourceSchema(sub.name(), packages.nameOf(kinds.typeOf(sub)), sorted(sub.verbs()));
    }

    private static List<String> sorted(Collection<String> words) {
        return words.stream().sorted().toList();
    }
}
