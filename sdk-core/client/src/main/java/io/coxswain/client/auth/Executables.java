package io.coxswain.client.auth;

import io.coxswain.client.config.ExecConfig;
import io.coxswain.client.config.ExecPolicy;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds programs as a shell does, but never in the working directory, and asks the policy whether they may be run. */
final class Executables {
    private final Map<String, String> environment;

    Executables(Map<String, String> environment) {
        this.environment = environment;
    }

    /** The plugin's program. What the policy looks at is the program that is going to be run, not its name. */
    Path find(ExecConfig plugin, ExecPolicy policy) {
        List<String> allowed = policy.allowed();
        if (allowed != null && allowed.isEmpty()) {
            throw refused(plugin);
        }
        Path program = lookUp(plugin.command()).orElseThrow(() -> missing(plugin));
        if (allowed != null && allowed.stream().noneMatch(entry -> isSame(entry, program))) {
            throw refused(plugin);
        }
        return program;
    }

    private boolean isSame(String entry, Path program) {
        return lookUp(entry).filter(program::equals).isPresent();
    }

    private Optional<Path> lookUp(String command) {
        try {
            if (command.indexOf('/') >= 0 || command.contains(File.separator)) {
                return runnable(Path.of(command).toAbsolutePath().normalize());
            }
            return Stream.of(Objects.requireNonNullElse(environment.get("PATH"), "")
                            .split(File.pathSeparator))
                    .filter(directory -> !directory.isEmpty())
                    .map(Path::of)
                    .filter(Path::isAbsolute)
                    .flatMap(directory -> runnable(directory.resolve(command)).stream())
                    .findFirst();
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }

    private Optional<Path> runnable(Path program) {
        return Stream.concat(Stream.of(""), extensions())
                .map(extension -> program.resolveSibling(program.getFileName() + extension))
                .filter(file -> Files.isRegularFile(file) && Files.isExecutable(file))
                .findFirst();
    }

    private Stream<String> extensions() {
        boolean windows = File.separatorChar == '\\';
        return windows
                ? Stream.of(environment.getOrDefault("PATHEXT", ".EXE").split(";"))
                        .map(extension -> extension.toLowerCase(Locale.ROOT))
                : Stream.empty();
    }

    private static CredentialsException missing(ExecConfig plugin) {
        String hint = plugin.installHint();
        return new CredentialsException("the exec plugin " + plugin.command()
                + " is not there, or not executable: install it and put it into PATH"
                + (hint == null ? "" : "\n\n" + hint));
    }

    private static CredentialsException refused(ExecConfig plugin) {
        return new CredentialsException(
                "the exec plugin " + plugin.command() + " may not be run: the ExecPolicy does not allow it");
    }
}
