package io.coxswain.model.schema;

/** How the elements of a list belong together when it is applied (x-kubernetes-list-type). */
public enum ListKind {
    /** It is replaced as a whole. */
    ATOMIC,
    /** Each scalar is there once. */
    SET,
    /** Each object is there once by its keys. */
    MAP
}
