package io.coxswain.model.yaml;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;

/** Where manifests come from. */
sealed interface ManifestSource {

    SourceBuffer open(YamlOptions options);

    record Text(String text) implements ManifestSource {
        @Override
        public SourceBuffer open(YamlOptions options) {
            return SourceBuffer.of(Sources.bytes(text), "", options);
        }
    }

    record Open(InputStream in, String name, AtomicBoolean read) implements ManifestSource {
        Open(InputStream in, String name) {
            this(in, name, new AtomicBoolean());
        }

        @Override
        public SourceBuffer open(YamlOptions options) {
            if (read.getAndSet(true)) {
                throw new IllegalStateException("the stream " + name + " has been read: it can be iterated once");
            }
            return SourceBuffer.of(in, name, options);
        }
    }

    /** A file or a folder. */
    record File(Path path) implements ManifestSource {
        private static final List<String> ENDINGS = List.of(".yaml", ".yml", ".json");

        boolean isFolder() {
            return Files.isDirectory(path);
        }

        /** What a folder holds, in the order of the names. */
        List<ManifestSource> entries(boolean recursive) {
            try (Stream<Path> entries = Files.list(path)) {
                return entries.filter(
                                entry -> Files.isDirectory(entry) ? recursive && !isHidden(entry) : isManifest(entry))
                        .sorted()
                        .<ManifestSource>map(File::new)
                        .toList();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private static boolean isHidden(Path folder) {
            return folder.getFileName().toString().startsWith("..") || Files.isSymbolicLink(folder);
        }

        private static boolean isManifest(Path file) {
            return ENDINGS.stream().anyMatch(file.toString()::endsWith);
        }

        @Override
        public SourceBuffer open(YamlOptions options) {
            int limit = (int) Math.min(options.maxSourceBytes(), Integer.MAX_VALUE - 1);
            try (InputStream in = Files.newInputStream(path)) {
                byte[] bytes = in.readNBytes(limit + 1);
                if (bytes.length > limit) {
                    throw new Place(path.toString(), 1, 0).failure("a source larger than " + limit + " bytes");
                }
                return SourceBuffer.of(bytes, path.toString(), options);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
