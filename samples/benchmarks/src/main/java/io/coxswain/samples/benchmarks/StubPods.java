package io.coxswain.samples.benchmarks;

import io.coxswain.model.KubeList;
import io.coxswain.model.codec.Codec;
import io.coxswain.model.codec.ContentType;
import io.coxswain.model.core.v1.Pod;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** The bodies of a stub's answers: each is made once, and is there when it is asked for again. */
final class StubPods {
    private static final int SINGLE = 1_000;
    private static final Codec<KubeList<Pod>> LIST = KubeList.codec(Pod.CODEC);

    private final Map<Page, byte[]> pages = new ConcurrentHashMap<>();
    private final AtomicInteger turn = new AtomicInteger();
    private final byte[][] json = Pods.documents(SINGLE);
    private final byte[][] protobuf = new byte[SINGLE][];

    StubPods() {
        for (int i = 0; i < SINGLE; i++) {
            protobuf[i] = Pod.CODEC.toProtobuf(Pod.CODEC.fromJson(json[i]));
        }
    }

    /** One pod, and another one the next time. */
    byte[] next(ContentType form) {
        int number = Math.floorMod(turn.getAndIncrement(), SINGLE);
        return form == ContentType.PROTOBUF ? protobuf[number] : json[number];
    }

    /**
     * A list, or a page of one.
     *
     * @param count how many there are
     * @param limit how many at most are wanted
     */
    byte[] page(ContentType form, int count, int from, int limit) {
        return pages.computeIfAbsent(new Page(form, count, from, Math.min(count, from + limit)), Page::body);
    }

    private record Page(ContentType form, int count, int from, int to) {
        byte[] body() {
            byte[] json = new PodListing(from, to, count).json();
            return form == ContentType.PROTOBUF ? LIST.toProtobuf(LIST.fromJson(json)) : json;
        }
    }
}
