package io.coxswain.samples.benchmarks;

import io.coxswain.model.codec.ContentType;
import io.coxswain.model.codec.DecodeOptions;
import io.coxswain.model.codec.ListReader;
import io.coxswain.model.core.v1.Pod;
import org.openjdk.jmh.infra.Blackhole;

/** A list that is read while it arrives, in chunks as large as a socket gives them. */
final class Streamed {
    private static final int CHUNK = 1 << 14;
    private static final int LARGEST_ITEM = 1 << 22;

    private Streamed() {}

    static void read(ContentType form, byte[] list, Blackhole sink) {
        ListReader<Pod> reader = ListReader.of(form, Pod.CODEC, DecodeOptions.DEFAULT, LARGEST_ITEM);
        int from = 0;
        for (int to = 0; to < list.length; ) {
            to = Math.min(list.length, to + CHUNK);
            while (reader.next(list, from, to)) {
                from = reader.position();
                sink.consume(reader.item());
            }
            from = reader.position();
        }
        sink.consume(reader.end());
    }
}
