package io.coxswain.testkit.apiserver;

import java.util.Locale;

/**
 * One request to a resource.
 *
 * @param namespace empty for objects of the cluster, and for all namespaces
 * @param name empty for a collection
 * @param subresource empty for the object itself
 */
record ApiCall(
        Verb verb,
        Resource resource,
        String namespace,
        String name,
        String subresource,
        Query query,
        Wish wish,
        Body body,
        User user,
        String userAgent) {

    /** What is wanted, as RBAC names it. */
    enum Verb {
        GET,
        LIST,
        WATCH,
        CREATE,
        UPDATE,
        PATCH,
        DELETE,
        DELETECOLLECTION;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Who asks. */
    String manager() {
        String given = query.first("fieldManager");
        if (!given.isEmpty()) {
            return given;
        }
        int end = userAgent.indexOf('/');
        String program = end < 0 ? userAgent : userAgent.substring(0, end);
        return program.isEmpty() ? "unknown" : program;
    }

    ApiCall withName(String other) {
        return new ApiCall(verb, resource, namespace, other, subresource, query, wish, body, user, userAgent);
    }

    ApiCall withVerb(Verb other) {
        return new ApiCall(other, resource, namespace, name, subresource, query, wish, body, user, userAgent);
    }
}
