package io.coxswain.testkit.apiserver;

/**
 * What somebody wants to do, as an authorizer is asked about it.
 *
 * @param user who wants it
 * @param verb such as {@code get}, {@code list}, {@code deletecollection}
 * @param group of the resource; empty for the core group, and where there is no resource
 * @param resource its plural; empty where only a path is asked for, such as {@code /version}
 * @param subresource such as {@code scale}; empty for the object itself
 * @param namespace empty for objects of the cluster, and for all namespaces
 * @param name empty for all objects
 * @param path of the request; empty where a review asks about a resource
 */
public record AccessRequest(
        User user,
        String verb,
        String group,
        String resource,
        String subresource,
        String namespace,
        String name,
        String path) {

    static AccessRequest of(ApiCall call, String path) {
        return new AccessRequest(
                call.user(),
                call.verb().toString(),
                call.resource().group(),
                call.resource().plural(),
                call.subresource(),
                call.namespace(),
                call.name(),
                path);
    }

    /** Whether it is about a resource, and not about a mere path. */
    public boolean isResource() {
        return !resource.isEmpty();
    }

    /** Whether nothing changes by it. */
    public boolean isReadOnly() {
        return verb.equals("get") || verb.equals("list") || verb.equals("watch");
    }

    /** What a real server says of it when it forbids it. */
    String refusal() {
        String what = subresource.isEmpty() ? resource : resource + "/" + subresource;
        String where = namespace.isEmpty() ? "at the cluster scope" : "in the namespace " + GoText.quote(namespace);
        return "User " + GoText.quote(user.name()) + " cannot " + verb + " resource " + GoText.quote(what)
                + " in API group " + GoText.quote(group) + " " + where;
    }
}
