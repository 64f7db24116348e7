package dev.paved.events.cdevents;

/** A CDEvent lacks a part that it must have. */
final class LacksPart extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final String pointer;

    /** The part at {@code pointer}, a JSON pointer, and what it must be. */
    LacksPart(String pointer, String must) {
        super(pointer + " " + must, null, false, false);
        this.pointer = pointer;
    }

    String pointer() {
        return pointer;
    }
}
