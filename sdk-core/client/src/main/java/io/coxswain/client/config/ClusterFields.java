package io.coxswain.client.config;

/** What a kubeconfig's cluster says to a configuration. */
final class ClusterFields {
    private ClusterFields() {}

    static void apply(KubeconfigEntry cluster, ConfigOverrides overrides, KubeConfigBuilder config) {
        if (overrides.untrusted()) {
            requireHarmless(cluster);
        }
        if (!overrides.replacesTrust()) {
            applyTrust(cluster, config);
        }
        String serverName = cluster.text("tls-server-name");
        if (serverName != null && overrides.server() == null) {
            config.tlsServerName(serverName);
        }
        String proxy = cluster.text("proxy-url");
        if (proxy != null) {
            applyProxy(cluster, proxy, config);
        }
        if (cluster.flag("disable-compression")) {
            config.disableCompression();
        }
    }

    private static void applyTrust(KubeconfigEntry cluster, KubeConfigBuilder config) {
        PemSource authority = cluster.pem("certificate-authority");
        if (authority != null) {
            config.certificateAuthority(authority);
        }
        if (cluster.flag("insecure-skip-tls-verify")) {
            config.insecureSkipTlsVerify();
        }
    }

    private static void applyProxy(KubeconfigEntry cluster, String proxy, KubeConfigBuilder config) {
        try {
            config.proxy(proxy);
        } catch (KubeConfigException e) {
            throw cluster.failure("proxy-url: " + e.getMessage());
        }
    }

    private static void requireHarmless(KubeconfigEntry cluster) {
        if (cluster.text("certificate-authority") != null) {
            throw cluster.failure("names a file of this machine, which an untrusted kubeconfig may not");
        }
        if (cluster.text("proxy-url") != null) {
            throw cluster.failure("names a proxy, which an untrusted kubeconfig may not");
        }
        if (cluster.flag("insecure-skip-tls-verify")) {
            throw cluster.failure("leaves the server unverified, which an untrusted kubeconfig may not");
        }
    }
}
