package io.coxswain.codegen.importer;

import java.util.Map;
import java.util.TreeMap;

/** Which API each Go package describes. */
final class Packages {
    static final String META = "k8s.io/apimachinery/pkg/apis/meta/v1";
    static final Api META_API = new Api("meta.k8s.io", "v1");

    private final Map<String, Api> apis = new TreeMap<>();

    /** Learned from the kinds; those of meta/v1 are repeated in every API and belong to none of them. */
    Packages(GoTypes go) {
        apis.put(META, META_API);
        for (GoTypes.Kind kind : go.kinds()) {
            String name = GoType.packageOf(kind.type());
            Api api = new Api(kind.group(), kind.version());
            Api before = name.equals(META) ? null : apis.putIfAbsent(name, api);
            if (before != null && !before.equals(api)) {
                throw new ImportException("Go package " + name + " describes both " + before.id() + " and " + api.id());
            }
        }
    }

    Api apiOf(String type) {
        Api api = apis.get(GoType.packageOf(type));
        if (api == null) {
            throw new ImportException("Go type " + type + " is of a package that describes no API");
        }
        return api;
    }

    /** The type's name in the schema: {@code core.v1.Pod}. */
    String nameOf(String type) {
        return apiOf(type).id() + "." + GoType.nameOf(type);
    }
}
