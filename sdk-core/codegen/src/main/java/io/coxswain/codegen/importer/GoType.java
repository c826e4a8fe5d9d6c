package io.coxswain.codegen.importer;

import org.jspecify.annotations.Nullable;

/** The spelling of Go types: {@code []T}, {@code map[K]T}, and names such as {@code k8s.io/api/core/v1.Pod}. */
final class GoType {
    private GoType() {}

    /** What a slice holds, or null where it is none. */
    static @Nullable String element(String type) {
        return type.startsWith("[]") ? type.substring(2) : null;
    }

    /** What a map holds, or null where it is none. */
    static @Nullable String value(String type) {
        return type.startsWith("map[") ? type.substring(type.indexOf(']') + 1) : null;
    }

    static String packageOf(String type) {
        return type.substring(0, type.lastIndexOf('.'));
    }

    static String nameOf(String type) {
        return type.substring(type.lastIndexOf('.') + 1);
    }
}
