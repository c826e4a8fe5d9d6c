package io.coxswain.samples.kctl;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the commands that write send, and what they say. */
class CommandsTest {
    private static final String MAPS = "/api/v1/namespaces/default/configmaps";
    private static final String MAP =
            "{\"kind\":\"ConfigMap\",\"apiVersion\":\"v1\",\"metadata\":{\"name\":\"a\",\"namespace\":\"default\","
                    + "\"resourceVersion\":\"7\",\"labels\":{\"app\":\"shop\"}},\"data\":{\"k\":\"v\"}}";
    private static final String MISSING =
            "{\"kind\":\"Status\",\"apiVersion\":\"v1\",\"metadata\":{},\"status\":\"Failure\",\"message\":\"configmaps \\\"a\\\" not found\","
                    + "\"reason\":\"NotFound\",\"details\":{\"name\":\"a\",\"kind\":\"configmaps\"},\"code\":404}";

    @TempDir
    Path folder;

    private ScriptedServer server;
    private InProcess kctl;
    private Path file;

    @BeforeEach
    void start() throws IOException {
        server = new ScriptedServer();
        kctl = new InProcess(Program.kubeconfig(folder, server.url()));
        file = Files.writeString(
                folder.resolve("a.yaml"), "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\ndata: {k: v}\n");
    }

    @AfterEach
    void stop() throws IOException {
        server.close();
    }

    private void says(String expected, String... words) {
        assertThat(kctl.run(words)).isEqualTo(new Program.Result(0, expected, ""));
    }

    private void fails(String expected, String... words) {
        assertThat(kctl.run(words)).isEqualTo(new Program.Result(1, "", expected + "\n"));
    }

    @Test
    void createsStrictlyAndUnderItsOwnName() {
        server.json("POST " + MAPS + "?fieldManager=kctl-create&fieldValidation=Strict", 201, MAP);
        says("configmap/a created\n", "create", "-f", file.toString());
        server.json("POST " + MAPS + "?dryRun=All&fieldManager=me&fieldValidation=Strict", 201, MAP);
        says(
                "configmap/a created (server dry run)\n",
                "create",
                "-f",
                file.toString(),
                "--dry-run=server",
                "--field-manager=me");
        says("configmap/a\n", "create", "-f", file.toString(), "-o", "name");
        assertThat(server.writes())
                .allSatisfy(
                        sent -> assertThat(sent)
                                .endsWith(
                                        " {\"kind\":\"ConfigMap\",\"apiVersion\":\"v1\",\"metadata\":{\"name\":\"a\"},\"data\":{\"k\":\"v\"}}"));
    }

    @Test
    void goesOnBehindAnObjectThatIsRefused() throws IOException {
        Files.writeString(
                file, Files.readString(file) + "---\n" + Files.readString(file).replace("name: a", "name: b"));
        server.json("POST " + MAPS + "?fieldManager=kctl-create&fieldValidation=Strict", 404, MISSING);
        String refusal =
                "Error from server (NotFound): error when creating \"" + file + "\": configmaps \"a\" not found";
        fails(refusal, "create", "-f", file.toString());
        assertThat(server.writes()).hasSize(2);
    }

    @Test
    void readsWhatIsThereBeforeItReplacesIt() {
        server.json(MAPS + "/a", MAP);
        server.json("PUT " + MAPS + "/a?fieldManager=kctl-replace&fieldValidation=Strict", MAP);
        says("configmap/a replaced\n", "replace", "-f", file.toString());
        assertThat(server.writes())
                .singleElement()
                .asString()
                .contains("\"resourceVersion\":\"7\"")
                .doesNotContain("labels");
    }

    @Test
    void appliesOnTheServersSideOnly() {
        server.json("PATCH " + MAPS + "/a?force=true&fieldManager=kctl&fieldValidation=Strict", MAP);
        fails(
                "error: kctl applies on the server's side only: say so with --server-side",
                "apply",
                "-f",
                file.toString());
        says("configmap/a serverside-applied\n", "apply", "--server-side", "--force-conflicts", "-f", file.toString());
    }

    @Test
    void patchesAndSeesWhetherThatChangesAnything() {
        server.json(MAPS + "/a", MAP);
        String target = "PATCH " + MAPS + "/a?fieldManager=kctl-patch";
        server.json(target, MAP.replace("\"v\"", "\"w\""));
        says("configmap/a patched\n", "patch", "cm", "a", "--type=merge", "-p", "data: {k: w}");
        server.json(target, MAP);
        says("configmap/a patched (no change)\n", "patch", "cm/a", "--type=merge", "-p", "{}");
        assertThat(server.writes()).containsExactly(target + " {\"data\":{\"k\":\"w\"}}", target + " {}");
    }

