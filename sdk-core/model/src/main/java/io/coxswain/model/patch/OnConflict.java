package io.coxswain.model.patch;

/** What to do where somebody else has changed the same as we want to change, but differently. */
public enum OnConflict {
    /** What is wanted wins. */
    OVERWRITE,
    /** No patch is made. */
    FAIL
}
