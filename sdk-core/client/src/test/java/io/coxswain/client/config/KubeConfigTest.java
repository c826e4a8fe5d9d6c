package io.coxswain.client.config;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KubeConfigTest {
    private static final PemSource PEM = PemSource.of("hunter2-pem".getBytes(UTF_8));

    @Test
    void neverShowsASecret() {
        KubeConfig config = KubeConfig.builder("https://10.0.0.1:6443")
                .token("hunter2")
                .clientCertificate(PEM, PEM)
                .certificateAuthority(PEM)
                .build();

        assertThat(config)
                .hasToString(
                        "KubeConfig{server: https://10.0.0.1:6443, namespace: default, certificateAuthority: <data>,"
                                + " clientCertificate: <data>, clientKey: <data>, token: <redacted>}");
    }

    @Test
    void showsWhichFilesItUses() {
        assertThat(KubeConfig.builder("https://h")
                        .tokenFile(Path.of("/run/token"))
                        .tlsServerName("kubernetes")
                        .insecureSkipTlsVerify()
                        .build())
                .hasToString("KubeConfig{server: https://h, namespace: default, tokenFile: /run/token,"
                        + " tlsServerName: kubernetes, insecureSkipTlsVerify}");
    }

    @Test
    @Tag("security-insecure-and-authority")
    void refusesInsecureTogetherWithAnAuthority() {
        assertThatThrownBy(() -> KubeConfig.builder("https://h")
                        .certificateAuthority(PEM)
                        .insecureSkipTlsVerify()
                        .build())
                .isInstanceOf(KubeConfigException.class)
                .hasMessageContaining("exclude each other");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://10.0.0.1",
                "http://localhost.evil.example",
                "http://127.0.0.1.evil.example",
                "http://[2001:db8::1]"
            })
    @Tag("security-plain-token")
    void sendsNoTokenUnencrypted(String server) {
        assertThatThrownBy(() -> KubeConfig.builder(server).token("hunter2").build())
                .isInstanceOf(KubeConfigException.class)
                .hasMessageContaining("unencrypted")
                .hasMessageNotContaining("hunter2");
        assertThatThrownBy(
                        () -> KubeConfig.builder(server).tokenFile(Path.of("x")).build())
                .isInstanceOf(KubeConfigException.class);
        assertThatNoException()
                .isThrownBy(() -> KubeConfig.builder(server)
                        .token("hunter2")
                        .credentialsOverPlainHttp()
                        .build());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://localhost:8080",
                "http://Localhost.:8080",
                "http://127.0.0.1",
                "http://127.9.9.9:1",
                "http://[::1]:80",
                "localhost:8080"
            })
    void sendsATokenToItsOwnMachine(String server) {
        assertThatNoException()
                .isThrownBy(() -> KubeConfig.builder(server).token("x").build());
    }

    @Test
    void refusesCertificatesWithoutTls() {
        assertThatThrownBy(() -> KubeConfig.builder("http://localhost")
                        .clientCertificate(PEM, PEM)
                        .build())
                .isInstanceOf(KubeConfigException.class);
        assertThatThrownBy(() -> KubeConfig.builder("http://localhost")
                        .insecureSkipTlsVerify()
                        .build())
                .isInstanceOf(KubeConfigException.class);
    }

    @Test
    void takesServersAsKubectlDoes() {
        assertThat(server("https://h:6443/")).isEqualTo(URI.create("https://h:6443"));
        assertThat(server("HTTPS://h/k8s/clusters/c-1")).isEqualTo(URI.create("https://h/k8s/clusters/c-1"));
        assertThat(server("localhost:8080")).isEqualTo(URI.create("http://localhost:8080"));
        assertThat(KubeConfig.builder("h:1").certificateAuthority(PEM).build().server())
                .isEqualTo(URI.create("https://h:1"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "https://",
                "ftp://h",
                "https://user:hunter2@h",
                "https://h?a=b",
                "https://h#f",
                "https://h/../x",
                "https://h/a/./b",
                "https://h/a/%2E%2e",
                "https://a b",
                "https://h:99999999999",
                "file:///etc/passwd",
                "https://h/%zz"
            })
    void refusesServersThatAreNone(String server) {
        assertThatThrownBy(() -> server(server))
                .isInstanceOf(KubeConfigException.class)
                .hasMessageNotContaining("hunter2");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "a b", "a\nb", "täglich"})
    void refusesTokensThatAreNone(String token) {
        assertThatThrownBy(() -> KubeConfig.builder("https://h").token(token).build())
                .isInstanceOf(KubeConfigException.class);
    }

    private static URI server(String server) {
        return KubeConfig.builder(server).build().server();
    }
}
