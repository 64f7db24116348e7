package dev.paved.kit.inbox;

/** A record on the topic of events that is none. */
class MalformedRecord extends RuntimeException {

    private static final long serialVersionUID = 1;

    MalformedRecord(String cause) {
        super(cause);
    }
}
