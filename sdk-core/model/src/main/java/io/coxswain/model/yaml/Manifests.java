package io.coxswain.model.yaml;

import io.coxswain.model.codec.DecodingException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * The objects of YAML and JSON files, one after the other and read only as they are asked for: what {@code kubectl apply -f}
 * takes.
 *
 * <pre>{@code
 * for (Manifest manifest : Manifests.ofPath(Path.of("deploy")).recursive()) {
 *     System.out.println(manifest.kind() + " " + manifest.name());
 * }
 * }</pre>
 *
 * <p>A file may hold any number of documents: YAML ones with {@code ---} between them, and JSON objects one behind the other.
 * Empty documents are left out, and lists ({@code kind: List}, {@code kind: PodList} and whatever else has {@code items}) give their items. Of a folder the
 * files that end in {@code .yaml}, {@code .yml} and {@code .json} are read, in the order of their names. One file is held in
 * memory at a time, of a stream no more than one document.
 *
 * <p>Iterating throws a {@link DecodingException} where a document is malformed or beyond the limits, its message beginning with
 * file, line and column, and an {@link UncheckedIOException} where a file cannot be read. The same iterator may be asked again
 * then, and goes on behind it. Read {@linkplain YamlOptions#STRICT strictly}, an object tells all its unknown and duplicate fields at
 * once when it is taken ({@link Manifest#as}), and a list its duplicates here.
 *
 * <p>It reads while it iterates, and so blocks: a reactive program does that where blocking is allowed.
 *
 * <pre>{@code
 * Flux.fromIterable(Manifests.ofPath(folder))
 *         .subscribeOn(Schedulers.boundedElastic())
 *         .map(manifest -> (KubeObject) manifest.as(KubeCodec.builtIn()))
 *         .concatMap(object -> client.apply(object))
 * }</pre>
 *
 * <p>Immutable; what is read from a stream can be iterated once, all else again and again.
 */
public final class Manifests implements Iterable<Manifest> {
    private final List<ManifestSource> sources;
    private final boolean recursive;
    private final YamlOptions options;

    private Manifests(List<ManifestSource> sources, boolean recursive, YamlOptions options) {
        this.sources = List.copyOf(sources);
        this.recursive = recursive;
        this.options = options;
    }

    /** What a string holds. */
    public static Manifests ofText(String text) {
        return of(List.of(new ManifestSource.Text(text)));
    }

    /** What files hold, whatever their names, and the files of folders. */
    public static Manifests ofPath(Path... paths) {
        return of(Stream.of(paths).<ManifestSource>map(ManifestSource.File::new).toList());
    }

    /**
     * What a stream holds. It is read as far as documents are asked for, and closed by whoever opened it.
     *
     * @param name of the stream in messages, such as {@code stdin}
     */
    public static Manifests ofStream(InputStream in, String name) {
        return of(List.of(new ManifestSource.Open(in, name)));
    }

    private static Manifests of(List<ManifestSource> sources) {
        return new Manifests(sources, false, YamlOptions.DEFAULT);
    }

    /** These, and then others; the options are these ones'. */
    public Manifests and(Manifests others) {
        List<ManifestSource> all = new ArrayList<>(sources);
        all.addAll(others.sources);
        return new Manifests(all, recursive, options);
    }

    /** With the folders in folders, but for links, and for the folders of two dots that Kubernetes makes in its volumes. */
    public Manifests recursive() {
        return new Manifests(sources, true, options);
    }

    /** With other limits, or strict. */
    public Manifests options(YamlOptions options) {
        return new Manifests(sources, recursive, options);
    }

    @Override
    public Iterator<Manifest> iterator() {
        return new ManifestIterator(sources, recursive, options);
    }

    /** The same, lazily too. */
    public Stream<Manifest> stream() {
        return StreamSupport.stream(spliterator(), false);
    }
}
