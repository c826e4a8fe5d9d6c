package io.coxswain.samples.kctl;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.api.io.TempDir;

/** kctl's commands and kubectl's, one beside the other on a real server: the same words, the same answer. */
@EnabledIfEnvironmentVariable(named = "KUBECONFIG_IT", matches = ".+", disabledReason = "no real API server")
class WritesIT {
    private static final String OURS = "kctl-" + UUID.randomUUID();
    private static final String THEIRS = "kubectl-" + UUID.randomUUID();
    private static final String OBJECTS = """
            apiVersion: v1
            kind: ConfigMap
            metadata: {name: a, labels: {app: shop}}
            data: {k: v}
            ---
            apiVersion: apps/v1
            kind: Deployment
            metadata: {name: web, labels: {app: shop}}
            spec:
              replicas: 1
              selector: {matchLabels: {app: web}}
              template:
                metadata: {labels: {app: web}}
                spec: {containers: [{name: main, image: busybox}]}
            """;

    @TempDir
    static Path folder;

    private static Path kubeconfig;
    private static Program kubectl;
    private static InProcess kctl;

    @BeforeAll
    static void prepare() throws Exception {
        // A copy, for some commands change it.
        kubeconfig = Files.copy(Path.of(System.getenv("KUBECONFIG_IT")), folder.resolve("config"));
        kubectl = new Program(folder, kubeconfig);
        kctl = new InProcess(kubeconfig);
        for (String namespace : List.of(OURS, THEIRS)) {
            assertThat(kubectl.run(Program.kubectl("create", "namespace", namespace))
                            .exit())
                    .isZero();
        }
        file("objects.yaml", OBJECTS);
        file("changed.yaml", OBJECTS.replace("k: v", "k: w"));
        file("misspelt.yaml", "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: bad}\ndaata: {a: b}\n");
        file("invalid.yaml", OBJECTS.replace("replicas: 1", "replicas: -2").replace("name: main", "name: A b"));
        file("elsewhere.yaml", "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: b, namespace: other}\n");
    }

    private static void file(String name, String text) throws IOException {
        Files.writeString(folder.resolve(name), text);
    }

    @AfterAll
    static void clean() throws Exception {
        kubectl.run(Program.kubectl("delete", "namespace", OURS, THEIRS, "--wait=false"));
    }

    @Test
    void writesAndSaysSoAsKubectlDoes() throws Exception {
        same("create -f FOLDER/objects.yaml --dry-run=server");
        same("create -f FOLDER/objects.yaml");
        same("create -f FOLDER/objects.yaml");
        same("create -f FOLDER/misspelt.yaml");
        same("create -f FOLDER/invalid.yaml");
        same("create -f FOLDER/elsewhere.yaml");
        same("create -f FOLDER/none.yaml");
        same("replace -f FOLDER/objects.yaml");
        same("replace -f FOLDER/objects.yaml --dry-run=server");
        same("apply --server-side -f FOLDER/objects.yaml --field-manager=one --force-conflicts");
        same("apply --server-side -f FOLDER/objects.yaml --field-manager=one --dry-run=server");
        same("apply --server-side -f FOLDER/changed.yaml --field-manager=two --force-conflicts");
        same("apply --server-side -f FOLDER/objects.yaml --field-manager=one -o name --force-conflicts");
        same("get deployments,configmaps -l app=shop -o name");
    }

    @Test
    void changesPartsAsKubectlDoes() throws Exception {
        same(
                "create -f FOLDER/parts.yaml",
                OBJECTS.replace("name: a,", "name: b,").replace("name: web,", "name: part,"));
        same("patch deployment part -p {\"spec\":{\"paused\":true}}");
        same("patch deployment part -p {\"spec\":{\"paused\":true}}");
        same("patch cm b --type=json -p [{\"op\":\"add\",\"path\":\"/data/x\",\"value\":\"y\"}]");
        same("patch cm/b --type=merge -p {\"data\":{\"x\":null}} -o name");
        same("patch cm b --type=foo -p {}");
        same("patch cm b");
        same("patch cm none --type=merge -p {}");
        same("label cm b a=b");
        same("label cm b a=b");
        same("label cm b a=c");
        same("label cm b a=c --overwrite");
        same("label cm b a-");
        same("label cm b a-");
        same("label cm,deployments -l app=shop q=2 --dry-run=server");
        same("label cm b");
        same("label cm b a=b a-");
        same("annotate cm b a=b");
        same("annotate cm b a=c");
        same("annotate cm b a-");
        same("annotate cm none a=b");
        same("scale deployment part --replicas=2");
        same("scale deployment/part --replicas=3 --current-replicas=7");
        same("scale deployment/part --replicas=1 --current-replicas=2");
        same("scale deployment none --replicas=1");
        same("wait deployment/part --for=jsonpath={.spec.replicas}=1 --timeout=10s");
        same("wait deployment/part --for=condition=Available --timeout=30s");
        same("wait cm/b --for=create");
        same("wait cm/b --for=delete --timeout=1s");
        same("wait cm/none --for=delete --timeout=1s");
        same("wait cm/none --for=condition=Ready --timeout=1s");
        same("wait cm/b --for=foo");
        same("delete cm b --dry-run=server");
        same("delete -f FOLDER/parts.yaml --cascade=foreground");
        same("delete -f FOLDER/parts.yaml");
        same("delete cm b --ignore-not-found");
        same("delete cm -l app=none");
        same("delete cm");
        same("delete cm b --cascade=foo");
        same("create -f FOLDER/parts.yaml");
        same("delete deployment,cm part b --grace-period=0 --force");
    }

