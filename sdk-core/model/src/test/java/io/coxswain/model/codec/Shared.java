package io.coxswain.model.codec;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Test data that lies beside the project where there is any: Kubernetes' own objects and answers. */
final class Shared {
    private Shared() {}

    /** A folder of it; without it the test counts as skipped. */
    static Path folder(String name) {
        Path folder = path(name);
        assumeTrue(
                Files.isDirectory(folder),
                "SKIPPED: there is no " + folder.toAbsolutePath().normalize());
        return folder;
    }

    /** Files of it, for tests that do without them too; none where there is no such folder. */
    static List<Path> files(String name, String suffix) {
        try (Stream<Path> files = Files.isDirectory(path(name)) ? Files.list(path(name)) : Stream.empty()) {
            return files.filter(file -> file.toString().endsWith(suffix))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path path(String name) {
        String given = System.getProperty("coxswain.shared");
        return (given == null ? Path.of("../../../shared") : Path.of(given)).resolve(name);
    }
}
