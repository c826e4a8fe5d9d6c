package io.coxswain.samples.benchmarks;

import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Properties;

/** Where and of what the numbers are. */
final class Machine {
    private static final Path CPUS = Path.of("/proc/cpuinfo");

    private Machine() {}

    /** In Markdown. */
    static String facts() throws IOException {
        return String.format(
                Locale.ROOT,
                """
                - %s; load average %.1f before the run (anything near 0 is a quiet machine)
                - %d cores%s, %s %s
                - Coxswain %s, fabric8 %s, official client %s, Jackson %s
                - pods of %,d B on average, a node of %,d B, as a Kubernetes 1.36 API server gave them, with managedFields
                """,
                Instant.now().truncatedTo(ChronoUnit.MINUTES),
                ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage(),
                Runtime.getRuntime().availableProcessors(),
                processor(),
                System.getProperty("java.vm.name"),
                Runtime.version(),
                version("io.coxswain", "coxswain-model"),
                version("io.fabric8", "kubernetes-client-api"),
                version("io.kubernetes", "client-java-api"),
                version("tools.jackson.core", "jackson-core"),
                new PodListing(300).json().length / 300,
                Captured.node().length);
    }

    private static String processor() throws IOException {
        if (!Files.exists(CPUS)) {
            return "";
        }
        return Files.readAllLines(CPUS).stream()
                .filter(line -> line.startsWith("model name"))
                .map(line -> " of " + line.replaceFirst(".*: ", ""))
                .findFirst()
                .orElse("");
    }

    private static String version(String group, String artifact) throws IOException {
        Properties properties = new Properties();
        String file = "/META-INF/maven/" + group + "/" + artifact + "/pom.properties";
        try (InputStream in = Machine.class.getResourceAsStream(file)) {
            if (in != null) {
                properties.load(in);
            }
        }
        return properties.getProperty("version", "of an unknown version");
    }
}
