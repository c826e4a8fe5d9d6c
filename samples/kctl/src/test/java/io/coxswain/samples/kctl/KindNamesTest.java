package io.coxswain.samples.kctl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.coxswain.model.ApiVersion;
import io.coxswain.model.KubeObject;
import io.coxswain.model.ResourceType;
import io.coxswain.model.schema.ResourceFacts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KindNamesTest {
    @ParameterizedTest
    @CsvSource({
        "pods, pods.v1",
        "pod, pods.v1",
        "po, pods.v1",
        "Pod, pods.v1",
        "pods.v1, pods.v1",
        "deploy, deployments.v1.apps",
        "deployments.apps, deployments.v1.apps",
        "deployment.v1.apps, deployments.v1.apps",
        "hpa, horizontalpodautoscalers.v2.autoscaling",
        "hpa.v1.autoscaling, horizontalpodautoscalers.v1.autoscaling",
        "events, events.v1",
        "leasecandidates, leasecandidates.v1beta1.coordination.k8s.io",
        "resourceclaims, resourceclaims.v1.resource.k8s.io",
        "resourceclaims.v1beta2.resource.k8s.io, resourceclaims.v1beta2.resource.k8s.io",
        "events.events.k8s.io, events.v1.events.k8s.io",
        "nodes, nodes.v1",
        "nodes.metrics.k8s.io, nodes.v1beta1.metrics.k8s.io",
        "crd, customresourcedefinitions.v1.apiextensions.k8s.io",
        "storageversions, storageversions.v1alpha1.internal.apiserver.k8s.io"
    })
    void findsKindsByWhatTheyAreCalled(String word, String type) {
        assertThat(KindNames.find(word)).singleElement().hasToString(type);
    }

    @Test
    void expandsCategories() {
        assertThat(KindNames.find("all").stream().map(ResourceType::plural))
                .containsExactly(
                        "pods",
                        "replicationcontrollers",
                        "services",
                        "daemonsets",
                        "deployments",
                        "replicasets",
                        "statefulsets",
                        "horizontalpodautoscalers",
                        "cronjobs",
                        "jobs");
    }

    @ParameterizedTest
    @CsvSource({"foo", "pods.apps", "pods.v2", "deployments.v2.apps", "po ds", "''", "."})
    void knowsNoOthers(String word) {
        assertThatThrownBy(() -> KindNames.find(word))
                .isInstanceOf(UsageException.class)
                .hasMessage("the server doesn't have a resource type \"" + word + "\"");
    }

    @Test
    void knowsEveryResourceOfTheSchema() throws IOException {
        Set<String> found = new TreeSet<>();
        for (ApiVersion api : KindNames.APIS) {
            for (ResourceFacts resource : KindNames.resources(api)) {
                ResourceType<? extends KubeObject> type = KindNames.type(api, resource);
                assertThat(type.plural()).isEqualTo(resource.plural());
                assertThat(type.apiVersion()).isEqualTo(api);
                found.add(type.toString());
            }
        }
        assertThat(found).containsExactlyElementsOf(new TreeSet<>(served()));
    }

    private static List<String> served() throws IOException {
        List<String> served = new ArrayList<>();
        try (Stream<Path> files = Files.list(Path.of("../../sdk-core/model/schema"))) {
            for (Path file : files.toList()) {
                List<String> lines = Files.readAllLines(file);
                ApiVersion api = ApiVersion.parse(lines.stream()
                        .filter(line -> line.startsWith("api "))
                        .findFirst()
                        .orElseThrow()
                        .substring(4));
                lines.stream()
                        .filter(line -> line.startsWith("resource "))
                        .map(line -> line.split(" ")[1] + "." + api.version()
                                + (api.group().isEmpty() ? "" : "." + api.group()))
                        .forEach(served::add);
            }
        }
        assertThat(served).hasSizeGreaterThan(80);
        return served;
    }
}
