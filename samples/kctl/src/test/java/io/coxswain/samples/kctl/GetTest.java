package io.coxswain.samples.kctl;

import static org.assertj.core.api.Assertions.assertThat;

import io.coxswain.client.KubeClient;
import io.coxswain.client.config.KubeConfig;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;

class GetTest {
    private static final String PODS = "/api/v1/namespaces/default/pods";
    private static final String MISSING = """
            {"kind":"Status","apiVersion":"v1","metadata":{},"status":"Failure","message":"pods \\"missing\\" not found",\
            "reason":"NotFound","details":{"name":"missing","kind":"pods"},"code":404}""";
    private static final String FORBIDDEN = """
            {"kind":"Status","apiVersion":"v1","metadata":{},"status":"Failure","message":"pods is forbidden",\
            "reason":"Forbidden","details":{"kind":"pods"},"code":403}""";
    private static final String NOTHING = """
            {
                "apiVersion": "v1",
                "items": [],
                "kind": "List",
                "metadata": {
                    "resourceVersion": ""
                }
            }
            """;

    private final List<String> notices = new ArrayList<>();
    private final List<String> errors = new ArrayList<>();
    private ScriptedServer server;
    private KubeClient client;

    @BeforeEach
    void start() throws IOException {
        server = new ScriptedServer();
        client = KubeClient.of(KubeConfig.builder(server.url()).build());
    }

    @AfterEach
    void stop() throws IOException {
        client.close();
        server.close();
    }

    private Flux<String> text(String words) {
        GetArguments arguments = GetArguments.of(CommandLine.parse(Command.GET, List.of(words.split(" "))));
        return new Get(client, arguments, notices::add).text();
    }

    /** What was printed; what went wrong is in the errors. */
    private String run(String words) {
        StringBuilder printed = new StringBuilder();
        text(words)
                .doOnNext(printed::append)
                .onErrorResume(error -> {
                    errors.addAll(ErrorText.of(error));
                    return Flux.empty();
                })
                .blockLast(Duration.ofSeconds(20));
        return printed.toString();
    }

    private static String list(String metadata, String... names) {
        return "{\"kind\":\"PodList\",\"apiVersion\":\"v1\",\"metadata\":{" + metadata + "},\"items\":["
                + String.join(",", List.of(names).stream().map(GetTest::item).toList()) + "]}";
    }

    private static String item(String name) {
        return "{\"metadata\":{\"name\":\"" + name + "\",\"namespace\":\"shop\"},\"status\":{\"phase\":\"Running\"}}";
    }

    private static String pod(String name) {
        return item(name).replaceFirst("\\{", "{\"kind\":\"Pod\",\"apiVersion\":\"v1\",");
    }

    private static String event(String type, String name) {
        return "{\"type\":\"" + type + "\",\"object\":" + pod(name) + "}";
    }

    @ParameterizedTest
    @CsvSource({
        "configmaps, /api/v1/namespaces/default/configmaps",
        "pods, /api/v1/namespaces/default/pods",
        "services, /api/v1/namespaces/default/services",
        "deployments, /apis/apps/v1/namespaces/default/deployments",
        "nodes, /api/v1/nodes"
    })
    void printsListsToTheLetterAsKubectlDoes(String resource, String path) {
        server.json(path + "?limit=500", Captured.text(resource + ".json"));
        assertThat(run(resource + " -o json")).isEqualTo(Captured.text(resource + ".kubectl.json"));
        assertThat(run(resource + " -o yaml")).isEqualTo(Captured.text(resource + ".kubectl.yaml"));
        assertThat(errors).isEmpty();
    }

    @Test
    void printsAnObjectToTheLetterAsKubectlDoes() {
        server.json("/api/v1/namespaces/default/configmaps/texts", Captured.text("texts.json"));
        assertThat(run("configmaps texts -o json")).isEqualTo(Captured.text("texts.kubectl.json"));
        assertThat(run("configmap/texts -o yaml")).isEqualTo(Captured.text("texts.kubectl.yaml"));
    }

    @ParameterizedTest
    @CsvSource({
        "pods, /api/v1/namespaces/default/pods, pods",
        "pods, /api/v1/namespaces/default/pods, states",
        "services, /api/v1/namespaces/default/services, services",
        "deployments, /apis/apps/v1/namespaces/default/deployments, deployments",
        "nodes, /api/v1/nodes, nodes",
        "namespaces, /api/v1/namespaces, namespaces"
    })
    void printsTablesAsKubectlDoes(String resource, String path, String captured) {
        server.json(path + "?limit=500", Captured.text(captured + ".json"));
        assertThat(Captured.ageless(run(resource + " -o wide")))
                .isEqualTo(Captured.ageless(Captured.text(captured + ".wide.txt")));
    }

