package dev.paved.integrations.inbound;

/**
 * What kind of payload a delivery has, as it is counted.
 *
 * @param tag one of so few words that each may have a counter of its own
 */
public record Kind(String tag) {

    /** Where a system has one kind only, or it is not told apart. */
    public static final Kind ANY = new Kind("any");

    /** Whatever is not published by the system as one of its kinds. */
    public static final Kind UNKNOWN = new Kind("unknown");
}
