package io.coxswain.client.auth;

import io.coxswain.client.config.ExecConfig;
import io.coxswain.client.config.KubeConfig;
import io.coxswain.client.config.PemSource;
import java.util.Base64;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What a plugin is told, in the environment variable {@code KUBERNETES_EXEC_INFO}. */
final class ExecInfo {
    private ExecInfo() {}

    /** Reads the file of the certificate authority, if the plugin is to know the cluster. */
    static ObjectNode of(ExecConfig plugin, KubeConfig config, boolean interactive) {
        ObjectNode info = JsonNodeFactory.instance.objectNode();
        info.put("kind", "ExecCredential").put("apiVersion", plugin.apiVersion());
        ObjectNode spec = info.putObject("spec");
        if (plugin.provideClusterInfo()) {
            addCluster(spec.putObject("cluster"), plugin, config);
        }
        spec.put("interactive", interactive);
        return info;
    }

    private static void addCluster(ObjectNode cluster, ExecConfig plugin, KubeConfig config) {
        cluster.put("server", config.server().toString());
        if (config.tlsServerName() != null) {
            cluster.put("tls-server-name", config.tlsServerName());
        }
        if (config.insecureSkipTlsVerify()) {
            cluster.put("insecure-skip-tls-verify", true);
        }
        PemSource authority = config.certificateAuthority();
        if (authority != null) {
            cluster.put("certificate-authority-data", Base64.getEncoder().encodeToString(authority.read()));
        }
        if (config.proxy() != null) {
            cluster.put("proxy-url", config.proxy().toString());
        }
        if (config.disableCompression()) {
            cluster.put("disable-compression", true);
        }
        JsonNode own = plugin.clusterConfig();
        cluster.set("config", own == null ? cluster.nullNode() : own);
    }
}
