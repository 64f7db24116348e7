package dev.paved.kit.encryption;

import org.jspecify.annotations.Nullable;

/** The master keys cannot be used or changed. The message says why, and what to do about it. */
public final class KeysUnavailable extends RuntimeException {

    private static final long serialVersionUID = 1;

    KeysUnavailable(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
