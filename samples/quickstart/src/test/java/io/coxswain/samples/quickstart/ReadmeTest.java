package io.coxswain.samples.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class ReadmeTest {
    /** The first thing to try; the blocks further down are parts of programs. */
    private static final Pattern EXAMPLE = Pattern.compile("## An example\\s+```java\\n(.*?)```", Pattern.DOTALL);

    private static final Pattern MARKED_REGION =
            Pattern.compile("// tag::readme\\[]\\n(.*?)\\n *// end::readme\\[]", Pattern.DOTALL);

    @Test
    void showsTheExampleThatIsCompiled() throws IOException {
        String readme = only(EXAMPLE, Path.of("../../README.md"));
        String example = only(MARKED_REGION, Path.of("src/main/java/io/coxswain/samples/quickstart/ListPods.java"));
        assertThat(readme.strip()).isEqualTo(example.stripIndent().strip());
    }

    private static String only(Pattern pattern, Path file) throws IOException {
        Matcher found = pattern.matcher(Files.readString(file));
        assertThat(found.results()).as("%s in %s", pattern, file).hasSize(1);
        found.reset();
        assertThat(found.find()).isTrue();
        return found.group(1);
    }
}
