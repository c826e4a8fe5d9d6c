package io.coxswain.model.codec;

/** Generated classes by the names that Kubernetes has for them. */
final class Kinds {
    private Kinds() {}

    /** The codec of a type such as {@code rbac.authorization.k8s.io.v1.Role}. */
    static Codec<Object> codec(String type) throws ReflectiveOperationException {
        return codec(type, Kinds.class.getClassLoader());
    }

    @SuppressWarnings("unchecked")
    static Codec<Object> codec(String type, ClassLoader loader) throws ReflectiveOperationException {
        return (Codec<Object>) javaClass(type, loader).getField("CODEC").get(null);
    }

    static Class<?> javaClass(String type, ClassLoader loader) throws ClassNotFoundException {
        String[] parts = type.split("\\.");
        String kind = parts[parts.length - 1];
        String version = parts[parts.length - 2];
        String group = type.startsWith("internal.") ? "apiserverinternal" : parts[0];
        return loader.loadClass("io.coxswain.model." + group + "." + version + "." + kind);
    }
}
