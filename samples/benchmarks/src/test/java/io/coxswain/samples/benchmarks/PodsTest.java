package io.coxswain.samples.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import io.coxswain.model.KubeList;
import io.coxswain.model.core.v1.Pod;
import io.fabric8.kubernetes.api.model.PodList;
import io.kubernetes.client.openapi.models.V1Pod;
import io.kubernetes.client.openapi.models.V1PodList;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PodsTest {
    private static final int COUNT = 600;

    private final List<Pod> pods =
            Stream.of(Pods.documents(COUNT)).map(Pod.CODEC::fromJson).toList();

    @Test
    void podsDifferWherePodsDo() {
        assertDistinct(pod -> pod.metadata().name());
        assertDistinct(pod -> pod.metadata().uid());
        assertDistinct(pod -> pod.metadata().resourceVersion());
        assertDistinct(pod -> pod.metadata().creationTimestamp());
        assertDistinct(pod -> pod.status().podIP());
        assertThat(pods.stream().map(pod -> pod.spec().nodeName()).distinct()).hasSize(200);
    }

    private void assertDistinct(Function<Pod, Object> field) {
        assertThat(pods.stream().map(field)).doesNotContainNull().doesNotHaveDuplicates();
    }

    @Test
    void theSameNumberGivesTheSamePods() {
        assertThat(Pods.documents(30)).isDeepEqualTo(Pods.documents(30));
    }

    @Test
    void managedFieldsNameThePodsOwnAddress() {
        byte[] pod = Pods.documents(COUNT)[COUNT - 1];
        String ip = Pod.CODEC.fromJson(pod).status().podIP();

        assertThat(new String(pod, StandardCharsets.UTF_8)).contains("k:{\\\"ip\\\":\\\"" + ip + "\\\"}");
    }

    @Test
    void everyClientReadsTheSamePods() {
        byte[] list = new PodListing(COUNT).json();
        List<String> expected = pods.stream().map(PodsTest::coxswain).toList();

        assertThat(KubeList.codec(Pod.CODEC).fromJson(list).items())
                .map(PodsTest::coxswain)
                .isEqualTo(expected);
        assertThat(Fabric8.decode(list, PodList.class).getItems())
                .map(PodsTest::fabric8)
                .isEqualTo(expected);
        assertThat(Official.decode(list, V1PodList.class).getItems())
                .map(PodsTest::official)
                .isEqualTo(expected);
    }

    private static String coxswain(Pod pod) {
        return pod.metadata().name() + pod.metadata().uid() + pod.status().podIP();
    }

    private static String fabric8(io.fabric8.kubernetes.api.model.Pod pod) {
        return pod.getMetadata().getName()
                + pod.getMetadata().getUid()
                + pod.getStatus().getPodIP();
    }

    private static String official(V1Pod pod) {
        return pod.getMetadata().getName()
                + pod.getMetadata().getUid()
                + pod.getStatus().getPodIP();
    }

    /** A pod of five kilobytes has some hundreds of fields, almost all of them in messages within it. */
    @Test
    void theWalkOverTagsGetsToTheBottomOfAPod() {
        byte[][] protobuf = pods.stream().map(Pod.CODEC::toProtobuf).toArray(byte[][]::new);
        TagWalk walk = TagWalk.of(protobuf);

        assertThat(Stream.of(protobuf).map(walk::walk)).allMatch(tags -> tags > 200 && tags < 2_000);
    }

    @Test
    void ourEncodingIsTheServers() {
        byte[] captured = Captured.pod("orders");

        assertThat(new String(Pod.CODEC.toJson(Pod.CODEC.fromJson(captured)), StandardCharsets.UTF_8))
                .isEqualTo(new String(captured, StandardCharsets.UTF_8).strip());
    }
}
