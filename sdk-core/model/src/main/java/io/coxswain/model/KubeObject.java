package io.coxswain.model;

import io.coxswain.model.meta.v1.ObjectMeta;

/**
 * Any object that an API server stores: it says what it is, and has a name.
 *
 * <p>Generated kinds are final and immutable, and compare by value.
 */
public interface KubeObject {

    /** Group and version, such as {@code apps/v1}. */
    String apiVersion();

    /** Such as {@code Deployment}. */
    String kind();

    /** Name, namespace, labels and the like; never null. */
    ObjectMeta metadata();

    /** A copy with other metadata; this object stays as it is. */
    KubeObject withMetadata(ObjectMeta metadata);

    /** How a server serves objects of this kind. */
    ResourceType<?> resourceType();
}
