package io.coxswain.client.config;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Looks for a configuration where kubectl does. It reads files, and so blocks. */
final class ConfigLoader {
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
        List<Path> files = files();
        Kubeconfig kubeconfig = Kubeconfig.readExisting(files);
        if (!kubeconfig.isEmpty()) {
            return kubeconfig.resolve(overrides);
        }
        if (overrides.context() != null) {
            throw new KubeConfigException("there is no context \"" + overrides.context()
                    + "\": no kubeconfig says anything, looked at " + files);
        }
        if (!isInCluster()) {
            throw new KubeConfigException("no configuration: looked for kubeconfig files at " + files
                    + " and for the service account of a pod. Set KUBECONFIG, or build a KubeConfig by hand");
        }
        return inCluster(overrides);
    }

    private List<Path> files() {
        List<Path> files = new ArrayList<>();
        for (String name : environment.getOrDefault("KUBECONFIG", "").split(File.pathSeparator)) {
            if (!name.isEmpty()) {
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
        KubeConfigBuilder config = KubeConfig.builder(server)
                .tokenFile(serviceAccount.resolve("token"))
                .certificateAuthority(PemSource.file(serviceAccount.resolve("ca.crt")));
        return config.namespace(overrides.namespace() == null ? ownNamespace() : overrides.namespace())
                .build();
    }

    private String ownNamespace() {
        Path file = serviceAccount.resolve("namespace");
        try {
            String namespace = Files.exists(file) ? Files.readString(file).strip() : "";
            return namespace.isEmpty() ? "default" : namespace;
        } catch (IOException e) {
            throw new KubeConfigException("cannot read " + file + ": " + Reason.of(e), e);
        }
    }
}
