package io.coxswain.samples.kctl;

import io.coxswain.model.KubeObject;
import java.util.function.Function;

/**
 * A column of a table.
 *
 * @param wide whether only {@code -o wide} has it
 */
record Column(String header, boolean wide, Function<KubeObject, String> cell) {

    /** A column of tables of one kind. */
    static <T extends KubeObject> Column of(Class<T> kind, String header, Function<T, String> cell) {
        return new Column(header, false, object -> cell.apply(kind.cast(object)));
    }

    /** A column of wide tables of one kind. */
    static <T extends KubeObject> Column wide(Class<T> kind, String header, Function<T, String> cell) {
        return new Column(header, true, object -> cell.apply(kind.cast(object)));
    }
}
