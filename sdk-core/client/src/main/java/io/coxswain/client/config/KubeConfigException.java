package io.coxswain.client.config;

import org.jspecify.annotations.Nullable;

/** A configuration that cannot be used: which file and entry, and what to do about it. Its message holds no secret. */
public final class KubeConfigException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Says what is wrong, and where. */
    public KubeConfigException(String message) {
        this(message, null);
    }

    /** Says what is wrong, and where. */
    public KubeConfigException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
