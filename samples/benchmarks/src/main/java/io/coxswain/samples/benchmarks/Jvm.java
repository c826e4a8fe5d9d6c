package io.coxswain.samples.benchmarks;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A JVM of its own for a main class, with this one's class path. */
final class Jvm {

    private Jvm() {}

    /** What it printed. */
    static String run(Class<?> main, List<String> flags, String... arguments) throws IOException, InterruptedException {
        List<String> serial = new ArrayList<>(List.of("-XX:+UseSerialGC"));
        serial.addAll(flags);
        Process process = start(main, serial, arguments);
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IllegalStateException(
                    main.getSimpleName() + " " + String.join(" ", arguments) + " failed in its JVM");
        }
        return output.strip();
    }

    /** Starts it; what it says of failures goes where this one's does. */
    static Process start(Class<?> main, List<String> flags, String... arguments) throws IOException {
        List<String> all = new ArrayList<>(List.of("-cp", System.getProperty("java.class.path")));
        all.addAll(flags);
        all.add(main.getName());
        all.addAll(List.of(arguments));
        return command(all).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    }

    /** A JVM with all of its arguments. */
    static ProcessBuilder command(List<String> arguments) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(arguments);
        return new ProcessBuilder(command);
    }
}
