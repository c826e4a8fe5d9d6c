package io.coxswain.codegen.importer;

import io.coxswain.codegen.schema.ApiSchema;
import java.util.Comparator;

/** A group and version. */
record Api(String group, String version) implements Comparable<Api> {
    private static final Comparator<Api> BY_ID = Comparator.comparing(Api::id);

    /** As {@link ApiSchema#id()}. */
    String id() {
        return ApiSchema.idOf(group, version);
    }

    @Override
    public int compareTo(Api other) {
        return BY_ID.compare(this, other);
    }
}