    @Test
    void printsNames() {
        server.json(PODS + "?limit=500", list("", "a", "b"));
        server.json("/apis/apps/v1/namespaces/default/deployments?limit=500", Captured.text("deployments.json"));
        assertThat(run("pods,deployments -o name")).isEqualTo("pod/a\npod/b\ndeployment.apps/web\n");
    }

    @Test
    void printsATableForEachKind() {
        server.json("/api/v1/pods?limit=500", list("", "a"));
        server.json("/api/v1/nodes?limit=500", Captured.text("nodes.json"));
        server.json("/api/v1/services?limit=500", list("").replace("PodList", "ServiceList"));
        assertThat(Captured.ageless(run("pods,services,nodes -A"))).isEqualTo("""
                NAMESPACE  NAME  READY  STATUS  RESTARTS  AGE
                shop  pod/a  0/0  Running  0  <unknown>

                NAME  STATUS  ROLES  AGE  VERSION
                node/node-1  Ready  control-plane,infra  AGE  kwok-0.8.0
                node/node-2  Ready,SchedulingDisabled  <none>  AGE  kwok-0.8.0
                """);
    }

    @Test
    void printsNameAndAgeOfOtherKinds() {
        server.json("/api/v1/namespaces/default/configmaps?limit=500", Captured.text("configmaps.json"));
        assertThat(Captured.ageless(run("cm"))).startsWith("NAME  AGE\n").hasLineCount(4);
    }

    @Test
    void sendsSelectorsAndPageSize() {
        run("pods -l app=web,tier!=x --field-selector spec.nodeName=n --chunk-size 7");
        assertThat(server.requests())
                .containsExactly(
                        PODS + "?labelSelector=app%3Dweb%2Ctier%21%3Dx&fieldSelector=spec.nodeName%3Dn&limit=7");
    }

    @Test
    void putsPagesTogether() {
        server.json(PODS + "?limit=2", list("\"continue\":\"two\"", "a", "b"));
        server.json(PODS + "?limit=2&continue=two", list("", "c"));
        assertThat(run("pods --chunk-size=2 -o name")).isEqualTo("pod/a\npod/b\npod/c\n");
        assertThat(run("pods --chunk-size=2 -o json"))
                .contains("\"a\"", "\"b\"", "\"c\"")
                .containsOnlyOnce("\"List\"");
    }

    @Test
    void asksForAPageWhenItsFirstObjectIsWanted() {
        server.json(PODS + "?limit=2", list("\"continue\":\"two\"", "a", "b"));
        server.json(PODS + "?limit=2&continue=two", list("", "c"));
        assertThat(text("pods --chunk-size=2 -o name --rate 1000")
                        .take(2)
                        .collectList()
                        .block())
                .containsExactly("pod/a\n", "pod/b\n");
        assertThat(server.requests()).containsExactly(PODS + "?limit=2");
    }

    @Test
    void takesNoMoreThanSoManyASecond() {
        server.json(PODS + "?limit=500", list("", "a", "b", "c", "d", "e"));
        long begin = System.nanoTime();
        run("pods -o name --rate 20");
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isGreaterThanOrEqualTo(Duration.ofMillis(250));
    }

    @Test
    void printsWhatThereIsBesideWhatIsMissing() {
        server.json(PODS + "/a", pod("a"));
        server.json(PODS + "/missing", 404, MISSING);
        server.json(PODS + "/b", pod("b"));
        assertThat(run("pods a missing b -o name")).isEqualTo("pod/a\npod/b\n");
        assertThat(errors).containsExactly("Error from server (NotFound): pods \"missing\" not found");
    }

    @Test
    void printsNothingIfTheOneObjectIsMissing() {
        server.json(PODS + "/missing", 404, MISSING);
        assertThat(run("pods missing -o json")).isEmpty();
        assertThat(run("pods missing -o yaml")).isEmpty();
        assertThat(run("pods missing")).isEmpty();
        assertThat(errors)
                .containsOnly("Error from server (NotFound): pods \"missing\" not found")
                .hasSize(3);
        assertThat(notices).isEmpty();
    }

    @Test
    void printsAnEmptyListBesideARefusal() {
        server.json(PODS + "?limit=500", 403, FORBIDDEN);
        assertThat(run("pods -o json")).isEqualTo(NOTHING);
        assertThat(errors).containsExactly("Error from server (Forbidden): pods is forbidden");
    }

    @Test
    void saysThatThereIsNothing() {
        server.json(PODS + "?limit=500", list(""));
        server.json("/api/v1/pods?limit=500", list(""));
        assertThat(run("pods")).isEmpty();
        assertThat(run("pods -A")).isEmpty();
        assertThat(notices).containsExactly("No resources found in default namespace.", "No resources found");
        assertThat(run("pods -o json")).isEqualTo(NOTHING);
        assertThat(run("pods -o yaml"))
                .isEqualTo("apiVersion: v1\nitems: []\nkind: List\nmetadata:\n  resourceVersion: \"\"\n");
        assertThat(run("pods -o name")).isEmpty();
        assertThat(notices).hasSize(2);
    }

