package io.coxswain.codegen.schema;

import java.util.List;

/**
 * A served resource.
 *
 * @param kind the name of its type in the same schema
 * @param verbs sorted
 * @param subresources sorted by name
 */
public record ResourceSchema(
        String plural,
        String singular,
        String kind,
        boolean namespaced,
        List<String> shortNames,
        List<String> categories,
        List<String> verbs,
        List<SubresourceSchema> subresources) {

    public ResourceSchema {
        shortNames = List.copyOf(shortNames);
        categories = List.copyOf(categories);
        verbs = List.copyOf(verbs);
        subresources = List.copyOf(subresources);
    }

    /**
     * A subresource such as {@code status} or {@code scale}.
     *
     * @param type what it takes and gives, as {@code autoscaling.v1.Scale}
     */
    public record SubresourceSchema(String name, String type, List<String> verbs) {
        public SubresourceSchema {
            verbs = List.copyOf(verbs);
        }
    }
}
