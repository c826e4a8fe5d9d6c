package io.coxswain.client.rest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.coxswain.model.apps.v1.Deployment;
import io.coxswain.model.core.v1.Node;
import io.coxswain.model.core.v1.Pod;
import io.coxswain.model.rbac.v1.ClusterRole;
import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class KubeRequestTest {

    @Test
    void makesKubernetesPaths() {
        assertThat(pods(Verb.GET).name("web").build().path()).isEqualTo("/api/v1/namespaces/shop/pods/web");
        assertThat(pods(Verb.LIST).build().path()).isEqualTo("/api/v1/namespaces/shop/pods");
        assertThat(KubeRequest.builder(Verb.LIST, Pod.TYPE).build().path()).isEqualTo("/api/v1/pods");
        assertThat(KubeRequest.builder(Verb.GET, Node.TYPE).name("n1").build().path())
                .isEqualTo("/api/v1/nodes/n1");
        assertThat(KubeRequest.builder(Verb.GET, Deployment.TYPE)
                        .namespace("shop")
                        .name("web")
                        .subresource("scale")
                        .build()
                        .path())
                .isEqualTo("/apis/apps/v1/namespaces/shop/deployments/web/scale");
        assertThat(KubeRequest.path(Verb.GET, "version").path()).isEqualTo("/version");
        assertThat(KubeRequest.path(Verb.GET, "apis", "apps").path()).isEqualTo("/apis/apps");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ".",
                "..",
                "a/b",
                "/",
                "../secrets",
                "a%2fb",
                "%2e%2e",
                "a%",
                "a\\b",
                "a\nb",
                "a\u0000",
                "a\u0085"
            })
    @Tag("security-path-segments")
    void refusesSegmentsThatWouldRetargetTheRequest(String segment) {
        assertThatIllegalArgumentException().isThrownBy(() -> pods(Verb.GET).name(segment));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> KubeRequest.builder(Verb.LIST, Pod.TYPE).namespace(segment));
        assertThatIllegalArgumentException().isThrownBy(() -> pods(Verb.GET).subresource(segment));
        assertThatIllegalArgumentException().isThrownBy(() -> KubeRequest.path(Verb.GET, "api", segment));
    }

    @Test
    void encodesEverythingElse() {
        assertThat(named("system:node")).endsWith("/pods/system:node");
        assertThat(named("a b")).endsWith("/pods/a%20b");
        assertThat(named("a?watch=true#x")).endsWith("/pods/a%3Fwatch%3Dtrue%23x");
        assertThat(named("a;b&c+d")).endsWith("/pods/a%3Bb%26c%2Bd");
        assertThat(named("täglich🚢")).endsWith("/pods/t%C3%A4glich%F0%9F%9A%A2");
        assertThat(named("...")).endsWith("/pods/...");
        for (int c = 1; c < 0x180; c++) {
            String name = "x" + (char) c;
            if (c != '/' && c != '\\' && c != '%' && !Character.isISOControl(c)) {
                assertThat(URI.create("http://host" + named(name)).getPath())
                        .isEqualTo("/api/v1/namespaces/shop/pods/" + name);
            }
        }
    }

    @Test
    void encodesQueries() {
        KubeRequest request = pods(Verb.LIST)
                .query("labelSelector", "app=web,tier in (a, b)")
                .query("continue", "a+b/c==")
                .query("a&b", "c#d")
                .build();

        assertThat(request.pathAndQuery())
                .isEqualTo("/api/v1/namespaces/shop/pods?labelSelector=app%3Dweb%2Ctier%20in%20%28a%2C%20b%29"
                        + "&continue=a%2Bb%2Fc%3D%3D&a%26b=c%23d");
    }

    @Test
    void asksForAWatch() {
        KubeRequest watch = pods(Verb.WATCH).build();

        assertThat(watch.pathAndQuery()).isEqualTo("/api/v1/namespaces/shop/pods?watch=true");
        assertThat(watch.streaming()).isTrue();
        assertThat(pods(Verb.LIST).build().streaming()).isFalse();
    }

    @ParameterizedTest
    @EnumSource(
            value = Verb.class,
            names = {"GET", "UPDATE", "PATCH", "DELETE"})
    void neverTurnsAnObjectIntoItsCollection(Verb verb) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> pods(verb).build())
                .withMessage("a name is needed to " + verb + " pods");
    }

    @ParameterizedTest
    @EnumSource(
            value = Verb.class,
            names = {"LIST", "WATCH", "DELETE_COLLECTION"})
    void neverTurnsACollectionIntoAnObject(Verb verb) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> pods(verb).name("web").build());
    }

    @Test
    void holdsKindsToTheirScope() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> KubeRequest.builder(Verb.LIST, Node.TYPE).namespace("shop"))
                .withMessage("nodes do not live in namespaces");
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> KubeRequest.builder(Verb.GET, ClusterRole.TYPE).defaultNamespace());
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        KubeRequest.builder(Verb.GET, Pod.TYPE).name("web").build())
                .withMessage("a namespace is needed to get pods");
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        KubeRequest.builder(Verb.DELETE_COLLECTION, Pod.TYPE).build());
        assertThatIllegalArgumentException()
                .isThrownBy(() -> pods(Verb.CREATE).subresource("eviction").build());
    }

    @Test
    void leavesTheNamespaceOpenUntilItIsKnown() {
        KubeRequest open = KubeRequest.builder(Verb.GET, Pod.TYPE)
                .defaultNamespace()
                .name("web")
                .build();

        assertThatThrownBy(open::path).isInstanceOf(IllegalStateException.class);
        assertThat(open).hasToString("GET /api/v1/namespaces/-/pods/web");

        KubeRequest resolved = open.resolve(URI.create("https://host/prefix"), "shop");
        assertThat(resolved.url()).isEqualTo("https://host/prefix/api/v1/namespaces/shop/pods/web");
        assertThat(resolved.namespace()).isEqualTo("shop");
        assertThat(resolved.resolve(URI.create("https://host/prefix"), "other")).isEqualTo(resolved);
        assertThat(KubeRequest.builder(Verb.LIST, Pod.TYPE)
                        .build()
                        .resolve(URI.create("https://host"), "shop")
                        .path())
                .isEqualTo("/api/v1/pods");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\r\nHost: evil", "a\nb", "a\u0000", "a\u007f"})
    @Tag("security-header-injection")
    void refusesHeadersThatWouldBeginAnother(String value) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> pods(Verb.LIST).header("X-Name", value))
                .withMessageNotContaining("evil");
        assertThatIllegalArgumentException().isThrownBy(() -> pods(Verb.LIST).header(value, "x"));
        assertThatIllegalArgumentException().isThrownBy(() -> pods(Verb.LIST).header("a:b", "x"));
        assertThatIllegalArgumentException().isThrownBy(() -> pods(Verb.LIST).header("", "x"));
    }

    @Test
    void showsNeitherQueryHeadersNorBody() {
        KubeRequest request = pods(Verb.CREATE)
                .query("command", "hunter2")
                .header("Authorization", "Bearer hunter2")
                .body("application/json", "hunter2".getBytes(UTF_8))
                .build();

        assertThat(request).hasToString("POST /api/v1/namespaces/shop/pods");
        assertThat(request.url()).doesNotContain("hunter2");
    }

    @Test
    void isAValue() {
        KubeRequest request = pods(Verb.PATCH)
                .name("web")
                .query("a", "b")
                .body("x/y", new byte[] {1})
                .build();

        assertThat(request.toBuilder().build()).isEqualTo(request).hasSameHashCodeAs(request);
        assertThat(request.withHeader("A", "b")).isNotEqualTo(request);
        assertThat(request.withHeader("A", "b").headers())
                .containsExactly(Map.entry("Content-Type", "x/y"), Map.entry("A", "b"));
        assertThat(request.toBuilder().namespace("other").build().path())
                .isEqualTo("/api/v1/namespaces/other/pods/web");
        assertThat(request.body()).isEqualTo(new byte[] {1}).isNotSameAs(request.body());
    }

    private static KubeRequestBuilder pods(Verb verb) {
        return KubeRequest.builder(verb, Pod.TYPE).namespace("shop");
    }

    private static String named(String name) {
        return pods(Verb.GET).name(name).build().path();
    }
}
