package io.coxswain.samples.benchmarks;

import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;

/** fabric8's client, by the calls it makes itself for the body of a response and of a request. */
final class Fabric8 {
    private static final KubernetesSerialization SERIALIZATION = new KubernetesSerialization();

    private Fabric8() {}

    static <T> T decode(byte[] json, Class<T> type) {
        return SERIALIZATION.unmarshal(new ByteArrayInputStream(json), type);
    }

    static byte[] encode(Object value) {
        return SERIALIZATION.asJson(value).getBytes(StandardCharsets.UTF_8);
    }
}
