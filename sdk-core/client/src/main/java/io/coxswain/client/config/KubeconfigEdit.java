package io.coxswain.client.config;

import io.coxswain.client.config.KubeconfigEntry.Kind;
import io.coxswain.model.tree.JsonTree;
import io.coxswain.model.yaml.Yaml;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What {@link KubeconfigFiles#edit} is to change. It belongs to that call, and is of no use afterwards. */
public final class KubeconfigEdit {
    private static final String CURRENT = "current-context";

    private final KubeconfigFiles before;
    private final Map<Path, ObjectNode> changed = new LinkedHashMap<>();

    KubeconfigEdit(KubeconfigFiles before) {
        this.before = before;
    }

    /** What the files said when they were locked. */
    public KubeconfigFiles files() {
        return before;
    }

    /** Sets the current context. It need not be there yet. */
    public KubeconfigEdit currentContext(String name) {
        if (name.isEmpty()) {
            throw new IllegalArgumentException("the name of the context is empty");
        }
        KubeconfigFile owner = ownerOfCurrent();
        tree(owner == null ? fileForNew() : owner.path()).put(CURRENT, name);
        return this;
    }

    /** Leaves no context current, whatever file names one. */
    public KubeconfigEdit clearCurrentContext() {
        for (KubeconfigFile file : before.files()) {
            if (!file.currentContext().isEmpty()) {
                tree(file.path()).put(CURRENT, "");
            }
        }
        return this;
    }

    /**
     * Changes an entry, or makes it if there is none of this name.
     *
     * @param change sets or removes fields of the entry; those it leaves alone stay
     */
    public KubeconfigEdit set(Kind kind, String name, Consumer<ObjectNode> change) {
        if (name.isEmpty()) {
            throw new IllegalArgumentException("the name of the " + kind.field() + " is empty");
        }
        Path owner = before.find(kind, name).map(KubeconfigEntry::file).orElse(null);
        ArrayNode list = list(tree(owner == null ? fileForNew() : owner), kind);
        change.accept(fields(item(list, name), kind));
        return this;
    }

    /** Removes an entry from the file that owns it; if another file has one of this name, that one is seen from then on. */
    public KubeconfigEdit remove(Kind kind, String name) {
        before.find(kind, name).ifPresent(entry -> {
            ArrayNode list = list(tree(entry.file()), kind);
            for (int i = list.size() - 1; i >= 0; i--) {
                if (isNamed(list.get(i), name)) {
                    list.remove(i);
                }
            }
        });
        return this;
    }

    private static ArrayNode list(ObjectNode tree, Kind kind) {
        return tree.get(kind.list()) instanceof ArrayNode list ? list : tree.putArray(kind.list());
    }

    private static ObjectNode item(ArrayNode list, String name) {
        for (JsonNode item : list) {
            if (item instanceof ObjectNode object && isNamed(item, name)) {
                return object;
            }
        }
        return list.addObject().put("name", name);
    }

    private static ObjectNode fields(ObjectNode item, Kind kind) {
        return item.get(kind.field()) instanceof ObjectNode fields ? fields : item.putObject(kind.field());
    }

    private static boolean isNamed(JsonNode item, String name) {
        return item.path("name").isString() && item.path("name").stringValue().equals(name);
    }

    private @Nullable KubeconfigFile ownerOfCurrent() {
        return before.files().stream()
                .filter(file -> !file.currentContext().isEmpty())
                .findFirst()
                .orElse(null);
    }

    /** As kubectl: the first file that is there, else the first that is named. */
    private Path fileForNew() {
        return before.files().stream()
                .map(KubeconfigFile::path)
                .filter(Objects::nonNull)
                .findFirst()
                .orElseGet(() -> before.paths().get(0).toAbsolutePath());
    }

    private ObjectNode tree(@Nullable Path path) {
        Path file = Objects.requireNonNull(path, "path");
        return changed.computeIfAbsent(file, this::copy);
    }

    private ObjectNode copy(Path path) {
        return before.files().stream()
                .filter(file -> path.equals(file.path()))
                .map(file -> (ObjectNode) JsonTree.copy(file.tree()))
                .findFirst()
                .orElseGet(() -> JsonNodeFactory.instance
                        .objectNode()
                        .put("apiVersion", "v1")
                        .put("kind", "Config"));
    }

    /** Writes the files that have changed, which blocks, and reads all anew. */
    KubeconfigFiles write() {
        changed.forEach((path, tree) -> PrivateFile.replace(path, Yaml.fromJson(JsonTree.write(tree))));
        return KubeconfigFiles.readExisting(before.paths());
    }

    @Override
    public String toString() {
        return "KubeconfigEdit" + changed.keySet();
    }
}
