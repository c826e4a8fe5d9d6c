package io.coxswain.samples.kctl;

import io.coxswain.client.rest.ApiException;

/** A server has refused what a file says. */
final class FileException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String where;
    private final transient ApiException refusal;

    /**
     * Says what was tried.
     *
     * @param doing such as {@code creating}
     */
    FileException(String doing, String file, ApiException refusal) {
        super("error when " + doing + " \"" + file + "\"", refusal);
        this.where = "error when " + doing + " \"" + file + "\": ";
        this.refusal = refusal;
    }

    /** What stands before the server's words. */
    String where() {
        return where;
    }

    ApiException refusal() {
        return refusal;
    }
}
