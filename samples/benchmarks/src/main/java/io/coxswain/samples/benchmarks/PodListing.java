package io.coxswain.samples.benchmarks;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** A list of pods in JSON. */
final class PodListing {
    private final byte[] json;

    PodListing(int count) {
        byte[][] items = Pods.items(count);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(ascii("{\"kind\":\"PodList\",\"apiVersion\":\"v1\","));
        out.writeBytes(ascii("\"metadata\":{\"resourceVersion\":\"2000000\"},\"items\":["));
        for (int i = 0; i < count; i++) {
            out.writeBytes(ascii(i == 0 ? "" : ","));
            out.writeBytes(items[i]);
        }
        out.writeBytes(ascii("]}\n"));
        json = out.toByteArray();
    }

    byte[] json() {
        return json;
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
