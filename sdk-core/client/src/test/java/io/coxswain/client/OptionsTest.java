package io.coxswain.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.coxswain.client.ShardSelector.Field;
import io.coxswain.client.ShardSelector.Range;
import io.coxswain.client.testing.Exchanges;
import io.coxswain.model.FieldSelector;
import io.coxswain.model.Selector;
import io.coxswain.model.codec.DecodeOptions;
import io.coxswain.model.core.v1.Pod;
import java.math.BigInteger;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import reactor.test.StepVerifier;

class OptionsTest {
    @Test
    void areValues() {
        assertThat(ListOptions.of(o -> o.limit(5).labels("a=b")))
                .isEqualTo(ListOptions.of(o -> o.labels("a=b").limit(5)))
                .hasSameHashCodeAs(ListOptions.of(o -> o.labels("a=b").limit(5)))
                .isNotEqualTo(ListOptions.DEFAULT)
                .hasToString("ListOptions{labelSelector: a=b, limit: 5}");
        assertThat(WatchOptions.of(o -> o.bookmarks())).isNotEqualTo(WatchOptions.DEFAULT);
        assertThat(GetOptions.of(o -> o.resourceVersion("0"))).isNotEqualTo(GetOptions.DEFAULT);
        assertThat(CreateOptions.of(o -> o.dryRun())).isEqualTo(CreateOptions.of(o -> o.dryRun()));
        assertThat(UpdateOptions.of(o -> o.dryRun())).isNotEqualTo(UpdateOptions.DEFAULT);
        assertThat(PatchOptions.of(o -> o.dryRun())).hasToString("PatchOptions{dryRun: All}");
        assertThat(ApplyOptions.of(o -> o.force()).fieldManager()).isNull();
        assertThat(DeleteOptions.of(o -> o.uid("u")))
                .isEqualTo(DeleteOptions.of(o -> o.uid("u")))
                .isNotEqualTo(DeleteOptions.DEFAULT);
    }

    @Test
    void areNotChangedByTheirBuilderAfterwards() {
        ListOptions.Builder[] kept = new ListOptions.Builder[1];
        ListOptions options = ListOptions.of(o -> kept[0] = o.limit(1));
        kept[0].limit(2);

        assertThat(options.limit()).isEqualTo(1);
    }

    @Test
    void managedFieldsAreSkippedInWhateverOrderThatIsSaid() {
        DecodeOptions both = DecodeOptions.of(d -> d.strict().withoutManagedFields());
        assertThat(GetOptions.of(o -> o.skipManagedFields().decoding(DecodeOptions.STRICT)))
                .isEqualTo(GetOptions.of(o -> o.decoding(DecodeOptions.STRICT).skipManagedFields()))
                .isEqualTo(GetOptions.of(o -> o.decoding(both)));
        assertThat(ListOptions.of(o -> o.skipManagedFields().decoding(DecodeOptions.STRICT)))
                .isEqualTo(ListOptions.of(o -> o.decoding(DecodeOptions.STRICT).skipManagedFields()))
                .isEqualTo(ListOptions.of(o -> o.decoding(both)));
        assertThat(WatchOptions.of(o -> o.skipManagedFields().decoding(DecodeOptions.STRICT)))
                .isEqualTo(WatchOptions.of(o -> o.decoding(DecodeOptions.STRICT).skipManagedFields()))
                .isEqualTo(WatchOptions.of(o -> o.decoding(both)));
    }

    @Test
    void tellWhatIsInThem() {
        ListOptions list = ListOptions.of(o ->
                o.labels("a in (b, c)").fields("x=y").limit(3).continueFrom("t").resourceVersion("5"));
        assertThat(list.labels()).isEqualTo(Selector.builder().in("a", "b", "c").build());
        assertThat(list.fields()).isEqualTo(FieldSelector.builder().eq("x", "y").build());
        assertThat(list.limit()).isEqualTo(3);
        assertThat(list.continueFrom()).isEqualTo("t");
        assertThat(list.resourceVersion()).isEqualTo("5");
        assertThat(ListOptions.DEFAULT.labels().matchesEverything()).isTrue();
        assertThat(ListOptions.DEFAULT.fields().matchesEverything()).isTrue();
        assertThat(ListOptions.DEFAULT.limit()).isNull();

        WatchOptions watch = WatchOptions.of(o -> o.sendInitialEvents());
        assertThat(watch.sendInitialEvents()).isTrue();
        assertThat(watch.bookmarks()).isTrue();
        assertThat(WatchOptions.DEFAULT.bookmarks()).isFalse();
        assertThat(WatchOptions.DEFAULT.sendInitialEvents()).isFalse();
    }

