package io.coxswain.samples.kctl;

/** What was typed makes no sense; the message says why, as kubectl says it. */
final class UsageException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UsageException(String message) {
        super(message);
    }
}
