package io.coxswain.samples.benchmarks;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** A list of pods in JSON, and where each of them begins and ends. */
final class PodListing {
    private final byte[] json;
    private final int[] from;
    private final int[] to;

    PodListing(int count) {
        byte[][] items = Pods.items(count);
        from = new int[count];
        to = new int[count];
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(ascii("{\"kind\":\"PodList\",\"apiVersion\":\"v1\","));
        out.writeBytes(ascii("\"metadata\":{\"resourceVersion\":\"2000000\"},\"items\":["));
        for (int i = 0; i < count; i++) {
            out.writeBytes(ascii(i == 0 ? "" : ","));
            from[i] = out.size();
            out.writeBytes(items[i]);
            to[i] = out.size();
        }
        out.writeBytes(ascii("]}\n"));
        json = out.toByteArray();
    }

    byte[] json() {
        return json;
    }

    int size() {
        return from.length;
    }

    int from(int pod) {
        return from[pod];
    }

    int to(int pod) {
        return to[pod];
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
