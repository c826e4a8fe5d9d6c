package io.coxswain.samples.kctl;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.coxswain.client.PatchOptions;
import io.coxswain.client.rest.ApiException;
import io.coxswain.model.KubeObject;
import io.coxswain.model.meta.v1.ObjectMeta;
import io.coxswain.model.patch.Patch;
import io.coxswain.model.tree.JsonTree;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** {@code kctl label} and {@code kctl annotate}. */
final class Mark {
    private final boolean labels;
    private final CommandLine line;
    private final Pairs pairs;
    private final Report report;

    private Mark(CommandLine line, boolean labels) {
        this.labels = labels;
        this.line = line;
        this.pairs = Pairs.of(line.rest(), labels ? "label" : "annotation");
        this.report = Report.of(line);
    }

    static Flux<String> label(Session session) {
        return new Mark(session.line(), true).text(session);
    }

    static Flux<String> annotate(Session session) {
        return new Mark(session.line(), false).text(session);
    }

    private Flux<String> text(Session session) {
        return Each.of(Selection.of(session, pairs.objects()), this::mark);
    }

    private <T extends KubeObject> Flux<String> mark(Handle<T> handle) {
        return handle.api()
                .get(handle.name())
                .flatMapMany(object -> {
                    Map<String, String> old = marks(object.metadata());
                    requireNoneReplaced(old);
                    String missing = labels ? missing(old) : "";
                    Mono<String> said = change(handle, object, old);
                    return missing.isEmpty() ? said : said.flux().startWith(missing);
                })
                .onErrorMap(ApiException.class, e -> handle.located("patching", e));
    }

    private Map<String, String> marks(ObjectMeta metadata) {
        return labels ? metadata.labels() : metadata.annotations();
    }

    private <T extends KubeObject> Mono<String> change(Handle<T> handle, T object, Map<String, String> old) {
        Map<String, String> now = new TreeMap<>(old);
        now.putAll(pairs.set());
        pairs.removed().forEach(now::remove);
        if (now.equals(old)) {
            return Mono.just(report.of(object, labels ? "not labeled" : "annotated"));
        }
        return handle.api().patch(handle.name(), patch(), options()).map(changed -> report.of(changed, done(old, now)));
    }

    /** What kubectl says hangs on whether the object has become shorter. */
    private String done(Map<String, String> old, Map<String, String> now) {
        if (!labels) {
            return "annotated";
        }
        return !line.has(Flag.OVERWRITE) && length(now) < length(old) ? "unlabeled" : "labeled";
    }

    private static int length(Map<String, String> labels) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        labels.forEach(json::put);
        return labels.isEmpty() ? 0 : JsonTree.write(json).length;
    }

    private Patch patch() {
        ObjectNode root = JsonNodeFactory.instance.objectNode();
        ObjectNode marks = root.putObject("metadata").putObject(labels ? "labels" : "annotations");
        pairs.set().forEach(marks::put);
        pairs.removed().forEach(marks::putNull);
        return Patch.merge(new String(JsonTree.write(root), UTF_8));
    }

    private PatchOptions options() {
        String manager = line.value(Flag.FIELD_MANAGER).orElse(labels ? "kctl-label" : "kctl-annotate");
        return PatchOptions.of(o -> {
            o.fieldManager(manager);
            if (report.isDryRun()) {
                o.dryRun();
            }
        });
    }

    private void requireNoneReplaced(Map<String, String> old) {
        List<String> replaced = line.has(Flag.OVERWRITE)
                ? List.of()
                : pairs.set().entrySet().stream()
                        .filter(pair -> old.containsKey(pair.getKey())
                                && !Objects.equals(old.get(pair.getKey()), pair.getValue()))
                        .map(pair -> "'" + pair.getKey() + "' already has a value (" + old.get(pair.getKey()) + ")")
                        .toList();
        if (!replaced.isEmpty()) {
            throw new UsageException(
                    labels
                            ? replaced.get(0) + ", and --overwrite is false"
                            : "--overwrite is false but found the following declared annotation(s): "
                                    + String.join("; ", replaced));
        }
    }

    private String missing(Map<String, String> old) {
        return pairs.removed().stream()
                .filter(key -> !old.containsKey(key))
                .map(key -> "label \"" + key + "\" not found.\n")
                .collect(Collectors.joining());
    }
}
