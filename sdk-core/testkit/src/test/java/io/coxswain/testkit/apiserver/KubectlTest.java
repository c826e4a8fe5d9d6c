package io.coxswain.testkit.apiserver;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A client that nobody here has written finds what it expects. */
@WithEmbeddedKube
class KubectlTest {
    @TempDir
    Path folder;

    @BeforeEach
    void findKubectl(EmbeddedKube server) throws IOException {
        boolean there = Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator, -1))
                .anyMatch(path -> Files.isExecutable(Path.of(path, "kubectl")));
        assumeTrue(there, "NOT TESTED with kubectl: there is none");
        server.writeKubeconfig(folder.resolve("kubeconfig"));
    }

    private String kubectl(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("kubectl"));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("KUBECONFIG", folder.resolve("kubeconfig").toString());
        builder.environment().put("HOME", folder.toString());
        Path output = folder.resolve("output");
        Process process = builder.redirectOutput(output.toFile()).start();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).as(command.toString()).isTrue();
        return Files.readString(output, UTF_8);
    }

    @Test
    void findsOutWhatIsServed() throws Exception {
        assertThat(kubectl("version")).contains("Server Version: v1.36.");
        assertThat(kubectl("api-versions")).contains("apps/v1\n", "v1\n");
        assertThat(kubectl("api-resources")).contains("deployments", "deploy", "apps/v1");
        assertThat(kubectl("explain", "deployment.spec.replicas")).contains("FIELD: replicas <integer>");
    }

    @Test
    void createsReadsChangesAndDeletes() throws Exception {
        assertThat(kubectl("create", "configmap", "map", "--from-literal=a=1")).isEqualTo("configmap/map created\n");
        assertThat(kubectl("get", "configmap", "map", "-o", "jsonpath={.data.a}"))
                .isEqualTo("1");
        assertThat(kubectl("get", "cm")).contains("NAME", "DATA", "AGE", "map");
        assertThat(kubectl("describe", "cm", "map")).contains("Name:         map", "Data\n====\na:\n----\n1");
        assertThat(kubectl("label", "cm", "map", "x=y")).isEqualTo("configmap/map labeled\n");
        assertThat(kubectl("annotate", "cm", "map", "x=y")).isEqualTo("configmap/map annotated\n");
        Path file = folder.resolve("map.yaml");
        Files.writeString(file, kubectl("get", "cm", "map", "-o", "yaml").replace("a: \"1\"", "a: \"2\""));
        assertThat(kubectl("replace", "-f", file.toString())).isEqualTo("configmap/map replaced\n");
        assertThat(kubectl("patch", "cm", "map", "--type=merge", "-p", "{\"data\":{\"b\":\"3\"}}"))
                .isEqualTo("configmap/map patched\n");
        assertThat(kubectl("get", "cm", "map", "-o", "jsonpath={.data}")).isEqualTo("{\"a\":\"2\",\"b\":\"3\"}");
        assertThat(kubectl("delete", "cm", "map")).startsWith("configmap \"map\" deleted");
        assertThat(kubectl("wait", "--for=delete", "cm/map", "--timeout=5s")).isEmpty();
        assertThat(kubectl("get", "cm", "map"))
                .isEqualTo("Error from server (NotFound): configmaps \"map\" not found\n");
    }

    @Test
    void worksWithDeployments() throws Exception {
        assertThat(kubectl("create", "deployment", "web", "--image=nginx")).isEqualTo("deployment.apps/web created\n");
        assertThat(kubectl("scale", "deployment", "web", "--replicas=3")).isEqualTo("deployment.apps/web scaled\n");
        assertThat(kubectl("set", "image", "deployment/web", "nginx=nginx:1.29"))
                .isEqualTo("deployment.apps/web image updated\n");
        assertThat(kubectl("wait", "--for=jsonpath={.spec.replicas}=3", "deployment/web", "--timeout=5s"))
                .isEqualTo("deployment.apps/web condition met\n");
        assertThat(kubectl("get", "deployment", "web", "-o", "jsonpath={.spec.template.spec.containers[*].image}"))
                .isEqualTo("nginx:1.29");
        assertThat(kubectl("apply", "--dry-run=server", "-f", manifest())).contains("deployment.apps/bad created");
    }

    private String manifest() throws IOException {
        return Files.writeString(folder.resolve("deployment.yaml"), """
                        apiVersion: apps/v1
                        kind: Deployment
                        metadata: {name: bad}
                        spec:
                          selector: {matchLabels: {app: bad}}
                          template:
                            metadata: {labels: {app: bad}}
                            spec: {containers: [{name: main, image: busybox}]}
                        """).toString();
    }

    @Test
    void watches() throws Exception {
        kubectl("create", "configmap", "map");

        assertThat(kubectl("get", "cm", "map", "-w", "--request-timeout=2s")).contains("map    0");
    }

    @Test
    void refusesReadably() throws Exception {
        assertThat(kubectl("create", "configmap", "Bad_Name"))
                .startsWith(
                        "error: failed to create configmap: ConfigMap \"Bad_Name\" is invalid: metadata.name: Invalid value");
        assertThat(kubectl("apply", "--server-side", "-f", manifest()))
                .contains("does not implement server-side apply");
        assertThat(kubectl("auth", "can-i", "create", "pods")).isEqualTo("yes\n");
    }
}
