package io.coxswain.samples.benchmarks;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** A list of pods in JSON, or a page of one. */
final class PodListing {
    private final byte[] json;

    PodListing(int count) {
        this(0, count, count);
    }

    /** The page from one pod up to another, of so many; more follow if it does not end with the last. */
    PodListing(int from, int to, int count) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(ascii("{\"kind\":\"PodList\",\"apiVersion\":\"v1\","));
        String rest = to == count ? "" : ",\"continue\":\"" + to + "\",\"remainingItemCount\":" + (count - to);
        out.writeBytes(ascii("\"metadata\":{\"resourceVersion\":\"2000000\"" + rest + "},\"items\":["));
        byte[][] items = Pods.items(from, to);
        for (int i = 0; i < items.length; i++) {
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
