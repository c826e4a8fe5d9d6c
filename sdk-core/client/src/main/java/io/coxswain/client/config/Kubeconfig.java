package io.coxswain.client.config;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** One or several kubeconfig files as one. As in kubectl, an entry is the first file's that has it, and whole. */
final class Kubeconfig {
    private static final List<String> CLUSTER_LATER = List.of("proxy-url");
    private static final List<String> USER_LATER =
            List.of("exec", "auth-provider", "username", "password", "as", "as-uid", "as-groups", "as-user-extra");

    private final List<KubeconfigFile> files;

    private Kubeconfig(List<KubeconfigFile> files) {
        this.files = files;
    }

    /** Reads one file, which must be there. */
    static Kubeconfig read(Path file) {
        Kubeconfig one = readExisting(List.of(file));
        if (one.files.isEmpty()) {
            throw new KubeConfigException("cannot read " + file + ": there is no such file");
        }
        return one;
    }

    /** Reads those of the files that are there. */
    static Kubeconfig readExisting(List<Path> files) {
        return new Kubeconfig(files.stream()
                .flatMap(file -> KubeconfigYaml.read(file).map(content -> KubeconfigFile.of(file, content)).stream())
                .toList());
    }

    /** Whether it says nothing at all. */
    boolean isEmpty() {
        return files.stream()
                .allMatch(f -> f.currentContext().isEmpty()
                        && f.contexts().isEmpty()
                        && f.clusters().isEmpty()
                        && f.users().isEmpty());
    }

    KubeConfig resolve(ConfigOverrides overrides) {
        Entry context = context(overrides.context());
        Entry cluster = referred(context, "cluster", KubeconfigFile::clusters);
        Entry user = referred(context, "user", KubeconfigFile::users);
        cluster.refuse(CLUSTER_LATER);
        user.refuse(USER_LATER);
        KubeConfigBuilder config = new KubeConfigBuilder(server(cluster));
        addCluster(config, cluster);
        addUser(config, user);
        addNamespace(config, overrides.namespace() == null ? context.string("namespace") : overrides.namespace());
        try {
            return config.build();
        } catch (KubeConfigException e) {
            throw context.failure(String.valueOf(e.getMessage()));
        }
    }

    private Entry context(@Nullable String wanted) {
        String name = wanted == null ? currentContext() : wanted;
        if (name.isEmpty()) {
            throw new KubeConfigException(
                    paths() + ": there is no current-context; set one of " + names(KubeconfigFile::contexts));
        }
        return find(name, KubeconfigFile::contexts)
                .orElseThrow(() -> new KubeConfigException(paths() + ": there is no context \"" + name
                        + "\"; there are " + names(KubeconfigFile::contexts)));
    }

    private String currentContext() {
        return files.stream()
                .map(KubeconfigFile::currentContext)
                .filter(name -> !name.isEmpty())
                .findFirst()
                .orElse("");
    }

    private Entry referred(Entry context, String key, Function<KubeconfigFile, Map<String, Entry>> entries) {
        String name = context.string(key);
        if (name == null) {
            throw context.failure("names no " + key);
        }
        return find(name, entries)
                .orElseThrow(
                        () -> context.failure("there is no " + key + " \"" + name + "\"; there are " + names(entries)));
    }

    private Optional<Entry> find(String name, Function<KubeconfigFile, Map<String, Entry>> entries) {
        return files.stream()
                .flatMap(file -> Optional.ofNullable(entries.apply(file).get(name)).stream())
                .findFirst();
    }

    private List<String> names(Function<KubeconfigFile, Map<String, Entry>> entries) {
        Map<String, Entry> all = new LinkedHashMap<>();
        files.forEach(file -> all.putAll(entries.apply(file)));
        return List.copyOf(all.keySet());
    }

    private String paths() {
        return files.stream().map(f -> f.file().toString()).collect(Collectors.joining(", "));
    }

    private static String server(Entry cluster) {
        String server = cluster.string("server");
        if (server == null) {
            throw cluster.failure("names no server");
        }
        return server;
    }

    private static void addCluster(KubeConfigBuilder config, Entry cluster) {
        PemSource authority = cluster.pem("certificate-authority");
        if (authority != null) {
            config.certificateAuthority(authority);
        }
        String serverName = cluster.string("tls-server-name");
        if (serverName != null) {
            config.tlsServerName(serverName);
        }
        if (cluster.bool("insecure-skip-tls-verify")) {
            config.insecureSkipTlsVerify();
        }
    }

    private static void addUser(KubeConfigBuilder config, Entry user) {
        PemSource certificate = user.pem("client-certificate");
        PemSource key = user.pem("client-key");
        if (certificate != null && key != null) {
            config.clientCertificate(certificate, key);
        } else if (certificate != null) {
            throw user.failure("has a client-certificate, but no client-key");
        } else if (key != null) {
            throw user.failure("has a client-key, but no client-certificate");
        }
        String token = user.string("token");
        if (token != null) {
            config.token(token);
        }
        Path tokenFile = user.path("tokenFile");
        if (tokenFile != null) {
            config.tokenFile(tokenFile);
        }
    }

    private static void addNamespace(KubeConfigBuilder config, @Nullable String namespace) {
        if (namespace != null) {
            config.namespace(namespace);
        }
    }
}
