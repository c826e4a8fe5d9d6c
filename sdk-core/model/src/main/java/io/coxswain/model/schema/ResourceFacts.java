package io.coxswain.model.schema;

import java.util.List;

/**
 * A resource that servers offer.
 *
 * @param plural its name in paths, such as {@code deployments}
 * @param singular such as {@code deployment}
 * @param kind such as {@code Deployment}
 * @param namespaced whether its objects live in namespaces
 * @param shortNames such as {@code deploy}
 * @param categories such as {@code all}
 * @param verbs sorted
 * @param subresources sorted by name
 */
public record ResourceFacts(
        String plural,
        String singular,
        String kind,
        boolean namespaced,
        List<String> shortNames,
        List<String> categories,
        List<String> verbs,
        List<SubresourceFacts> subresources) {

    public ResourceFacts {
        shortNames = List.copyOf(shortNames);
        categories = List.copyOf(categories);
        verbs = List.copyOf(verbs);
        subresources = List.copyOf(subresources);
    }

    /**
     * A part of a resource with a path of its own.
     *
     * @param name such as {@code scale}
     * @param type what it takes and gives, such as {@code autoscaling.v1.Scale}
     * @param verbs sorted
     */
    public record SubresourceFacts(String name, String type, List<String> verbs) {
        public SubresourceFacts {
            verbs = List.copyOf(verbs);
        }
    }
}
