package dev.paved.kit.encryption;

import org.jspecify.annotations.Nullable;

/** A sealed text does not open. The message says why, and nothing of the text. */
public final class CannotOpen extends RuntimeException {

    private static final long serialVersionUID = 1;

    private CannotOpen(String message, @Nullable Throwable cause) {
        super(message, cause);
    }

    static CannotOpen unknownKey(String key, String file) {
        return new CannotOpen(
                "It was sealed with the master key " + key + ", which is not in " + file
                        + ". Put that key back from a backup of the file.",
                null);
    }

    static CannotOpen notAuthentic(Throwable cause) {
        return new CannotOpen(
                "It was sealed for another place, or it was changed since: only a backup of the database has it.",
                cause);
    }

    static CannotOpen malformed() {
        return new CannotOpen("It is no sealed text: only a backup of the database has it.", null);
    }
}
