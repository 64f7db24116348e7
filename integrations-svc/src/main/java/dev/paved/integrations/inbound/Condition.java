package dev.paved.integrations.inbound;

import java.time.Instant;

/** When an event is published. No system promises an order, and most tell some things twice. */
public sealed interface Condition {

    /** With every delivery that is new. */
    record Always() implements Condition {}

    /**
     * Once.
     *
     * @param what what is told of
     */
    record Once(String what) implements Condition {}

    /** If what it is of is not open, and nothing newer was told of it. {@code at} is by the system's clock. */
    record Opening(Instant at) implements Condition {}

    /** If what it is of is open, and nothing newer was told of it. {@code at} is by the system's clock. */
    record Closing(Instant at) implements Condition {}
}
