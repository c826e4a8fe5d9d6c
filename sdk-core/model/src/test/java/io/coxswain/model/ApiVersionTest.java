package io.coxswain.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@link ApiVersion}, {@link GroupVersionKind} and {@link GroupVersionResource}. */
class ApiVersionTest {

    @ParameterizedTest
    @CsvSource({
        "v1, '', v1",
        "apps/v1, apps, v1",
        "metrics.k8s.io/v1beta1, metrics.k8s.io, v1beta1",
        "x-y.z/2, x-y.z, 2"
    })
    void readsBackWhatItWrites(String text, String group, String version) {
        ApiVersion apiVersion = ApiVersion.parse(text);

        assertThat(apiVersion).isEqualTo(new ApiVersion(group, version)).hasToString(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "/",
                "/v1",
                "apps/",
                "apps/v1/x",
                "Apps/v1",
                "apps/V1",
                "apps /v1",
                "apps/v1 ",
                "a..b/v1",
                "-a/v1",
                "a-/v1",
                "apps/v1?x",
                "apps/../v1",
                "../v1",
                "apps/v1.2",
                "apps\n/v1",
                "äpps/v1",
                "v1-",
                "%2e/v1"
            })
    void refusesAllElse(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ApiVersion.parse(text))
                .withMessageStartingWith("not a");
        assertThatIllegalArgumentException().isThrownBy(() -> GroupVersionKind.of(text, "Pod"));
    }

    @Test
    void refusesNull() {
        assertThatNullPointerException().isThrownBy(() -> ApiVersion.parse(null));
        assertThatNullPointerException().isThrownBy(() -> new ApiVersion(null, "v1"));
        assertThatNullPointerException().isThrownBy(() -> new GroupVersionKind("", "v1", null));
        assertThatNullPointerException().isThrownBy(() -> new GroupVersionResource("", "v1", null));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Deployment.v1.apps | apps/v1, Kind=Deployment | apps/v1",
                "Pod.v1. | /v1, Kind=Pod | v1",
                "apps/v1, Kind=Deployment | apps/v1, Kind=Deployment | apps/v1",
                "/v1, Kind=Pod | /v1, Kind=Pod | v1",
                "v1, Kind=Pod | /v1, Kind=Pod | v1",
                "CronTab.v1.stable.example.com | stable.example.com/v1, Kind=CronTab | stable.example.com/v1",
            })
    void readsKinds(String text, String written, String apiVersion) {
        GroupVersionKind kind = GroupVersionKind.parse(text);

        assertThat(kind).hasToString(written).isEqualTo(GroupVersionKind.parse(written));
        assertThat(kind.apiVersion()).isEqualTo(apiVersion);
        assertThat(GroupVersionKind.of(apiVersion, kind.kind())).isEqualTo(kind);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "deployments.v1.apps | apps/v1, Resource=deployments | apps/v1",
                "pods.v1. | /v1, Resource=pods | v1",
                "/v1, Resource=pods | /v1, Resource=pods | v1",
                "custom.metrics.k8s.io/v1beta2, Resource=pods/http_requests | custom.metrics.k8s.io/v1beta2,"
                        + " Resource=pods/http_requests | custom.metrics.k8s.io/v1beta2",
            })
    void readsResources(String text, String written, String apiVersion) {
        GroupVersionResource resource = GroupVersionResource.parse(text);

        assertThat(resource).hasToString(written).isEqualTo(GroupVersionResource.parse(written));
        assertThat(resource.apiVersion()).isEqualTo(apiVersion);
        assertThat(ApiVersion.parse(apiVersion).resource(resource.resource())).isEqualTo(resource);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "pods",
                "pods.v1",
                ".v1.apps",
                "pods..apps",
                "pods.v1.Apps",
                "po ds.v1.",
                "../x.v1.",
                "a/../b.v1.",
                "a%2fb.v1.",
                "a?b.v1.",
                "a#b.v1.",
                "a\u0000.v1.",
                "apps/v1, Resource=",
                "apps/v1, Resource=a/",
                "apps/v1, Resource=..",
                "po\n.v1."
            })
    void refusesOtherResources(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> GroupVersionResource.parse(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Pod",
                "Pod.v1",
                "a/b.v1.",
                "Po d.v1.",
                "apps/v1, Kind=",
                "apps/v1, Kind=a/b",
                "apps/v1, Resource=x"
            })
    void refusesOtherKinds(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> GroupVersionKind.parse(text));
    }
}