    @Test
    void areSentByKubernetesNames() {
        try (Exchanges server = Exchanges.answering("{\"items\":[]}")) {
            server.client()
                    .coreV1()
                    .pods("shop")
                    .listPage(o -> o.labels(Selector.builder().notIn("a", "b").build())
                            .fields(FieldSelector.builder().notEq("x", "1,2").build())
                            .shard(ShardSelector.of(Field.UID, 1, 2))
                            .resourceVersion("5")
                            .resourceVersionMatch(ResourceVersionMatch.NOT_OLDER_THAN)
                            .limit(7)
                            .timeout(Duration.ofMillis(2_001)))
                    .as(StepVerifier::create)
                    .expectNextCount(1)
                    .verifyComplete();
            assertThat(server.only().line())
                    .isEqualTo("GET /api/v1/namespaces/shop/pods?labelSelector=a%20notin%20%28b%29"
                            + "&fieldSelector=x%21%3D1%5C%2C2"
                            + "&shardSelector=shardRange%28object.metadata.uid%2C%20%270x8000000000000000%27%2C%20%270x10000000000000000%27%29"
                            + "&limit=7&resourceVersion=5&resourceVersionMatch=NotOlderThan&timeoutSeconds=3");
        }
        try (Exchanges server = Exchanges.answering("")) {
            server.client()
                    .api(Pod.TYPE)
                    .watch(o -> o.sendInitialEvents().timeout(Duration.ofSeconds(3)))
                    .as(StepVerifier::create)
                    .verifyComplete();
            assertThat(server.only().line())
                    .isEqualTo(
                            "GET /api/v1/namespaces/own/pods?watch=true&resourceVersionMatch=NotOlderThan&timeoutSeconds=3"
                                    + "&allowWatchBookmarks=true&sendInitialEvents=true");
        }
    }

    @Test
    @Tag("fault-83")
    @Tag("security-query-values")
    void letNoSelectorBecomeAnotherParameter() {
        try (Exchanges server = Exchanges.answering("{\"items\":[]}")) {
            server.client()
                    .coreV1()
                    .pods("shop")
                    .listPage(o -> o.fields(FieldSelector.builder()
                            .eq("metadata.name", "a&limit=1,b=c")
                            .build()))
                    .as(StepVerifier::create)
                    .expectNextCount(1)
                    .verifyComplete();
            assertThat(server.only().line())
                    .isEqualTo(
                            "GET /api/v1/namespaces/shop/pods?fieldSelector=metadata.name%3Da%26limit%5C%3D1%5C%2Cb%5C%3Dc");
        }
        assertThatIllegalArgumentException().isThrownBy(() -> ListOptions.of(o -> o.labels("a=b&limit=1")));
        assertThatIllegalArgumentException().isThrownBy(() -> WatchOptions.of(o -> o.labels("a=b&limit=1")));
    }

    @Test
    void divideAllHashesIntoShards() {
        for (int shards : new int[] {1, 2, 3, 7, 1000}) {
            List<Range> ranges = IntStream.range(0, shards)
                    .mapToObj(
                            i -> ShardSelector.of(Field.UID, i, shards).ranges().get(0))
                    .toList();
            assertThat(ranges.get(0).from()).isEqualTo(BigInteger.ZERO);
            assertThat(ranges.get(shards - 1).to()).isEqualTo(BigInteger.TWO.pow(64));
            for (int i = 1; i < shards; i++) {
                assertThat(ranges.get(i).from()).isEqualTo(ranges.get(i - 1).to());
            }
        }
        assertThat(new ShardSelector(
                        Field.NAMESPACE,
                        List.of(
                                new Range(BigInteger.ZERO, BigInteger.TEN),
                                new Range(BigInteger.valueOf(16), BigInteger.TWO.pow(64)))))
                .hasToString("shardRange(object.metadata.namespace, '0x0000000000000000', '0x000000000000000a')"
                        + " || shardRange(object.metadata.namespace, '0x0000000000000010', '0x10000000000000000')");
    }

    @Test
    void refuseShardsThatAreNone() {
        assertThatIllegalArgumentException().isThrownBy(() -> ShardSelector.of(Field.UID, 2, 2));
        assertThatIllegalArgumentException().isThrownBy(() -> ShardSelector.of(Field.UID, -1, 2));
        assertThatIllegalArgumentException().isThrownBy(() -> ShardSelector.of(Field.UID, 0, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> new ShardSelector(Field.UID, List.of()));
        assertThatIllegalArgumentException().isThrownBy(() -> new Range(BigInteger.ONE, BigInteger.ONE));
        assertThatIllegalArgumentException().isThrownBy(() -> new Range(BigInteger.ONE.negate(), BigInteger.ONE));
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> new Range(BigInteger.ONE, BigInteger.TWO.pow(64).add(BigInteger.ONE)));
    }
}