    @Test
    void tellsOfConflictsAsKubectlDoes() throws Exception {
        String one = "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: disputed}\ndata: {k: v, l: v}\n";
        same("apply --server-side --field-manager=one -f FOLDER/one.yaml", one);
        same("apply --server-side --field-manager=two -f FOLDER/two.yaml", one.replace("k: v", "k: w"));
        same("apply --server-side --field-manager=two -f FOLDER/three.yaml", one.replace("k: v, l: v", "k: w, l: w"));
        same("apply --server-side --field-manager=two -f FOLDER/three.yaml --force-conflicts");
        same("apply --server-side --field-manager=one -f FOLDER/one.yaml");
    }

    @Test
    void tellsOfDenialsAsKubectlDoes() throws Exception {
        for (String who : List.of("viewer", "nobody")) {
            String as = "--context=" + who + " ";
            same(as + "create -f FOLDER/objects.yaml");
            same(as + "apply --server-side -f FOLDER/objects.yaml");
            same(as + "replace -f FOLDER/elsewhere.yaml -n other");
            same(as + "patch cm kube-root-ca.crt --type=merge -p {\"data\":{}}");
            same(as + "label cm kube-root-ca.crt a=b");
            same(as + "delete cm kube-root-ca.crt");
            same(as + "delete cm --all");
            same(as + "get cm kube-root-ca.crt -o name");
            same(as + "get nodes -o name");
            same(as + "auth whoami");
        }
        same("auth whoami --as=jane --as-group=g1 --as-group=g2 --as-uid=7");
        same("get secrets --as=jane");
        same("delete namespace default --as=jane --as-group=system:authenticated");
    }

    @Test
    void knowsItsConfigurationAsKubectlDoes() throws Exception {
        same("config current-context");
        same("config get-contexts");
        same("config get-contexts -o name");
        same("config get-contexts token");
        same("config get-contexts none");
        same("config get-contexts --no-headers");
        same("config view");
        same("config view --minify --context=token");
        same("config view --raw --flatten");
        same("config use-context none");
        assertThat(kctl.run("config", "use-context", "token").out()).isEqualTo("Switched to context \"token\".\n");
        same("config current-context");
        same("auth whoami");
        assertThat(kubectl.run(Program.kubectl("config", "use-context", "admin"))
                        .exit())
                .isZero();
        same("config current-context");
        same("auth whoami");
    }

    @Test
    void asksPathsAsKubectlDoes() throws Exception {
        same("get --raw /version");
        same("get --raw /readyz?exclude=etcd");
        same("get --raw /none");
        same("get --raw version");
        same("get --raw /apis/apps/v1");
        same("api-versions");
        Program.Result ours = kctl.run("version");
        String server = kubectl.run(Program.kubectl("version"))
                .out()
                .lines()
                .filter(line -> line.startsWith("Server"))
                .findFirst()
                .orElseThrow();
        assertThat(ours.out()).contains(server);
    }

    private static void same(String words, String file) throws Exception {
        String name = words.replaceAll(".*FOLDER/(\\S+).*", "$1");
        Files.writeString(folder.resolve(name), file);
        same(words);
    }

    /** Each in a namespace of its own, so that one finds what the other found. */
    private static void same(String words) throws Exception {
        String theirs = text(kubectl.run(Program.kubectl(split(words, THEIRS))), THEIRS);
        String ours = text(kctl.run(split(words, OURS)), OURS);
        assertThat(ours).as("kctl " + words).isEqualTo(theirs);
    }

    private static String[] split(String words, String namespace) {
        String full = words.contains(" -n ") || words.startsWith("config ") || words.startsWith("api-")
                ? words
                : words + " -n " + namespace;
        return full.replace("FOLDER", folder.toString()).split(" ");
    }

    private static String text(Program.Result result, String namespace) {
        return (result.exit() + "\n" + result.err() + result.out())
                .replaceAll("kctl", "kubectl")
                .replace(namespace.replace("kctl", "kubectl"), "NAMESPACE")
                .replace(namespace, "NAMESPACE");
    }
}
