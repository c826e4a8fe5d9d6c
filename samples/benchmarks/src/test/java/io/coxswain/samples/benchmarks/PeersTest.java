package io.coxswain.samples.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import io.coxswain.model.core.v1.Pod;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PeersTest {
    private static final int COUNT = 60;

    private static final List<String> EXPECTED = Stream.of(Pods.documents(COUNT))
            .map(json -> Pod.CODEC.fromJson(json).metadata().name())
            .toList();

    @TempDir
    private static Path folder;

    private static StubServer stub;

    @BeforeAll
    static void start() throws Exception {
        stub = StubServer.start(folder);
    }

    @AfterAll
    static void stop() {
        stub.close();
    }

    @ParameterizedTest
    @EnumSource(Peer.Kind.class)
    void everyClientListsTheSamePods(Peer.Kind kind) throws Exception {
        Peer peer = kind.connect(folder.toString());

        assertThat(peer.names(peer.list("pods-" + COUNT))).isEqualTo(EXPECTED);
    }

    @ParameterizedTest
    @EnumSource(Peer.Kind.class)
    void everyClientGetsPodsSeveralAtATime(Peer.Kind kind) throws Exception {
        long before = stub.answers();

        kind.connect(folder.toString()).get().make(4, 40);

        assertThat(stub.answers() - before).isEqualTo(40);
    }

    @Test
    void pagesAreOneListInTheEnd() {
        CoxswainPeer peer = new CoxswainPeer(new StubFiles(folder), true, false);

        assertThat(peer.stream("pods-" + COUNT, 7)
                        .map(pod -> pod.metadata().name())
                        .collectList()
                        .block())
                .isEqualTo(EXPECTED);
    }
}
