import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/**
 * Sums up the reports of Surefire and Failsafe: {@code java TestSummary.java [--since INSTANT] FOLDER…}.
 *
 * <p>Each folder is one run of the tests. A test that was skipped in one run and executed in another counts as executed.
 * The last line reads {@code N passed, N failed, N skipped}; the exit code is 1 when a test failed.
 */
final class TestSummary {
    private enum Outcome {
        PASSED,
        FAILED,
        SKIPPED
    }

    private record Skip(String suite, String reason) {}

    private final Instant since;
    private final Map<String, List<Outcome>> outcomes = new TreeMap<>();
    private final Map<String, Skip> skips = new TreeMap<>();

    private TestSummary(Instant since) {
        this.since = since;
    }

    public static void main(String[] args) throws Exception {
        List<String> folders = new ArrayList<>(List.of(args));
        boolean timed = folders.remove("--since");
        TestSummary summary = new TestSummary(timed ? Instant.parse(folders.remove(0)) : Instant.EPOCH);
        for (String folder : folders) {
            summary.readRun(Path.of(folder));
        }
        System.exit(summary.print() ? 0 : 1);
    }

    private void readRun(Path run) throws Exception {
        for (Path report : reports(run)) {
            String module = run.relativize(report.getParent().getParent().getParent()).toString();
            Element suite = DocumentBuilderFactory.newDefaultInstance()
                    .newDocumentBuilder()
                    .parse(report.toFile())
                    .getDocumentElement();
            NodeList cases = suite.getElementsByTagName("testcase");
            for (int i = 0; i < cases.getLength(); i++) {
                readCase(module, (Element) cases.item(i));
            }
        }
    }

    private void readCase(String module, Element testCase) {
        String suite = module + " " + testCase.getAttribute("classname").replaceFirst(".*\\.", "");
        String test = module + " " + testCase.getAttribute("classname") + " " + testCase.getAttribute("name");
        NodeList skipped = testCase.getElementsByTagName("skipped");
        Outcome outcome = Outcome.PASSED;
        if (skipped.getLength() > 0) {
            outcome = Outcome.SKIPPED;
            skips.put(test, new Skip(suite, ((Element) skipped.item(0)).getAttribute("message")));
        } else if (testCase.getElementsByTagName("failure").getLength() > 0
                || testCase.getElementsByTagName("error").getLength() > 0) {
            outcome = Outcome.FAILED;
        }
        outcomes.computeIfAbsent(test, any -> new ArrayList<>()).add(outcome);
    }

    private boolean print() {
        long passed = count(Outcome.PASSED);
        long failed = count(Outcome.FAILED);
        outcomes.forEach((test, all) -> {
            if (all.contains(Outcome.FAILED)) {
                System.out.println("FAILED  " + test);
            }
            if (!neverRan(all)) {
                skips.remove(test);
            }
        });
        Map<Skip, Integer> reasons = new TreeMap<>(java.util.Comparator.comparing(Skip::toString));
        skips.values().forEach(skip -> reasons.merge(skip, 1, Integer::sum));
        reasons.forEach((skip, times) ->
                System.out.println("SKIPPED " + times + " of " + skip.suite() + ": " + skip.reason()));
        if (!since.equals(Instant.EPOCH)) {
            Duration time = Duration.between(since, Instant.now());
            System.out.printf("Tests in %d min %d s:%n", time.toMinutes(), time.toSecondsPart());
        }
        System.out.printf("%d passed, %d failed, %d skipped%n", passed, failed, skips.size());
        return failed == 0;
    }

    private long count(Outcome outcome) {
        return outcomes.values().stream()
                .flatMap(List::stream)
                .filter(outcome::equals)
                .count();
    }

    private static boolean neverRan(List<Outcome> all) {
        return all.stream().allMatch(Outcome.SKIPPED::equals);
    }

    private List<Path> reports(Path run) throws IOException {
        List<Path> found = new ArrayList<>();
        Files.walkFileTree(run, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
                boolean source = folder.endsWith("src") || folder.endsWith(".git") || folder.endsWith("target/classes");
                return source ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                boolean report = file.getParent().getFileName().toString().matches("(surefire|failsafe)-reports")
                        && file.getFileName().toString().matches("TEST-.*\\.xml")
                        && !attributes.lastModifiedTime().toInstant().isBefore(since);
                if (report) {
                    found.add(file);
                }
                return FileVisitResult.CONTINUE;
            }
        });
        return found;
    }
}
