package io.coxswain.client.config;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.coxswain.client.config.KubeconfigEntry.Kind;
import io.coxswain.model.Utf8Order;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;

/**
 * One or several kubeconfig files as one, as kubectl reads them: an entry is the first file's that has it, and whole.
 *
 * <pre>{@code
 * Mono<Set<String>> contexts = KubeconfigFiles.load().map(files -> files.contexts().keySet());
 *
 * Mono<KubeconfigFiles> switched = KubeconfigFiles.load().flatMap(files -> files.edit(e -> e.currentContext("staging")));
 * Mono<KubeconfigFiles> added = KubeconfigFiles.load().flatMap(files -> files.edit(e -> e
 *         .set(Kind.CLUSTER, "lab", c -> c.put("server", "https://10.0.0.1:6443"))
 *         .remove(Kind.USER, "old")));
 * }</pre>
 *
 * <p>It is a snapshot and does not change; reading and writing happen at subscription, off the event loop.
 */
public final class KubeconfigFiles {
    private final List<Path> paths;
    private final List<KubeconfigFile> files;

    KubeconfigFiles(List<Path> paths, List<KubeconfigFile> files) {
        this.paths = List.copyOf(paths);
        this.files = List.copyOf(files);
    }

    /** The files that kubectl reads: those of {@code KUBECONFIG}, else {@code ~/.kube/config}. Missing ones are skipped. */
    public static Mono<KubeconfigFiles> load() {
        return Blocking.call(() -> readExisting(ConfigLoader.ofProcess().files()));
    }

    /** These files, the first one first. Missing ones are skipped; {@link #edit} may create them. */
    public static Mono<KubeconfigFiles> of(Path... files) {
        List<Path> all = List.of(files);
        return Blocking.call(() -> readExisting(all));
    }

    /**
     * A kubeconfig that is no file. Relative paths in it begin at the working directory.
     *
     * @throws KubeConfigException if it is malformed
     */
    public static KubeconfigFiles parse(String yaml) {
        return new KubeconfigFiles(
                List.of(), List.of(KubeconfigYaml.parse(yaml.getBytes(UTF_8), "the kubeconfig", null)));
    }

    static KubeconfigFiles readExisting(List<Path> paths) {
        return new KubeconfigFiles(
                paths,
                paths.stream().flatMap(p -> KubeconfigYaml.read(p).stream()).toList());
    }

    static KubeconfigFiles read(Path path) {
        KubeconfigFiles one = readExisting(List.of(path));
        if (one.files.isEmpty()) {
            throw new KubeConfigException("cannot read " + path + ": there is no such file");
        }
        return one;
    }

    /** The files asked for, in their order, whether they are there or not. */
    public List<Path> paths() {
        return paths;
    }

    /** Whether there is nothing in them: no cluster, user or context. */
    public boolean isEmpty() {
        return files.stream().allMatch(KubeconfigFile::isEmpty);
    }

    /** The current context's name, or null if none is set. */
    public @Nullable String currentContext() {
        return files.stream()
                .map(KubeconfigFile::currentContext)
                .filter(name -> !name.isEmpty())
                .findFirst()
                .orElse(null);
    }

    /** The contexts by name. */
    public Map<String, KubeconfigEntry> contexts() {
        return all(Kind.CONTEXT);
    }

    /** The clusters by name. */
    public Map<String, KubeconfigEntry> clusters() {
        return all(Kind.CLUSTER);
    }

    /** The users by name. */
    public Map<String, KubeconfigEntry> users() {
        return all(Kind.USER);
    }

    Map<String, KubeconfigEntry> all(Kind kind) {
        Map<String, KubeconfigEntry> all = new TreeMap<>(Utf8Order.INSTANCE);
        files.forEach(file -> file.of(kind).forEach(all::putIfAbsent));
        return all;
    }

    Optional<KubeconfigEntry> find(Kind kind, String name) {
        return files.stream()
                .flatMap(file -> Optional.ofNullable(file.of(kind).get(name)).stream())
                .findFirst();
    }

    List<KubeconfigFile> files() {
        return files;
    }

    /** All as one, in the form of {@code kubectl config view --raw}; it may hold secrets. */
    public JsonNode merged() {
        return KubeconfigMerge.of(this);
    }

    /**
     * All as one, with what its certificate files hold in place of their names, as {@code kubectl config view --flatten --raw}
     * prints it: it can be taken elsewhere. It may hold secrets.
     */
    public Mono<JsonNode> flattened() {
        return Blocking.call(() -> KubeconfigMerge.flattened(this));
    }

    /**
     * The configuration of a context.
     *
     * @throws KubeConfigException if something is missing, dangling or contradicts itself
     */
    public KubeConfig resolve(Consumer<ConfigOverrides.Builder> overrides) {
        return resolve(ConfigOverrides.of(overrides));
    }

    KubeConfig resolve(ConfigOverrides overrides) {
        return ContextResolution.of(this, overrides);
    }

    /**
     * Changes the files. Each entry is changed in the file that owns it, a new one goes where kubectl would put it, and
     * everything else stays as it is; comments and layout are lost in the files that change. The files are locked as kubectl
     * locks them, read anew, and replaced as a whole, readable by their owner only. An edit that has begun runs to its end even
     * if it is cancelled.
     *
     * @return what the files say afterwards
     */
    public Mono<KubeconfigFiles> edit(Consumer<KubeconfigEdit> change) {
        return editAsync(edit -> Mono.fromRunnable(() -> change.accept(edit)));
    }

    /**
     * As {@link #edit}, for a change that takes time: the files stay locked until it completes, and nothing is written if it
     * fails.
     */
    public Mono<KubeconfigFiles> editAsync(Function<KubeconfigEdit, Mono<?>> change) {
        if (paths.isEmpty()) {
            return Mono.error(new KubeConfigException("this kubeconfig is no file and cannot be written to"));
        }
        // The cache keeps a cancelled subscriber from ending it halfway, with the locks in place.
        return Mono.defer(() -> KubeconfigLock.hold(
                        paths,
                        () -> Blocking.call(() -> new KubeconfigEdit(readExisting(paths)))
                                .flatMap(edit -> change.apply(edit).then(Blocking.call(edit::write))))
                .cache());
    }

    String label() {
        List<String> labels =
                new ArrayList<>(files.stream().map(KubeconfigFile::label).toList());
        return labels.isEmpty()
                ? paths.stream().map(Path::toString).collect(Collectors.joining(", "))
                : String.join(", ", labels);
    }

    /** The files; nothing of their content. */
    @Override
    public String toString() {
        return "KubeconfigFiles[" + label() + "]";
    }
}
