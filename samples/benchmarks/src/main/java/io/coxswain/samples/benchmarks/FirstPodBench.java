package io.coxswain.samples.benchmarks;

import io.coxswain.model.KubeObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Scanner;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Starts JVMs that decode one pod each. */
final class FirstPodBench {
    private static final List<String> CLIENTS = List.of("Coxswain", "fabric8", "official");

    /** In the log of a JVM; names of lambdas go on behind a slash. */
    private static final Pattern CLASS_NAME = Pattern.compile("\\bio[.]coxswain[.]model[.][\\w.$]+(?= )");

    private FirstPodBench() {}

    /** The results as a table. */
    static String run(boolean quick) throws IOException, InterruptedException {
        Map<String, List<Run>> runs = new TreeMap<>();
        for (int round = 0; round < (quick ? 3 : 11); round++) {
            List<String> shuffled = new ArrayList<>(CLIENTS);
            Collections.shuffle(shuffled);
            for (String client : shuffled) {
                runs.computeIfAbsent(client, any -> new ArrayList<>()).add(Run.parse(start(client)));
            }
        }
        StringBuilder table = new StringBuilder("| first pod in a fresh JVM | ms | classes loaded |\n|---|--:|--:|\n");
        runs.forEach((client, all) -> table.append(String.format(
                Locale.ROOT,
                "| %s | %.0f | %,.0f |%n",
                client,
                Numbers.median(all.stream().mapToDouble(Run::millis)),
                Numbers.median(all.stream().mapToDouble(Run::classes)))));
        return table + "\n" + loadedByCoxswain();
    }

    private static String loadedByCoxswain() throws IOException, InterruptedException {
        Path log = Files.createTempFile("classes", ".log");
        try {
            start("Coxswain", "-Xlog:class+load:file=" + log);
            List<String> names = CLASS_NAME
                    .matcher(Files.readString(log))
                    .results()
                    .map(MatchResult::group)
                    .toList();
            List<String> kinds = names.stream().filter(FirstPodBench::isKind).toList();
            return "Of Coxswain's own classes it loads " + names.size() + ", and of its kinds " + kinds + ".\n";
        } finally {
            Files.delete(log);
        }
    }

    private static boolean isKind(String name) {
        try {
            Class<?> type = Class.forName(name, false, FirstPodBench.class.getClassLoader());
            return KubeObject.class.isAssignableFrom(type) && !type.isInterface();
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException("it was loaded a moment ago", e);
        }
    }

    private static String start(String client, String... flags) throws IOException, InterruptedException {
        return Jvm.run(FirstPod.class, List.of(flags), client);
    }

    private record Run(double millis, double classes) {
        static Run parse(String output) {
            Scanner words = new Scanner(output).useLocale(Locale.ROOT);
            return new Run(words.nextDouble(), words.nextDouble());
        }
    }
}