    @Test
    void labelsByOnePatch() {
        server.json(MAPS + "/a", MAP);
        String target = "PATCH " + MAPS + "/a?fieldManager=kctl-label";
        server.json(target, MAP);
        says("configmap/a labeled\n", "label", "cm", "a", "tier=web", "x=");
        says("configmap/a unlabeled\n", "label", "cm", "a", "app-");
        says("configmap/a not labeled\n", "label", "cm", "a", "app=shop");
        says("label \"x\" not found.\nconfigmap/a not labeled\n", "label", "cm", "a", "x-");
        fails("error: 'app' already has a value (shop), and --overwrite is false", "label", "cm", "a", "app=b");
        assertThat(server.writes())
                .containsExactly(
                        target + " {\"metadata\":{\"labels\":{\"tier\":\"web\",\"x\":\"\"}}}",
                        target + " {\"metadata\":{\"labels\":{\"app\":null}}}");
    }

    @Test
    void deletesAsTold() {
        server.json("DELETE " + MAPS + "/a", "{\"kind\":\"Status\",\"apiVersion\":\"v1\",\"status\":\"Success\"}");
        says("configmap \"a\" deleted\n", "delete", "cm", "a");
        says("configmap \"a\" deleted\n", "delete", "cm", "a", "--cascade=orphan", "--grace-period=0");
        Program.Result forced = kctl.run("delete", "cm", "a", "--force");
        assertThat(forced.out()).isEqualTo("configmap \"a\" force deleted\n");
        assertThat(forced.err()).startsWith("Warning: Immediate deletion");
        assertThat(server.writes())
                .satisfiesExactly(
                        sent -> assertThat(sent)
                                .contains("\"propagationPolicy\":\"Background\"")
                                .doesNotContain("grace"),
                        sent -> assertThat(sent)
                                .contains("\"propagationPolicy\":\"Orphan\"", "\"gracePeriodSeconds\":1"),
                        sent -> assertThat(sent).contains("\"gracePeriodSeconds\":0"));
    }

    @Test
    void asksNothingOfWhatItDoesNotUnderstand() {
        fails(
                "error: --dry-run is none or server: kctl tries nothing by itself",
                "delete",
                "cm",
                "a",
                "--dry-run=client");
        fails("error: unknown flag: --watch\nSee 'kctl delete --help' for usage.", "delete", "cm", "a", "--watch");
        fails("error: required flag(s) \"replicas\" not set", "scale", "deployment", "web");
        fails("error: configmaps have no subresource scale; they have none", "scale", "cm", "a", "--replicas=1");
        assertThat(server.requests()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "condition=Ready, true",
        "condition=ready=TRUE, true",
        "condition=Ready=false, false",
        "condition=Stale, false",
        "condition=None, false",
        "jsonpath={.spec.replicas}=3, true",
        "jsonpath=.spec.replicas=3, true",
        "jsonpath={.spec.replicas}='3', true",
        "jsonpath={.spec.replicas}=4, false",
        "jsonpath={.spec.replicas}, true",
        "jsonpath={.spec.none}, false",
        "jsonpath={.status.conditions[?(@.type==\"Ready\")].status}=True, true"
    })
    void knowsWhetherAnObjectIsAsAwaited(String state, boolean expected) {
        String object = "{\"metadata\":{\"generation\":2},\"spec\":{\"replicas\":3},\"status\":{\"conditions\":["
                + "{\"type\":\"Ready\",\"status\":\"True\",\"observedGeneration\":2},"
                + "{\"type\":\"Stale\",\"status\":\"True\",\"observedGeneration\":1}]}}";
        assertThat(AwaitedState.parse(state).test(io.coxswain.model.tree.JsonTree.read(object)))
                .isEqualTo(expected);
    }

    @Test
    void hidesWhatIsSecretInAKubeconfig() throws IOException {
        Path config = Files.writeString(folder.resolve("secret"), """
                apiVersion: v1
                kind: Config
                users:
                - name: a
                  user: {token: canary-1, password: canary-2, client-key-data: Y2FuYXJ5}
                - name: b
                  user: {auth-provider: {name: oidc, config: {refresh-token: canary-3}}}
                """);
        Program.Result shown = new InProcess(config).run("config", "view");
        assertThat(shown.exit()).isZero();
        assertThat(shown.out())
                .contains("token: REDACTED", "client-key-data: DATA+OMITTED")
                .doesNotContain("canary", "Y2Fu");
        assertThat(new InProcess(config).run("config", "view", "--raw").out()).contains("canary-1", "canary-3");
    }
}
