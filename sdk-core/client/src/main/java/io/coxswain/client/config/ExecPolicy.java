package io.coxswain.client.config;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Which credential plugins may be run, and for how long: a kubeconfig can name any program. The choices are those of kubectl's
 * {@code credentialPluginPolicy}.
 *
 * <pre>{@code
 * KubeConfig.load(o -> o.execPolicy(ExecPolicy.allowList("aws", "/usr/bin/gke-gcloud-auth-plugin")));
 * }</pre>
 */
public final class ExecPolicy {
    private static final Duration DEFAULT_TIMEOUT = Duration.ofMinutes(1);

    private final @Nullable List<String> allowed;
    private final Duration timeout;

    private ExecPolicy(@Nullable List<String> allowed, Duration timeout) {
        this.allowed = allowed;
        this.timeout = timeout;
    }

    /** Runs every plugin that the kubeconfig names. */
    public static ExecPolicy allowAll() {
        return new ExecPolicy(null, DEFAULT_TIMEOUT);
    }

    /** Runs none. */
    public static ExecPolicy denyAll() {
        return new ExecPolicy(List.of(), DEFAULT_TIMEOUT);
    }

    /**
     * Runs these alone.
     *
     * @param plugins names, which mean the program that {@code PATH} gives for them, or absolute paths
     */
    public static ExecPolicy allowList(String... plugins) {
        if (plugins.length == 0 || Arrays.asList(plugins).contains("")) {
            throw new IllegalArgumentException("an allow-list needs names; denyAll() allows none");
        }
        return new ExecPolicy(List.of(plugins), DEFAULT_TIMEOUT);
    }

    /** The same with another time after which a plugin is killed, with all that it has started; a minute by default. */
    public ExecPolicy timeout(Duration timeout) {
        return new ExecPolicy(allowed, Timeouts.checked(timeout));
    }

    /** How long a plugin may run. */
    public Duration timeout() {
        return timeout;
    }

    /** The plugins that may be run, or null if all may. */
    public @Nullable List<String> allowed() {
        return allowed;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof ExecPolicy that
                && Objects.equals(allowed, that.allowed)
                && timeout.equals(that.timeout);
    }

    @Override
    public int hashCode() {
        return Objects.hash(allowed, timeout);
    }

    @Override
    public String toString() {
        String which = allowed == null ? "all" : allowed.isEmpty() ? "none" : String.join(", ", allowed);
        return "ExecPolicy[" + which + ", " + timeout.toSeconds() + " s]";
    }
}
