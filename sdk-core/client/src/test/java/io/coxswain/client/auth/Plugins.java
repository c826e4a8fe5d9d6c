package io.coxswain.client.auth;

import io.coxswain.client.config.ExecConfig;
import io.coxswain.client.config.KubeConfig;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.function.Consumer;

/** Credential plugins for tests: shell scripts in a directory of the test's own. */
public final class Plugins {
    private final Path directory;

    /** Plugins in this directory. */
    public Plugins(Path directory) {
        this.directory = directory;
    }

    /** Writes a plugin that does this. */
    public Path script(String name, String body) {
        try {
            Path file = Files.writeString(directory.resolve(name), "#!/bin/sh\n" + body + "\n");
            return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What a plugin prints to give this status, in JSON. */
    public static String prints(String status) {
        return "printf '%s' '{\"kind\":\"ExecCredential\",\"apiVersion\":\"" + ExecConfig.V1 + "\",\"status\":" + status
                + "}'";
    }

    /** A configuration that runs a plugin. */
    public static KubeConfig config(Path script, Consumer<ExecConfig.Builder> description) {
        return KubeConfig.builder("https://h:6443")
                .exec(ExecConfig.of(script.toString(), description))
                .build();
    }
}
