package io.coxswain.client.config;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Looks for a configuration where kubectl does. It reads files, and so blocks. */
final class ConfigLoader {
    private static final String LOCALHOST = "http://localhost:8080";

    private final Map<String, String> environment;
    private final Path home;
    private final Path serviceAccount;

    ConfigLoader(Map<String, String> environment, Path home, Path serviceAccount) {
        this.environment = environment;
        this.home = home;
        this.serviceAccount = serviceAccount;
    }

    static ConfigLoader ofProcess() {
        return new ConfigLoader(
                System.getenv(),
                Path.of(System.getProperty("user.home")),
                Path.of("/var/run/secrets/kubernetes.io/serviceaccount"));
    }

    KubeConfig load(ConfigOverrides overrides) {
        KubeconfigFiles kubeconfig = KubeconfigFiles.readExisting(files());
        boolean names = overrides.context() != null || overrides.cluster() != null || overrides.user() != null;
        if (!kubeconfig.isEmpty() || names || overrides.server() != null) {
            return kubeconfig.resolve(overrides);
        }
        if (isInCluster()) {
            return inCluster(overrides);
        }
        // The environment may name a server, as it may for kubectl; it gets no credentials but those of the overrides.
        return overridden(KubeConfig.builder(environment.getOrDefault("KUBERNETES_MASTER", LOCALHOST)), overrides);
    }

    KubeConfig fromFlags(@Nullable String server, @Nullable String kubeconfig) {
        boolean isFile = kubeconfig != null && !kubeconfig.isEmpty();
        KubeconfigFiles files =
                isFile ? KubeconfigFiles.read(Path.of(kubeconfig)) : new KubeconfigFiles(List.of(), List.of());
        if (server != null && !server.isEmpty()) {
            return files.resolve(overrides -> overrides.server(server));
        }
        return isFile ? files.resolve(overrides -> {}) : inCluster();
    }

    List<Path> files() {
        List<Path> files = new ArrayList<>();
        for (String name : environment.getOrDefault("KUBECONFIG", "").split(File.pathSeparator)) {
            if (!name.isEmpty() && !files.contains(Path.of(name))) {
                files.add(Path.of(name));
            }
        }
        return files.isEmpty() ? List.of(home.resolve(".kube").resolve("config")) : files;
    }

    private boolean isInCluster() {
        return environment.containsKey("KUBERNETES_SERVICE_HOST")
                && environment.containsKey("KUBERNETES_SERVICE_PORT")
                && Files.isRegularFile(serviceAccount.resolve("token"));
    }

    KubeConfig inCluster() {
        return inCluster(ConfigOverrides.of(o -> {}));
    }

    private KubeConfig inCluster(ConfigOverrides overrides) {
        if (!isInCluster()) {
            throw new KubeConfigException("this does not run in a pod with a service account: KUBERNETES_SERVICE_HOST, "
                    + "KUBERNETES_SERVICE_PORT and " + serviceAccount.resolve("token") + " are needed");
        }
        String host = environment.getOrDefault("KUBERNETES_SERVICE_HOST", "");
        String server = "https://" + (host.contains(":") ? "[" + host + "]" : host) + ":"
                + environment.get("KUBERNETES_SERVICE_PORT");
        KubeConfigBuilder config = KubeConfig.builder(server).namespace(ownNamespace());
        if (!overrides.replacesCredentials()) {
            config.tokenFile(serviceAccount.resolve("token"));
        }
        if (!overrides.replacesTrust()) {
            config.certificateAuthority(PemSource.file(serviceAccount.resolve("ca.crt")));
        }
        return overridden(config, overrides);
    }

    private static KubeConfig overridden(KubeConfigBuilder config, ConfigOverrides overrides) {
        overrides.applyTo(config);
        return config.build();
    }

    /** As client-go does, the variable by which a pod can be told its namespace comes first. */
    private String ownNamespace() {
        String told = environment.getOrDefault("POD_NAMESPACE", "");
        if (!told.isEmpty()) {
            return told;
        }
        Path file = serviceAccount.resolve("namespace");
        try {
            String namespace = Files.exists(file) ? Files.readString(file).strip() : "";
            return namespace.isEmpty() ? "default" : namespace;
        } catch (IOException e) {
            throw new KubeConfigException("cannot read " + file + ": " + Reason.of(e), e);
        }
    }
}
