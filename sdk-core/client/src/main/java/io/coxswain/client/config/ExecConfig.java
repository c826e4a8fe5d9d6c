package io.coxswain.client.config;

import io.coxswain.model.tree.JsonTree;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A credential plugin: a program that prints who the client is, as kubeconfig's {@code exec} describes it.
 *
 * <pre>{@code
 * ExecConfig eks = ExecConfig.of("aws", e -> e.args("eks", "get-token", "--cluster-name", "shop"));
 * }</pre>
 */
public final class ExecConfig {
    /** The version of the exchange with plugins that is taken if none is named. */
    public static final String V1 = "client.authentication.k8s.io/v1";

    static final String V1BETA1 = "client.authentication.k8s.io/v1beta1";
    static final Set<String> VERSIONS = Set.of(V1, V1BETA1);
    static final String UNKNOWN_VERSION = "the exec plugin's apiVersion is neither " + V1 + " nor " + V1BETA1
            + ": the plugin is too old or too new, update it and its kubeconfig";

    private final String command;
    private final List<String> args;
    private final Map<String, String> env;
    private final String apiVersion;
    private final InteractiveMode interactiveMode;
    private final boolean provideClusterInfo;
    private final @Nullable String installHint;
    private final @Nullable JsonNode clusterConfig;

    private ExecConfig(String command, Builder builder) {
        this.command = command;
        this.args = List.copyOf(builder.args);
        this.env = Map.copyOf(builder.env);
        this.apiVersion = builder.apiVersion;
        this.interactiveMode = builder.interactiveMode;
        this.provideClusterInfo = builder.provideClusterInfo;
        this.installHint = builder.installHint;
        this.clusterConfig = builder.clusterConfig;
    }

    /** Whether a plugin may ask its user at the terminal. */
    public enum InteractiveMode {
        /** It never reads standard input. */
        NEVER("Never"),
        /** It does if there is a terminal. */
        IF_AVAILABLE("IfAvailable"),
        /** It has to: without a terminal it is not run. */
        ALWAYS("Always");

        private final String text;

        InteractiveMode(String text) {
            this.text = text;
        }

        static @Nullable InteractiveMode of(String text) {
            return Arrays.stream(values())
                    .filter(mode -> mode.text.equals(text))
                    .findFirst()
                    .orElse(null);
        }
    }

    /**
     * Describes a plugin.
     *
     * @param command a program's name, looked for in {@code PATH}, or its path; never given to a shell
     * @throws KubeConfigException if the command is empty, or the version unknown
     */
    public static ExecConfig of(String command, Consumer<Builder> description) {
        Builder builder = new Builder();
        description.accept(builder);
        if (command.isEmpty()) {
            throw new KubeConfigException("the command of the exec plugin is empty");
        }
        if (!VERSIONS.contains(builder.apiVersion)) {
            throw new KubeConfigException(UNKNOWN_VERSION);
        }
        return new ExecConfig(command, builder);
    }

    /** The program's name or path. */
    public String command() {
        return command;
    }

    /** Its arguments, as they are. */
    public List<String> args() {
        return args;
    }

    /** Environment variables that it gets beside those of this process; they may hold secrets. */
    public Map<String, String> env() {
        return env;
    }

    /** The version of the exchange with it. */
    public String apiVersion() {
        return apiVersion;
    }

    /** Whether it may ask its user. */
    public InteractiveMode interactiveMode() {
        return interactiveMode;
    }

    /** Whether it is told of the cluster that the credentials are for. */
    public boolean provideClusterInfo() {
        return provideClusterInfo;
    }

    /** What to tell users who do not have it, if anything. */
    public @Nullable String installHint() {
        return installHint;
    }

    /**
     * What the cluster's entry says to plugins, or null: a copy of its extension {@code client.authentication.k8s.io/exec}.
     */
    public @Nullable JsonNode clusterConfig() {
        return clusterConfig == null ? null : JsonTree.copy(clusterConfig);
    }

    /** The command, without its arguments and environment, which may hold secrets. */
    @Override
    public String toString() {
        return "ExecConfig[" + command + "]";
    }

    /** What may be said of a plugin. */
    public static final class Builder {
        private final List<String> args = new ArrayList<>();
        private final Map<String, String> env = new LinkedHashMap<>();
        private String apiVersion = V1;
        private InteractiveMode interactiveMode = InteractiveMode.NEVER;
        private boolean provideClusterInfo;
        private @Nullable String installHint;
        private @Nullable JsonNode clusterConfig;

        private Builder() {}

        /** Adds arguments. */
        public Builder args(String... args) {
            return args(Arrays.asList(args));
        }

        /** Adds arguments. */
        public Builder args(List<String> args) {
            this.args.addAll(args);
            return this;
        }

        /** Sets an environment variable. */
        public Builder env(String name, String value) {
            env.put(name, value);
            return this;
        }

        /** Sets the version of the exchange; {@link #V1} by default. */
        public Builder apiVersion(String version) {
            this.apiVersion = Objects.requireNonNull(version, "version");
            return this;
        }

        /** Lets it ask its user, or not; never by default. */
        public Builder interactiveMode(InteractiveMode mode) {
            this.interactiveMode = Objects.requireNonNull(mode, "mode");
            return this;
        }

        /** Tells it of the cluster that the credentials are for. */
        public Builder provideClusterInfo() {
            this.provideClusterInfo = true;
            return this;
        }

        /** Sets what the cluster's entry says to plugins; it is copied. */
        public Builder clusterConfig(JsonNode config) {
            this.clusterConfig = JsonTree.copy(config);
            return this;
        }

        /** Says what to tell users who do not have it; what could control a terminal is taken out. */
        public Builder installHint(String hint) {
            this.installHint = hint.replaceAll("\u001b\\[[0-9;?]*[A-Za-z]", "").replaceAll("[\\p{Cntrl}&&[^\n\t]]", "");
            return this;
        }
    }
}
