package io.coxswain.model.codec;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;

/** Test data that lies beside the project where there is any: Kubernetes' own objects and answers. */
final class Shared {
    private Shared() {}

    /** A folder of it; without it the test counts as skipped. */
    static Path folder(String name) {
        String given = System.getProperty("coxswain.shared");
        Path shared = given == null ? Path.of("../../../shared") : Path.of(given);
        Path folder = shared.resolve(name);
        assumeTrue(
                Files.isDirectory(folder),
                "SKIPPED: there is no " + folder.toAbsolutePath().normalize());
        return folder;
    }
}
