package dev.paved.catalog.location;

/** What a location names can't be read now; the message says what and why. */
final class SourceUnreadable extends Exception {

    private static final long serialVersionUID = 1L;

    private final String reason;

    SourceUnreadable(String reason) {
        super(reason);
        this.reason = reason;
    }

    /** What and why. */
    String reason() {
        return reason;
    }
}
