package dev.paved.integrations.slack;

import java.util.Optional;

/**
 * What an event is told with.
 *
 * @param thread what the message tells of that it belongs to; nothing where it has one to itself
 * @param begins whether that begins with it, whatever was told before
 * @param card what the message says, as far as this event knows
 * @param words what is said in the thread, where there is a message already
 */
record Telling(Optional<String> thread, boolean begins, Card card, String words) {

    /** One that has a message to itself. */
    static Telling alone(Card card) {
        return new Telling(Optional.empty(), true, card, card.title());
    }

    /** One of what happens to {@code thread}. */
    static Telling of(String thread, Card card) {
        return new Telling(Optional.of(thread), false, card, told(card));
    }

    /** The first of what happens to {@code thread}. */
    static Telling first(String thread, Card card) {
        return new Telling(Optional.of(thread), true, card, told(card));
    }

    Telling saying(String other) {
        return new Telling(thread, begins, card, other);
    }

    private static String told(Card card) {
        return card.detail() == null ? card.title() : card.title() + ": " + card.detail();
    }
}
