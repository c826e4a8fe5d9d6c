package io.coxswain.testkit.apiserver;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.coxswain.testkit.apiserver.Resource.Trait;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** Reads what was seen of real servers: a line for each resource, its name and then its traits. */
final class Traits {
    private static final Map<String, Set<Trait>> BUILT_IN = read();

    private Traits() {}

    static Set<Trait> of(String groupResource) {
        return BUILT_IN.getOrDefault(groupResource, Set.of());
    }

    private static Map<String, Set<Trait>> read() {
        try (InputStream in = Traits.class.getResourceAsStream("traits.txt")) {
            Map<String, Set<Trait>> all = new HashMap<>();
            String text = new String(Objects.requireNonNull(in, "traits.txt").readAllBytes(), UTF_8);
            text.lines().filter(line -> !line.startsWith("#")).forEach(line -> {
                String[] words = line.split(" ", -1);
                Set<Trait> traits = EnumSet.noneOf(Trait.class);
                for (int i = 1; i < words.length; i++) {
                    traits.add(Trait.valueOf(words[i].replace('-', '_').toUpperCase(Locale.ROOT)));
                }
                all.put(words[0], traits);
            });
            return all;
        } catch (IOException e) {
            throw new UncheckedIOException("what is known of resources cannot be read", e);
        }
    }
}
