package io.coxswain.testkit.apiserver;

import io.coxswain.model.tree.JsonTree;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Answers what is no resource: health, version, the list of paths. */
final class OtherPaths {
    private static final Set<String> HEALTH = Set.of("healthz", "livez", "readyz");
    private static final List<String> CHECKS = List.of("ping", "log", "etcd");

    private final Cluster cluster;
    private final Discovery discovery;

    OtherPaths(Cluster cluster) {
        this.cluster = cluster;
        this.discovery = new Discovery(cluster);
    }

    Answer answer(String method, List<String> path, Query query, String accept, String address) {
        if (!method.equals("GET")) {
            return notFound();
        }
        if (path.isEmpty()) {
            return Answer.json(200, JsonTree.write(paths()));
        }
        String first = path.get(0);
        if (HEALTH.contains(first)) {
            return health(first, path, query);
        }
        if (path.equals(List.of("version"))) {
            return Answer.json(200, JsonTree.write(version()));
        }
        if (first.equals("openapi")) {
            return OpenApi.answer(path, cluster.catalogue());
        }
        @Nullable Answer discovered = discovery.answer(path, accept, address);
        return discovered == null ? notFound() : discovered;
    }

    private static Answer notFound() {
        return Answer.text(404, "404 page not found\n");
    }

    private static Answer health(String kind, List<String> path, Query query) {
        if (path.size() > 1) {
            return path.size() == 2 && CHECKS.contains(path.get(1)) ? Answer.text(200, "ok") : notFound();
        }
        if (!query.values().containsKey("verbose")) {
            return Answer.text(200, "ok");
        }
        List<String> excluded = query.values().getOrDefault("exclude", List.of());
        StringBuilder text = new StringBuilder();
        for (String check : CHECKS) {
            text.append("[+]").append(check).append(excluded.contains(check) ? " excluded: ok\n" : " ok\n");
        }
        List<String> unknown = new ArrayList<>(excluded);
        unknown.removeAll(CHECKS);
        if (!unknown.isEmpty()) {
            text.append("warn: some health checks cannot be excluded: no matches for ")
                    .append(String.join(
                            ", ", unknown.stream().map(GoText::quote).toList()))
                    .append('\n');
        }
        return Answer.text(200, text.append(kind).append(" check passed\n").toString());
    }

    private static ObjectNode version() {
        ObjectNode version = JsonNodeFactory.instance.objectNode();
        version.put("major", "1");
        version.put("minor", "36");
        version.put("gitVersion", "v1.36.0+coxswain");
        version.put("gitCommit", "");
        version.put("gitTreeState", "");
        version.put("buildDate", "1970-01-01T00:00:00Z");
        version.put("goVersion", "");
        version.put("compiler", "");
        version.put("platform", "linux/amd64");
        return version;
    }

    private ObjectNode paths() {
        ObjectNode root = JsonNodeFactory.instance.objectNode();
        ArrayNode paths = root.putArray("paths");
        paths.add("/api").add("/api/v1").add("/apis");
        Catalogue catalogue = cluster.catalogue();
        for (String group : catalogue.groups()) {
            paths.add("/apis/" + group);
            catalogue.versions(group).forEach(version -> paths.add("/apis/" + group + "/" + version));
        }
        paths.add("/healthz").add("/livez").add("/readyz").add("/version");
        return root;
    }
}
