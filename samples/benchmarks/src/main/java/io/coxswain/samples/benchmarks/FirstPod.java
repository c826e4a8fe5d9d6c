package io.coxswain.samples.benchmarks;

import io.coxswain.model.core.v1.Pod;
import io.kubernetes.client.openapi.models.V1Pod;
import java.lang.management.ClassLoadingMXBean;
import java.lang.management.ManagementFactory;
import java.util.Objects;

/** Decodes one pod, and prints the milliseconds that took and the number of classes that were loaded for it. */
public final class FirstPod {

    private FirstPod() {}

    public static void main(String[] arguments) {
        byte[] json = Captured.pod("web");
        ClassLoadingMXBean classes = ManagementFactory.getClassLoadingMXBean();
        long classesBefore = classes.getTotalLoadedClassCount();
        long before = System.nanoTime();
        Objects.requireNonNull(decode(arguments[0], json));
        long nanos = System.nanoTime() - before;
        System.out.println(nanos / 1e6 + " " + (classes.getTotalLoadedClassCount() - classesBefore));
    }

    private static Object decode(String who, byte[] json) {
        return switch (who) {
            case "Coxswain" -> Coxswain.decode(json);
            case "fabric8" -> Fabric8.decode(json, io.fabric8.kubernetes.api.model.Pod.class);
            case "official" -> Official.decode(json, V1Pod.class);
            default -> throw new IllegalArgumentException(who);
        };
    }

    /** Apart, so that nothing of it is loaded where it does not run. */
    private static final class Coxswain {
        static Object decode(byte[] json) {
            return Pod.CODEC.fromJson(json);
        }
    }
}
