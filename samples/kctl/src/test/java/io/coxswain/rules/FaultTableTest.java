package io.coxswain.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FaultTableTest {
    private static final String BEGIN = "@Tag(\"";

    @TempDir
    private Path folder;

    @Test
    void everyTagNamesAFaultThatIsListed() throws Exception {
        Output table = table(Project.ROOT.resolve("docs/faults.md"), Project.ROOT);
        assertThat(table.text()).contains(" of 90 faults have a test", " of 31 items of security have a test");
        assertThat(table.exit()).as(table.text()).isZero();
    }

    @Test
    void showsWhoHoldsWhat() throws Exception {
        test(
                "ATest",
                BEGIN + "fault-02\")\n" + BEGIN + "security-b\")\nclass ATest {\n@Test\n" + BEGIN
                        + "fault-01\")\nvoid isSafe() {}\n}");

        Output table = table(list("1. First.\n2. Second.\n3. Third.\n\n- `a`: A.\n- `b`: B.\n"), folder);

        assertThat(table.text()).isEqualTo("""
                fault-01  First.
                    ATest.isSafe
                fault-02  Second.
                    ATest
                fault-03  Third.
                security-a  A.
                security-b  B.
                    ATest

                2 of 3 faults have a test; none yet: 03

                1 of 2 items of security have a test; none yet: a
                """);
        assertThat(table.exit()).isZero();
    }

    @Test
    void failsForATagThatNamesNothing() throws Exception {
        test("ATest", BEGIN + "fault-1\")\nclass ATest {}");
        Output table = table(list("1. First.\n"), folder);
        assertThat(table.text()).endsWith("ERROR: ATest claims fault-1, which is not in the list\n");
        assertThat(table.exit()).isEqualTo(1);
    }

    @Test
    void failsForAListThatSkipsOrRepeats() throws Exception {
        Output table = table(list("1. First.\n3. Third.\n- `a`: A.\n- `a`: A.\n"), folder);
        assertThat(table.text())
                .endsWith("ERROR: fault 3 stands in the place of fault 2\nERROR: security-a is there twice\n");
        assertThat(table.exit()).isEqualTo(1);
    }

    private record Output(int exit, String text) {}

    private static Output table(Path list, Path root) throws IOException, InterruptedException {
        Process java = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        Project.ROOT.resolve(".ci/FaultTable.java").toString(),
                        list.toString(),
                        root.toString())
                .redirectErrorStream(true)
                .start();
        String text = new String(java.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Output(java.waitFor(), text);
    }

    private Path list(String text) throws IOException {
        return Files.writeString(folder.resolve("list.md"), text);
    }

    private void test(String name, String source) throws IOException {
        Path tests = Files.createDirectories(folder.resolve("src/test/java"));
        Files.writeString(tests.resolve(name + ".java"), source);
    }
}
