package io.coxswain.model;

import io.coxswain.model.meta.v1.ObjectMeta;
import java.util.function.Consumer;

/**
 * Finalizers hold an object that has been deleted until they are removed, so that somebody can clean up behind it first.
 *
 * <pre>{@code
 * deployments.edit("web", d -> Finalizers.add(d, "example.com/cleanup"));
 * deployments.edit("web", d -> Finalizers.remove(d, "example.com/cleanup"));    // sends nothing if it is not there
 * }</pre>
 */
public final class Finalizers {
    private Finalizers() {}

    /** Whether the object has the finalizer. */
    public static boolean has(KubeObject object, String finalizer) {
        return object.metadata().finalizers().contains(finalizer);
    }

    /** The object with the finalizer; the very same if it has it already. */
    public static <T extends KubeObject> T add(T object, String finalizer) {
        return has(object, finalizer) ? object : with(object, m -> m.addFinalizers(finalizer));
    }

    /** The object without the finalizer; the very same if it does not have it. */
    public static <T extends KubeObject> T remove(T object, String finalizer) {
        return has(object, finalizer) ? with(object, m -> m.removeFinalizers(finalizer::equals)) : object;
    }

    @SuppressWarnings("unchecked")
    static <T extends KubeObject> T with(T object, Consumer<ObjectMeta.Builder> change) {
        return (T) object.withMetadata(object.metadata().with(change));
    }
}
