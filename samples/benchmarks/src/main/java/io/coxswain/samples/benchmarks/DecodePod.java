package io.coxswain.samples.benchmarks;

import io.coxswain.model.codec.DecodeOptions;
import io.coxswain.model.core.v1.Pod;
import io.kubernetes.client.openapi.models.V1Pod;
import org.openjdk.jmh.annotations.Benchmark;

/** One pod as the answer to a GET, or in the event of a watch. */
public class DecodePod {

    @Benchmark
    public Object coxswain(PodDocuments pods) {
        return Pod.CODEC.fromJson(pods.next());
    }

    @Benchmark
    public Object coxswainWithoutManagedFields(PodDocuments pods) {
        byte[] json = pods.next();
        return Pod.CODEC.fromJson(json, 0, json.length, DecodeOptions.WITHOUT_MANAGED_FIELDS);
    }

    @Benchmark
    public Object fabric8(PodDocuments pods) {
        return Fabric8.decode(pods.next(), io.fabric8.kubernetes.api.model.Pod.class);
    }

    @Benchmark
    public Object official(PodDocuments pods) {
        return Official.decode(pods.next(), V1Pod.class);
    }

    @Benchmark
    public int tokens(PodDocuments pods) {
        return TokenWalk.walk(pods.next());
    }

    @Benchmark
    public int tokensAndStrings(PodDocuments pods) {
        return TokenWalk.walkWithStrings(pods.next());
    }
}
