package io.coxswain.client.auth;

import io.coxswain.client.config.Credentials;
import io.coxswain.client.config.ExecConfig;
import io.coxswain.client.config.KubeConfigException;
import io.coxswain.client.config.PemSource;
import io.coxswain.model.codec.DecodingException;
import io.coxswain.model.tree.JsonTree;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What a plugin prints: an {@code ExecCredential} in JSON. None of it stands in any error. */
final class ExecResponse {
    private final ExecConfig plugin;
    private final JsonNode answer;

    private ExecResponse(ExecConfig plugin, JsonNode answer) {
        this.plugin = plugin;
        this.answer = answer;
    }

    static Credentials read(ExecConfig plugin, byte[] stdout) {
        try {
            return new ExecResponse(plugin, JsonTree.read(stdout)).credentials();
        } catch (DecodingException e) {
            throw failure(plugin, "printed what is no JSON");
        } catch (KubeConfigException e) {
            throw failure(plugin, "gave credentials that are none: " + e.getMessage());
        }
    }

    private Credentials credentials() {
        if (!"ExecCredential".equals(text(answer, "kind"))) {
            throw failure(plugin, "printed no ExecCredential");
        }
        if (!plugin.apiVersion().equals(text(answer, "apiVersion"))) {
            throw failure(
                    plugin, "speaks another version than " + plugin.apiVersion() + ", which it is configured for");
        }
        JsonNode status = answer.path("status");
        String token = text(status, "token");
        String certificate = text(status, "clientCertificateData");
        String key = text(status, "clientKeyData");
        if ((certificate == null) != (key == null)) {
            throw failure(plugin, "gave a certificate or a key, but not both");
        }
        if (token == null && certificate == null) {
            throw failure(plugin, "gave neither a token nor a certificate");
        }
        Credentials credentials = token == null ? Credentials.NONE : Credentials.bearer(token);
        if (certificate != null && key != null) {
            credentials = credentials.withCertificate(pem(certificate), pem(key));
        }
        String expiry = text(status, "expirationTimestamp");
        return expiry == null ? credentials : expiring(credentials, expiry);
    }

    private Credentials expiring(Credentials credentials, String expiry) {
        try {
            return credentials.expiresAt(OffsetDateTime.parse(expiry).toInstant());
        } catch (DateTimeException e) {
            throw failure(plugin, "gave an expirationTimestamp that is no time");
        }
    }

    private static PemSource pem(String text) {
        return PemSource.of(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    private @Nullable String text(JsonNode in, String field) {
        JsonNode value = in.path(field);
        if (value.isMissingNode() || value.isNull()) {
            return null;
        }
        if (!value.isString()) {
            throw failure(plugin, "gave a " + field + " that is no text");
        }
        return value.stringValue().isEmpty() ? null : value.stringValue();
    }

    private static CredentialsException failure(ExecConfig plugin, String problem) {
        return new CredentialsException("the exec plugin " + plugin.command() + " " + problem);
    }
}
