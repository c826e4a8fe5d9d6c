package io.coxswain.testkit.apiserver;

import io.coxswain.model.schema.ResourceFacts.SubresourceFacts;
import io.coxswain.model.schema.TypeFacts;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A resource in one of the versions in which it is served.
 *
 * @param singular for people, who may write it in commands
 * @param verbs sorted
 * @param type what is known of its objects; null for those of a custom resource
 * @param traits what servers do with its objects that no schema says
 */
record Resource(
        String group,
        String version,
        String plural,
        String singular,
        String kind,
        boolean namespaced,
        List<String> shortNames,
        List<String> categories,
        List<String> verbs,
        List<SubresourceFacts> subresources,
        @Nullable TypeFacts type,
        Set<Trait> traits) {

    /** What servers do with objects of a kind. */
    enum Trait {
        /** Changes of what is wanted are counted in metadata.generation. */
        GENERATION,
        /** An update of what is not there creates it. */
        CREATED_BY_UPDATE,
        /** An update has to say which version it changes. */
        VERSIONED_UPDATE,
        /** Who deletes one gets it, and not a Status. */
        RETURNED_WHEN_DELETED
    }

    boolean has(Trait trait) {
        return traits.contains(trait);
    }

    /** Such as {@code deployments.apps}, as error messages name it and the store keeps it. */
    String groupResource() {
        return group.isEmpty() ? plural : plural + "." + group;
    }

    /** Such as {@code Deployment.apps}, as validation names it. */
    String groupKind() {
        return group.isEmpty() ? kind : kind + "." + group;
    }

    String apiVersion() {
        return group.isEmpty() ? version : group + "/" + version;
    }

    /** Whether it is this resource in this version. */
    boolean isSame(Resource other) {
        return plural.equals(other.plural) && version.equals(other.version) && group.equals(other.group);
    }

    @Nullable
    SubresourceFacts subresource(String name) {
        for (SubresourceFacts subresource : subresources) {
            if (subresource.name().equals(name)) {
                return subresource;
            }
        }
        return null;
    }

    boolean hasStatus() {
        return subresource("status") != null;
    }

    /** Whether objects of it are kept; reviews, for one, are only answered. */
    boolean isStored() {
        return verbs.contains("get");
    }

    boolean is(String otherGroup, String otherPlural) {
        return group.equals(otherGroup) && plural.equals(otherPlural);
    }

    boolean isBuiltIn() {
        return type != null;
    }

    @Override
    public String toString() {
        return plural + "." + version + "." + group;
    }
}
