package io.coxswain.samples.kctl;

import io.coxswain.model.ResourceType;
import io.coxswain.model.core.v1.Container;
import io.coxswain.model.core.v1.Namespace;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What tables show of a kind. */
final class Columns {
    static final String NONE = "<none>";
    static final Column NAMESPACE =
            new Column("NAMESPACE", false, object -> text(object.metadata().namespace()));
    static final Column NAME =
            new Column("NAME", false, object -> text(object.metadata().name()));
    static final Column AGE =
            new Column("AGE", false, object -> Age.of(object.metadata().creationTimestamp()));

    private Columns() {}

    /** The columns for a kind. They are found by its name, so that no other kind's class is loaded. */
    static List<Column> of(ResourceType<?> type) {
        return switch (type.toString()) {
            case "pods.v1" -> PodColumns.ALL;
            case "nodes.v1" -> NodeColumns.ALL;
            case "services.v1" -> ServiceColumns.ALL;
            case "deployments.v1.apps" -> DeploymentColumns.ALL;
            case "namespaces.v1" ->
                List.of(
                        NAME,
                        Column.of(
                                Namespace.class, "STATUS", n -> text(n.status().phase())),
                        AGE);
            default -> List.of(NAME, AGE);
        };
    }

    static String text(@Nullable String text) {
        return Objects.requireNonNullElse(text, "");
    }

    static String textOr(String otherwise, @Nullable String text) {
        return text == null || text.isEmpty() ? otherwise : text;
    }

    static int number(@Nullable Integer number) {
        return Objects.requireNonNullElse(number, 0);
    }

    static String labels(Map<String, String> labels) {
        return new TreeMap<>(labels)
                .entrySet().stream()
                        .map(label -> label.getKey() + "=" + label.getValue())
                        .collect(Collectors.collectingAndThen(Collectors.joining(","), all -> textOr(NONE, all)));
    }

    static String join(List<Container> containers, Function<Container, @Nullable String> part) {
        return containers.stream().map(container -> text(part.apply(container))).collect(Collectors.joining(","));
    }
}
