package io.coxswain.client.auth;

import org.jspecify.annotations.Nullable;

/**
 * A plugin, a provider or a source of one's own did not say who the client is: why, and what to do about it. Its message holds no
 * secret.
 */
public final class CredentialsException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** @param message why, and what to do about it, without any secret */
    public CredentialsException(String message) {
        this(message, null);
    }

    /** @param message why, and what to do about it, without any secret */
    public CredentialsException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