    @Test
    void tellsAKindThatIsNotServed() {
        assertThat(run("storageversions")).isEmpty();
        assertThat(errors).containsExactly("error: the server doesn't have a resource type \"storageversions\"");
    }

    @Test
    void tellsAServerThatIsNotThere() throws IOException {
        server.close();
        assertThat(run("pods,nodes -o json")).isEmpty();
        assertThat(errors)
                .containsExactly("The connection to the server " + server.url().substring("http://".length())
                        + " was refused - did you specify the right host or port?");
    }

    @Test
    void tellsWhoHasToLogIn() {
        server.json(
                PODS + "?limit=500",
                401,
                "{\"kind\":\"Status\",\"status\":\"Failure\",\"reason\":\"Unauthorized\","
                        + "\"message\":\"Unauthorized\",\"code\":401}");
        run("pods");
        assertThat(errors).containsExactly("error: You must be logged in to the server (Unauthorized)");
    }

    @Test
    void watchesFromWhereTheListEnds() throws InterruptedException {
        server.json(PODS + "?limit=2", list("\"resourceVersion\":\"7\",\"continue\":\"two\"", "a", "b"));
        server.json(PODS + "?limit=2&continue=two", list("\"resourceVersion\":\"7\"", "c"));
        ScriptedServer.Stream stream = server.stream(PODS + "?watch=true&resourceVersion=7");
        BlockingQueue<String> printed = new LinkedBlockingQueue<>();
        Disposable watch = text("pods -w --chunk-size=2").subscribe(printed::add);
        assertThat(printed.poll(20, TimeUnit.SECONDS)).isEqualTo("""
                NAME   READY   STATUS    RESTARTS   AGE
                a      0/0     Running   0          <unknown>
                b      0/0     Running   0          <unknown>
                c      0/0     Running   0          <unknown>
                """);
        stream.send(event("ADDED", "longer"));
        assertThat(printed.poll(20, TimeUnit.SECONDS)).isEqualTo("longer   0/0     Running   0          <unknown>\n");
        stream.send(event("DELETED", "a"));
        assertThat(printed.poll(20, TimeUnit.SECONDS)).isEqualTo("a        0/0     Running   0          <unknown>\n");
        watch.dispose();
        stream.awaitClosed();
    }

    @Test
    void watchesOneObject() throws IOException {
        server.json(PODS + "/a", pod("a"));
        ScriptedServer.Stream stream =
                server.stream(PODS + "?watch=true&fieldSelector=metadata.name%3Da&resourceVersion=0");
        Flux<String> text = text("pod/a -w -o name").cache();
        Disposable watch = text.subscribe();
        stream.send(event("ADDED", "a"), event("MODIFIED", "a"));
        stream.end();
        assertThat(text.collectList().block(Duration.ofSeconds(20))).containsExactly("pod/a\n", "pod/a\n");
        watch.dispose();
    }

    @Test
    void watchesOnlyChanges() throws IOException {
        server.json(PODS + "?limit=1", list("\"resourceVersion\":\"7\",\"continue\":\"more\"", "a"));
        ScriptedServer.Stream stream = server.stream(PODS + "?watch=true&resourceVersion=7");
        Flux<String> text = text("pods --watch-only -o yaml").cache();
        Disposable watch = text.subscribe();
        stream.send(event("ADDED", "b"), event("ADDED", "c"));
        stream.end();
        assertThat(String.join("", text.collectList().block(Duration.ofSeconds(20))))
                .isEqualTo(Captured.text("watched.yaml"));
        watch.dispose();
    }

    @Test
    void endsAWatchWhoseVersionIsTooOld() throws IOException {
        server.json(PODS + "?limit=500", list("\"resourceVersion\":\"7\"", "a"));
        ScriptedServer.Stream stream = server.stream(PODS + "?watch=true&resourceVersion=7");
        Flux<String> text = text("pods -w -o name").cache();
        Disposable watch = text.subscribe(part -> {}, error -> errors.addAll(ErrorText.of(error)));
        stream.send("{\"type\":\"ERROR\",\"object\":{\"kind\":\"Status\",\"apiVersion\":\"v1\",\"status\":\"Failure\","
                + "\"message\":\"too old resource version\",\"reason\":\"Expired\",\"code\":410}}");
        assertThat(text.onErrorComplete().collectList().block(Duration.ofSeconds(20)))
                .containsExactly("pod/a\n");
        assertThat(errors).containsExactly("Error from server (Expired): too old resource version");
        stream.awaitClosed();
        watch.dispose();
    }
}
