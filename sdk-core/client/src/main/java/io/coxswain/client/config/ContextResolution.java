package io.coxswain.client.config;

import io.coxswain.client.config.KubeconfigEntry.Kind;
import org.jspecify.annotations.Nullable;

/** Makes a configuration of a context, its cluster and its user. Whatever is missing or dangling is an error. */
final class ContextResolution {
    private final KubeconfigFiles files;
    private final ConfigOverrides overrides;

    private ContextResolution(KubeconfigFiles files, ConfigOverrides overrides) {
        this.files = files;
        this.overrides = overrides;
    }

    static KubeConfig of(KubeconfigFiles files, ConfigOverrides overrides) {
        return new ContextResolution(files, overrides).resolve();
    }

    private KubeConfig resolve() {
        KubeconfigEntry context = context();
        KubeconfigEntry cluster = referred(context, Kind.CLUSTER, overrides.cluster());
        KubeconfigEntry user = user(context);
        KubeConfigBuilder config = new KubeConfigBuilder(server(cluster));
        if (cluster != null) {
            ClusterFields.apply(cluster, overrides, config);
        }
        if (user != null) {
            UserFields.apply(user, cluster, overrides, config);
        }
        String namespace = context == null ? null : context.text("namespace");
        if (namespace != null) {
            config.namespace(namespace);
        }
        overrides.applyTo(config);
        try {
            return config.build();
        } catch (KubeConfigException e) {
            throw context == null ? e : context.failure(String.valueOf(e.getMessage()));
        }
    }

    /** The context, or null if there is none and the caller has named a server or cluster instead. */
    private @Nullable KubeconfigEntry context() {
        String name = overrides.context() == null ? files.currentContext() : overrides.context();
        if (name != null) {
            return files.find(Kind.CONTEXT, name)
                    .orElseThrow(() -> dangling("there is no context \"" + name + "\"", Kind.CONTEXT));
        }
        if (overrides.server() != null || overrides.cluster() != null) {
            return null;
        }
        throw dangling("there is no current-context; set one", Kind.CONTEXT);
    }

    private KubeConfigException dangling(String problem, Kind kind) {
        return new KubeConfigException(
                place() + ": " + problem + "; there are " + files.all(kind).keySet());
    }

    /** The line that names the context, or all files if it is not they who name it. */
    private String place() {
        if (overrides.context() != null) {
            return files.label();
        }
        return files.files().stream()
                .filter(file -> !file.currentContext().isEmpty())
                .findFirst()
                .map(file -> file.label() + ":" + file.lines().of("current-context"))
                .orElseGet(files::label);
    }

    /** The user, or null if there is no context, or one that names none where the caller says who the client is. */
    private @Nullable KubeconfigEntry user(@Nullable KubeconfigEntry context) {
        boolean open = context != null && overrides.user() == null && context.text(Kind.USER.field()) == null;
        return open && overrides.replacesCredentials() ? null : referred(context, Kind.USER, overrides.user());
    }

    /** What the context refers to, or null if there is no context that could. */
    private @Nullable KubeconfigEntry referred(
            @Nullable KubeconfigEntry context, Kind kind, @Nullable String override) {
        if (override != null) {
            return files.find(kind, override)
                    .orElseThrow(() -> dangling("there is no " + kind.field() + " \"" + override + "\"", kind));
        }
        if (context == null) {
            return null;
        }
        String name = context.text(kind.field());
        if (name == null) {
            throw context.failure("names no " + kind.field());
        }
        return files.find(kind, name)
                .orElseThrow(() -> context.failure("there is no " + kind.field() + " \"" + name + "\"; there are "
                        + files.all(kind).keySet()));
    }

    private String server(@Nullable KubeconfigEntry cluster) {
        if (overrides.server() != null) {
            return overrides.server();
        }
        String server = cluster == null ? null : cluster.text("server");
        if (server == null) {
            throw cluster == null ? dangling("there is no server", Kind.CLUSTER) : cluster.failure("names no server");
        }
        return server;
    }
}
