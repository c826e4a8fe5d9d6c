package io.coxswain.testkit.apiserver;

import io.coxswain.client.conformance.ServerUnderTest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Has the conformance tests of the client run against the embedded server, which lives as long as the process. */
public final class EmbeddedServerUnderTest implements ServerUnderTest {

    @Override
    public Path get() {
        EmbeddedKube server = EmbeddedKube.start(s -> s.tls()
                .livingPods()
                .user("admin", "admins-token", "system:masters")
                .user("token", "another-admins-token", "system:masters")
                .user("viewer", "viewers-token")
                .user("nobody", "nobodys-token")
                .authorizer(request -> request.user().name().equals("viewer") && request.isReadOnly()));
        try {
            Path file = Files.createTempFile("embedded-kube", ".kubeconfig");
            file.toFile().deleteOnExit();
            return server.writeKubeconfig(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
