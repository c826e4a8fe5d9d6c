package io.coxswain.samples.kctl;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.coxswain.client.config.KubeconfigFiles;
import io.coxswain.model.yaml.Yaml;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code kctl config view}. */
final class ConfigView {
    private static final String DATA = "DATA+OMITTED";
    private static final String SECRET = "REDACTED";
    private static final Map<String, String> HIDDEN = Map.of(
            "certificate-authority-data", DATA,
            "client-certificate-data", DATA,
            "client-key-data", DATA,
            "token", SECRET,
            "password", SECRET,
            "auth-provider", SECRET);

    private ConfigView() {}

    static Flux<String> text(Session session) {
        CommandLine line = session.line();
        return Connection.files(line)
                .flatMap(files -> tree(files, line))
                .map(tree -> text(tree, line.value(Flag.OUTPUT).orElse("yaml")))
                .flux();
    }

    private static Mono<JsonNode> tree(KubeconfigFiles files, CommandLine line) {
        Mono<JsonNode> all = line.has(Flag.FLATTEN) ? files.flattened() : Mono.fromSupplier(files::merged);
        return all.doOnNext(tree -> {
            if (line.has(Flag.MINIFY)) {
                minify((ObjectNode) tree, line.value(Flag.CONTEXT).orElse(files.currentContext()));
            }
            if (!line.has(Flag.RAW_VALUES)) {
                hide(tree);
            }
        });
    }

    /** Nothing but one context, with its cluster and its user. */
    private static void minify(ObjectNode tree, @Nullable String context) {
        if (context == null) {
            throw new UsageException("current-context must exist in order to minify");
        }
        keep(tree, "contexts", context);
        JsonNode kept = tree.path("contexts").path(0).path("context");
        if (kept.isMissingNode()) {
            throw new UsageException("cannot locate context " + context);
        }
        keep(tree, "clusters", kept.path("cluster").asString(""));
        keep(tree, "users", kept.path("user").asString(""));
        tree.put("current-context", context);
    }

    private static void keep(ObjectNode tree, String list, String name) {
        ((ArrayNode) tree.path(list))
                .removeIf(entry -> !entry.path("name").asString("").equals(name));
    }

    private static void hide(JsonNode tree) {
        for (String list : new String[] {"clusters", "users"}) {
            for (JsonNode entry : tree.path(list)) {
                hideIn((ObjectNode) entry.path(list.substring(0, list.length() - 1)));
            }
        }
    }

    private static void hideIn(ObjectNode fields) {
        HIDDEN.forEach((field, shown) -> {
            if (fields.has(field)) {
                fields.put(field, shown);
            }
        });
    }

    private static String text(JsonNode tree, String format) {
        String json = KubeJson.of(tree).indented(0);
        return switch (format) {
            case "json" -> json + "\n";
            case "yaml" -> Yaml.fromJson(json.getBytes(UTF_8));
            default ->
                throw new UsageException("unable to match a printer suitable for the output format \"" + format
                        + "\", allowed formats are: json,yaml");
        };
    }
}
