package io.coxswain.client.auth;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.coxswain.client.config.Credentials;
import io.coxswain.client.config.KubeConfig;
import io.coxswain.client.config.KubeConfigException;
import io.coxswain.client.config.PemSource;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import reactor.core.publisher.Mono;

/**
 * Credentials in files: a token, or a certificate and its key. They are good for a minute, and are then {@linkplain Reread read
 * again}.
 */
final class FileCredentials {
    private static final int MAX_TOKEN = 1 << 20;

    private final KubeConfig config;

    FileCredentials(KubeConfig config) {
        this.config = config;
    }

    static boolean usesFiles(KubeConfig config) {
        PemSource certificate = config.clientCertificate();
        PemSource key = config.clientKey();
        return config.tokenFile() != null
                || (certificate != null && certificate.isFile())
                || (key != null && key.isFile());
    }

    /** Read at each subscription; good until they are to be read again. */
    Mono<Credentials> read() {
        return Reread.of("who the client is", this::readNow, null)
                .map(credentials ->
                        credentials.expiresAt(CachedCredentials.now().plus(Reread.KEPT)));
    }

    private Credentials readNow() {
        Path tokenFile = config.tokenFile();
        PemSource certificate = config.clientCertificate();
        PemSource key = config.clientKey();
        Credentials header =
                tokenFile == null ? ConfiguredCredentials.header(config) : Credentials.bearer(token(tokenFile));
        if (certificate == null || key == null) {
            return header;
        }
        PemSource readCertificate = certificate.loaded();
        PemSource readKey = key.loaded();
        // Checked here, so that a pair that is written one after the other never reaches a connection.
        ClientIdentity.read(readCertificate, readKey);
        return header.withCertificate(readCertificate, readKey);
    }

    private static String token(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            String text = new String(in.readNBytes(MAX_TOKEN), US_ASCII).strip();
            if (text.isEmpty() || !text.chars().allMatch(c -> c > 0x20 && c < 0x7f)) {
                throw new KubeConfigException(file + " holds no token");
            }
            return text;
        } catch (IOException e) {
            throw new KubeConfigException(
                    "cannot read the token in " + file + ": " + e.getClass().getSimpleName(), e);
        }
    }
}
