package io.coxswain.client.config;

import io.coxswain.client.config.ExecConfig.InteractiveMode;
import java.io.File;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What a kubeconfig's user says to a configuration. */
final class UserFields {
    private static final String CLUSTER_EXTENSION = "client.authentication.k8s.io/exec";
    private static final List<String> FILES = List.of("client-certificate", "client-key", "tokenFile");

    private final KubeconfigEntry user;
    private final @Nullable KubeconfigEntry cluster;
    private final KubeConfigBuilder config;

    private UserFields(KubeconfigEntry user, @Nullable KubeconfigEntry cluster, KubeConfigBuilder config) {
        this.user = user;
        this.cluster = cluster;
        this.config = config;
    }

    static void apply(
            KubeconfigEntry user,
            @Nullable KubeconfigEntry cluster,
            ConfigOverrides overrides,
            KubeConfigBuilder config) {
        UserFields fields = new UserFields(user, cluster, config);
        if (overrides.untrusted()) {
            fields.requireHarmless();
        }
        if (!overrides.replacesCredentials()) {
            fields.applyCertificate();
            fields.applyToken();
            fields.applyExec();
            fields.applyProvider();
        }
        fields.applyImpersonation();
    }

    private void requireHarmless() {
        for (String field : FILES) {
            if (user.text(field) != null) {
                throw user.failure(field + " names a file of this machine, which an untrusted kubeconfig may not");
            }
        }
        if (user.object("exec") != null || user.object("auth-provider") != null) {
            throw user.failure("runs a plugin or asks a provider, which an untrusted kubeconfig may not");
        }
    }

    private void applyCertificate() {
        PemSource certificate = user.pem("client-certificate");
        PemSource key = user.pem("client-key");
        if (certificate != null && key != null) {
            config.clientCertificate(certificate, key);
        } else if (certificate != null) {
            throw user.failure("has a client-certificate, but no client-key");
        } else if (key != null) {
            throw user.failure("has a client-key, but no client-certificate");
        }
    }

    private void applyToken() {
        String token = user.text("token");
        if (token != null) {
            config.token(token);
        }
        String tokenFile = user.text("tokenFile");
        if (tokenFile != null) {
            config.tokenFile(user.resolve(tokenFile));
        }
        String username = user.text("username");
        String password = user.text("password");
        if (username != null) {
            config.basicAuth(username, password == null ? "" : password);
        } else if (password != null) {
            throw user.failure("has a password, but no username");
        }
    }

    private void applyExec() {
        ObjectNode exec = user.object("exec");
        if (exec == null) {
            return;
        }
        String command = user.text(exec, "command", "exec.command");
        String version = user.text(exec, "apiVersion", "exec.apiVersion");
        if (command == null || version == null) {
            throw user.failure("exec needs command and apiVersion");
        }
        if (!ExecConfig.VERSIONS.contains(version)) {
            throw user.failure(ExecConfig.UNKNOWN_VERSION);
        }
        boolean isPath = command.indexOf('/') >= 0 || command.contains(File.separator);
        String program = isPath ? user.resolve(command).toString() : command;
        ExecConfig plugin = ExecConfig.of(program, described -> describe(exec, version, described));
        // As with kubectl: what the kubeconfig itself says comes first, and the plugin is not run.
        if (!config.hasStaticCredentials()) {
            config.exec(plugin);
        }
    }

    private void describe(ObjectNode exec, String version, ExecConfig.Builder plugin) {
        plugin.apiVersion(version).args(user.texts(exec, "args", "exec.args")).interactiveMode(mode(exec, version));
        for (JsonNode variable : exec.path("env")) {
            if (!variable.path("name").isString() || !variable.path("value").isString()) {
                throw user.failure("exec.env: each item needs a name and a value that are strings");
            }
            plugin.env(
                    variable.path("name").stringValue(), variable.path("value").stringValue());
        }
        if (user.flag(exec, "provideClusterInfo", "exec.provideClusterInfo")) {
            plugin.provideClusterInfo();
        }
        String hint = user.text(exec, "installHint", "exec.installHint");
        if (hint != null) {
            plugin.installHint(hint);
        }
        JsonNode extension = cluster == null ? null : cluster.extension(CLUSTER_EXTENSION);
        if (extension != null) {
            plugin.clusterConfig(extension);
        }
    }

    private InteractiveMode mode(ObjectNode exec, String version) {
        String said = user.text(exec, "interactiveMode", "exec.interactiveMode");
        if (said == null && version.equals(ExecConfig.V1BETA1)) {
            return InteractiveMode.IF_AVAILABLE;
        }
        InteractiveMode mode = said == null ? null : InteractiveMode.of(said);
        if (mode == null) {
            throw user.failure("exec.interactiveMode has to be Never, IfAvailable or Always");
        }
        return mode;
    }

    private void applyProvider() {
        ObjectNode provider = user.object("auth-provider");
        if (provider == null) {
            return;
        }
        String name = user.text(provider, "name", "auth-provider.name");
        if (!"oidc".equals(name)) {
            throw user.failure("auth-provider " + name + " " + advice(String.valueOf(name)));
        }
        config.oidc(OidcConfig.of(user, provider));
    }

    private static String advice(String provider) {
        return switch (provider) {
            case "gcp" ->
                "is not supported, kubectl has dropped it too: install gke-gcloud-auth-plugin and run"
                        + " \"gcloud container clusters get-credentials\", which writes an exec plugin in its place";
            case "azure" ->
                "is not supported, kubectl has dropped it too: run \"kubelogin convert-kubeconfig\", which writes an exec"
                        + " plugin in its place";
            default -> "is not known: oidc is, and exec plugins are";
        };
    }

    private void applyImpersonation() {
        String as = user.text("as");
        String uid = user.text("as-uid");
        List<String> groups = user.texts(user.fields(), "as-groups", "as-groups");
        ObjectNode extra = user.object("as-user-extra");
        boolean more = uid != null || !groups.isEmpty() || extra != null && !extra.isEmpty();
        if (as == null && more) {
            throw user.failure("impersonates a uid, groups or extra fields without a user: set as");
        }
        if (as == null) {
            return;
        }
        try {
            Impersonation whom = Impersonation.user(as).groups(groups);
            whom = uid == null ? whom : whom.uid(uid);
            if (extra != null) {
                for (String key : extra.propertyNames()) {
                    whom = whom.extra(key, user.texts(extra, key, "as-user-extra." + key));
                }
            }
            config.impersonation(whom);
        } catch (IllegalArgumentException e) {
            throw user.failure(String.valueOf(e.getMessage()));
        }
    }
}
