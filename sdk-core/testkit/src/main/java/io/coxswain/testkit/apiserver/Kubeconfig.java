package io.coxswain.testkit.apiserver;

import io.coxswain.client.config.PemSource;
import java.util.Base64;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes a kubeconfig for whoever can read one. */
final class Kubeconfig {
    private Kubeconfig() {}

    /** @param tokens by user, the first of whom is that of the current context; if there are none, nobody needs one */
    static String write(String url, @Nullable PemSource authority, Map<String, String> tokens) {
        String cluster = authority == null
                ? "{server: \"" + url + "\"}"
                : "{server: \"" + url + "\", certificate-authority-data: "
                        + Base64.getEncoder().encodeToString(authority.read()) + "}";
        Map<String, String> users = tokens.isEmpty() ? Map.of("admin", "") : tokens;
        StringBuilder text = new StringBuilder("apiVersion: v1\nkind: Config\nclusters:\n- name: embedded\n  cluster: ")
                .append(cluster)
                .append("\nusers:\n");
        users.forEach((user, token) -> text.append("- name: ")
                .append(user)
                .append("\n  user: ")
                .append(token.isEmpty() ? "{}" : "{token: \"" + token + "\"}")
                .append('\n'));
        text.append("contexts:\n");
        users.keySet()
                .forEach(user -> text.append("- name: ")
                        .append(user)
                        .append("\n  context: {cluster: embedded, user: ")
                        .append(user)
                        .append(", namespace: default}\n"));
        return text.append("current-context: ")
                .append(users.keySet().iterator().next())
                .append('\n')
                .toString();
    }
}
