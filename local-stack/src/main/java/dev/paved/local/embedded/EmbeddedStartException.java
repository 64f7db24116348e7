package dev.paved.local.embedded;

import org.jspecify.annotations.Nullable;

/** An embedded server did not start; the message says which, why, and where its log is. */
public final class EmbeddedStartException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    EmbeddedStartException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
