package io.coxswain.samples.benchmarks;

import io.coxswain.testkit.TestAuthority;
import io.netty.handler.codec.http2.Http2SecurityUtil;
import io.netty.handler.ssl.ApplicationProtocolConfig;
import io.netty.handler.ssl.ApplicationProtocolNames;
import io.netty.handler.ssl.ClientAuth;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SupportedCipherSuiteFilter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import javax.net.ssl.SSLException;
import reactor.netty.tcp.SslProvider;

/** What clients need to reach a stub: a kubeconfig with a client certificate, and the same in files of their own. */
record StubFiles(Path folder) {
    static final String SERVER = "server";

    private static final String KUBECONFIG = """
            apiVersion: v1
            kind: Config
            current-context: stub
            contexts: [{name: stub, context: {cluster: stub, user: stub, namespace: pods-10}}]
            clusters: [{name: stub, cluster: {server: "%s", certificate-authority-data: %s}}]
            users: [{name: stub, user: {client-certificate-data: %s, client-key-data: %s}}]
            """;

    /** Makes certificates, with RSA keys as kubeadm does. */
    static StubFiles create(Path folder) throws IOException {
        TestAuthority authority = new TestAuthority("stub");
        TestAuthority.Issued server = authority.issueWith("RSA", "kube-apiserver", "127.0.0.1");
        TestAuthority.Issued client = authority.issueWith("RSA", "benchmark");
        StubFiles files = new StubFiles(folder);
        Files.write(files.authority(), authority.certificate().read());
        Files.write(folder.resolve("server.crt"), server.certificate().read());
        Files.write(folder.resolve("server.key"), server.key().read());
        Files.write(files.certificate(), client.certificate().read());
        Files.write(files.key(), client.key().read());
        return files;
    }

    void writeKubeconfig(int port) throws IOException {
        String address = "https://127.0.0.1:" + port;
        Files.writeString(folder.resolve(SERVER), address);
        Files.writeString(
                kubeconfig(), KUBECONFIG.formatted(address, base64(authority()), base64(certificate()), base64(key())));
    }

    private static String base64(Path file) throws IOException {
        return Base64.getEncoder().encodeToString(Files.readAllBytes(file));
    }

    /** Of the server. */
    SslProvider tls() throws SSLException {
        return SslProvider.builder()
                .sslContext(SslContextBuilder.forServer(
                                folder.resolve("server.crt").toFile(),
                                folder.resolve("server.key").toFile())
                        .clientAuth(ClientAuth.REQUIRE)
                        .trustManager(authority().toFile())
                        .ciphers(Http2SecurityUtil.CIPHERS, SupportedCipherSuiteFilter.INSTANCE)
                        .applicationProtocolConfig(new ApplicationProtocolConfig(
                                ApplicationProtocolConfig.Protocol.ALPN,
                                ApplicationProtocolConfig.SelectorFailureBehavior.NO_ADVERTISE,
                                ApplicationProtocolConfig.SelectedListenerFailureBehavior.ACCEPT,
                                ApplicationProtocolNames.HTTP_2,
                                ApplicationProtocolNames.HTTP_1_1))
                        .build())
                .handshakeTimeout(Duration.ofMinutes(1))
                .build();
    }

    String server() throws IOException {
        return Files.readString(folder.resolve(SERVER));
    }

    Path kubeconfig() {
        return folder.resolve("kubeconfig");
    }

    Path authority() {
        return folder.resolve("ca.crt");
    }

    Path certificate() {
        return folder.resolve("client.crt");
    }

    Path key() {
        return folder.resolve("client.key");
    }
}
