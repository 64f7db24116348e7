package dev.paved.integrations.subscription;

/** What an attempt means for what is to be delivered. */
enum Verdict {
    /** It is there. */
    DELIVERED,
    /** It is tried again, as often as anything is. */
    FAILED,
    /** It is tried again after the time that the receiver asked for, and counts as no failure. */
    LIMITED,
    /** It is given up; what comes next is not. */
    UNDELIVERABLE,
    /** The receiver takes nothing any more. */
    CLOSED
}
