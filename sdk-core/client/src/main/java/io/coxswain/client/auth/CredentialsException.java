package io.coxswain.client.auth;

import org.jspecify.annotations.Nullable;

/** A plugin or provider did not say who the client is: why, and what to do about it. Its message holds no secret. */
public final class CredentialsException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    CredentialsException(String message) {
        this(message, null);
    }

    CredentialsException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
