package io.coxswain.samples.benchmarks;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** What a real API server answered; {@code src/main/cluster/capture} asks it again. */
final class Captured {

    private Captured() {}

    static byte[] node() {
        return bytes("node.json");
    }

    /** @param app {@code web}, {@code orders} or {@code indexer} */
    static byte[] pod(String app) {
        return bytes("pod-" + app + ".json");
    }

    private static byte[] bytes(String file) {
        try (InputStream in = Captured.class.getResourceAsStream(file)) {
            if (in == null) {
                throw new IllegalStateException(file + " is not on the class path");
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
