package io.coxswain.samples.kctl;

import io.coxswain.client.config.ConfigOverrides;
import io.coxswain.client.config.Impersonation;
import io.coxswain.client.config.KubeConfig;
import io.coxswain.client.config.KubeconfigFiles;
import java.nio.file.Path;
import java.util.function.Consumer;
import reactor.core.publisher.Mono;

/** Which server a command line means, and as whom. */
final class Connection {
    private Connection() {}

    /** The configuration that the flags name; it is read by whoever subscribes. */
    static Mono<KubeConfig> config(CommandLine line) {
        Consumer<ConfigOverrides.Builder> overrides = builder -> {
            line.value(Flag.CONTEXT).ifPresent(builder::context);
            line.value(Flag.NAMESPACE).ifPresent(builder::namespace);
            line.value(Flag.AS).ifPresent(user -> builder.impersonation(impersonation(user, line)));
        };
        return line.value(Flag.KUBECONFIG)
                .map(file -> KubeConfig.fromKubeconfig(Path.of(file), overrides))
                .orElseGet(() -> KubeConfig.load(overrides))
                // What is printed is what the server's JSON says, its nulls too, of which protobuf knows nothing.
                .map(config -> config.toBuilder().protobuf(false).build());
    }

    private static Impersonation impersonation(String user, CommandLine line) {
        Impersonation other = Impersonation.user(user).groups(line.values(Flag.AS_GROUP));
        return line.value(Flag.AS_UID).map(other::uid).orElse(other);
    }

    /** The kubeconfigs themselves. */
    static Mono<KubeconfigFiles> files(CommandLine line) {
        return line.value(Flag.KUBECONFIG)
                .map(file -> KubeconfigFiles.of(Path.of(file)))
                .orElseGet(KubeconfigFiles::load);
    }
}
