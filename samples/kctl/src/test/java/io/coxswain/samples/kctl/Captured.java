package io.coxswain.samples.kctl;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;

/** What a real server answered, and what kubectl printed of it. */
final class Captured {
    private Captured() {}

    static String text(String name) {
        try (InputStream in = Objects.requireNonNull(Captured.class.getResourceAsStream(name), name)) {
            return new String(in.readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A table without ages, which have grown since, and without the space that depends on them. */
    static String ageless(String table) {
        return table.replaceAll("(?m)\\b(\\d+[smhdy])+\\b", "AGE").replaceAll(" {2,}", "  ");
    }
}
