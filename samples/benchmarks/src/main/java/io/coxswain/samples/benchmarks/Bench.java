package io.coxswain.samples.benchmarks;

import java.util.ArrayList;
import java.util.List;

/** Runs a benchmark and prints its results as Markdown; what it is about goes to the standard error. */
public final class Bench {
    static final String USAGE = """
            bench codec [--quick] [--only REGEX]   reads and writes pods and nodes; 25 minutes, or five with --quick
            bench first-pod [--quick]              reads one pod in a fresh JVM
            bench retained                         keeps 10,000 pods
            bench get [--quick] [--only REGEX]     gets a pod from a stub of a server, many at a time
            bench list [--quick] [--only REGEX]    lists 10,000 pods of a stub
            bench retained-list [--quick]          searches the smallest heap for 50,000 pods of a stub, and streams them
            bench first-list [--quick]             lists pods of a stub in a fresh JVM
            bench slow-subscriber [--quick]        lists 10,000 pods of a stub, ten a second, and looks at the heap
            """;

    private Bench() {}

    public static void main(String[] arguments) throws Exception {
        List<String> words = new ArrayList<>(List.of(arguments));
        boolean quick = words.remove("--quick");
        String only = option(words, "--only", "");
        switch (words.size() == 1 ? words.get(0) : "") {
            case "codec" -> codec(quick, only);
            case "first-pod" -> System.out.print(FirstPodBench.run(quick));
            case "get" -> System.out.print(Machine.facts() + "\n" + new GetBench(quick, only).run());
            case "list" -> System.out.print(Machine.facts() + "\n" + new ListBench(quick, only).run());
            case "retained-list" -> System.out.print(Machine.facts() + "\n" + new RetainedListBench(quick, only).run());
            case "first-list" -> System.out.print(Machine.facts() + "\n" + FirstListBench.run(quick, only));
            case "slow-subscriber" -> System.out.print(Machine.facts() + "\n" + SlowSubscriberBench.run(quick));
            case "retained" -> System.out.print(RetainedBench.run());
            default -> {
                System.err.print(USAGE);
                System.exit(2);
            }
        }
    }

    private static void codec(boolean quick, String only) throws Exception {
        StringBuilder report = new StringBuilder("# Codecs\n\n").append(Machine.facts());
        report.append(new CodecBench(quick, only).run());
        if (only.isEmpty()) {
            report.append(RetainedBench.run());
            report.append(FirstPodBench.run(quick));
        }
        System.out.print(report);
    }

    private static String option(List<String> words, String name, String absent) {
        int at = words.indexOf(name);
        if (at < 0 || at + 1 == words.size()) {
            return absent;
        }
        words.remove(at);
        return words.remove(at);
    }
}
