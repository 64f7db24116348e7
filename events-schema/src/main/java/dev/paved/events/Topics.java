package dev.paved.events;

/** The topics of the platform. */
public final class Topics {

    /** Every event, keyed by {@link PlatformEvent#key()}; retained without limit. */
    public static final String EVENTS = "platform.events";

    /**
     * Records that are no events, or could be neither handled nor kept for a later try, as they came, with their cause in
     * headers. What is only not handled yet waits in the inbox of its consumer instead.
     */
    public static final String DEAD_LETTER = "platform.events.dead-letter";

    /** A record of every command whose sender is known, refused ones included. */
    public static final String AUDIT = "platform.audit";

    /** The events that have a CDEvents counterpart, as CDEvents. */
    public static final String CDEVENTS = "platform.cdevents";

    /** Partitions of {@link #EVENTS}. */
    public static final int PARTITIONS = 12;

    private Topics() {}
}
