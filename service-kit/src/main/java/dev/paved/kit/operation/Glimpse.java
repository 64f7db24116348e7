package dev.paved.kit.operation;

/** What someone who watches an operation gets to see. */
sealed interface Glimpse {

    /** It has become this. */
    record Changed(Operation operation) implements Glimpse {}

    /** It has not changed for a while. */
    record Unchanged() implements Glimpse {}
}
