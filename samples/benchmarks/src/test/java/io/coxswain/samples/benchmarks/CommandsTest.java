package io.coxswain.samples.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class CommandsTest {
    private static final Pattern COMMAND = Pattern.compile("\\bbench ([a-z][a-z-]+)");

    @Test
    void theProgramTheScriptAndTheReadmeTellOfTheSameBenchmarks() throws IOException {
        Path root = Path.of("").toAbsolutePath().getParent().getParent();
        Set<String> known = commands(Bench.USAGE);

        assertThat(known).contains("codec", "get", "list");
        assertThat(commands(Files.readString(root.resolve("samples/run")))).isEqualTo(known);
        assertThat(commands(Files.readString(root.resolve("README.md")))).isEqualTo(known);
    }

    private static Set<String> commands(String text) {
        return COMMAND.matcher(text)
                .results()
                .map((MatchResult found) -> found.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
