package dev.paved.local.json;

/** A text is not JSON; the message says what is wrong at which character. */
public final class JsonException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    JsonException(String problem, int position) {
        super("Not JSON: " + problem + " at character " + (position + 1));
    }
}
