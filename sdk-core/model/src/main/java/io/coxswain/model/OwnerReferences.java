package io.coxswain.model;

import io.coxswain.model.meta.v1.OwnerReference;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Owners: an object is deleted when all that own it are gone. One of them may be its controller, which alone manages it.
 *
 * <pre>{@code
 * ConfigMap owned = OwnerReferences.setController(configMap, deployment);
 * OwnerReferences.controllerOf(pod).map(OwnerReference::name);
 * }</pre>
 */
public final class OwnerReferences {
    private OwnerReferences() {}

    /**
     * The object with the owner as its controller, which it keeps waiting if it is deleted in the foreground.
     *
     * @throws IllegalStateException if another object controls it
     * @throws IllegalArgumentException if the owner has no uid, so that it is not stored yet, or lives where it cannot own the object
     */
    public static <T extends KubeObject> T setController(T object, KubeObject owner) {
        OwnerReference reference =
                reference(object, owner).with(r -> r.controller(true).blockOwnerDeletion(true));
        Optional<OwnerReference> controller = controllerOf(object);
        if (controller.isPresent() && !isSame(controller.get(), reference)) {
            throw new IllegalStateException(text(
                            object.kind(), object.metadata().name()) + " is controlled by "
                    + text(controller.get().kind(), controller.get().name()) + ", and cannot have another controller");
        }
        return put(object, reference);
    }

    /**
     * The object with one owner more, which does not control it. What was said of that owner before is replaced.
     *
     * @throws IllegalArgumentException if the owner has no uid, so that it is not stored yet, or lives where it cannot own the object
     */
    public static <T extends KubeObject> T add(T object, KubeObject owner) {
        return put(object, reference(object, owner));
    }

    /** The object without this owner; the very same if it does not own it. */
    public static <T extends KubeObject> T remove(T object, KubeObject owner) {
        OwnerReference reference = reference(owner);
        return object.metadata().ownerReferences().stream().noneMatch(other -> isSame(other, reference))
                ? object
                : Finalizers.with(object, m -> m.removeOwnerReferences(other -> isSame(other, reference)));
    }

    /** Who controls the object. */
    public static Optional<OwnerReference> controllerOf(KubeObject object) {
        return object.metadata().ownerReferences().stream()
                .filter(owner -> Boolean.TRUE.equals(owner.controller()))
                .findFirst();
    }

    /** Whether this very owner, by its uid, controls the object. */
    public static boolean isControlledBy(KubeObject object, KubeObject owner) {
        String uid = owner.metadata().uid();
        return uid != null
                && controllerOf(object).filter(r -> uid.equals(r.uid())).isPresent();
    }

    private static <T extends KubeObject> T put(T object, OwnerReference reference) {
        return object.metadata().ownerReferences().contains(reference)
                ? object
                : Finalizers.with(
                        object,
                        m -> m.removeOwnerReferences(other -> isSame(other, reference))
                                .addOwnerReferences(reference));
    }

    private static OwnerReference reference(KubeObject object, KubeObject owner) {
        String uid = owner.metadata().uid();
        if (uid == null || uid.isEmpty()) {
            throw new IllegalArgumentException(
                    text(owner.kind(), owner.metadata().name())
                            + " has no uid: only an object that is stored can own others");
        }
        requireWithinReach(object, owner);
        return reference(owner).with(r -> r.uid(uid));
    }

    private static OwnerReference reference(KubeObject owner) {
        return OwnerReference.of(r -> r.apiVersion(owner.apiVersion())
                .kind(owner.kind())
                .name(Objects.requireNonNullElse(owner.metadata().name(), "")));
    }

    /** Owners are looked for in the object's own namespace, and among those that have none. */
    private static void requireWithinReach(KubeObject object, KubeObject owner) {
        String home = Objects.requireNonNullElse(owner.metadata().namespace(), "");
        String namespace = Objects.requireNonNullElse(object.metadata().namespace(), "");
        boolean open = namespace.isEmpty() && object.resourceType().namespaced();
        if (!home.isEmpty() && !open && !home.equals(namespace)) {
            throw new IllegalArgumentException(
                    text(owner.kind(), owner.metadata().name()) + " of the namespace \"" + home
                            + "\" cannot own what lives "
                            + (namespace.isEmpty() ? "in no namespace" : "in \"" + namespace + "\""));
        }
    }

    /** By group, kind and name: versions change, and a later object of the same name has another uid. */
    private static boolean isSame(OwnerReference one, OwnerReference other) {
        return group(one).equals(group(other))
                && Objects.equals(one.kind(), other.kind())
                && Objects.equals(one.name(), other.name());
    }

    private static String group(OwnerReference reference) {
        String apiVersion = Objects.requireNonNullElse(reference.apiVersion(), "");
        return apiVersion.substring(0, Math.max(0, apiVersion.indexOf('/')));
    }

    private static String text(@Nullable String kind, @Nullable String name) {
        return kind + " \"" + name + "\"";
    }
}
