package dev.paved.integrations.slack;

import dev.paved.events.EventEnvelope;

/**
 * Where an event is among those of its producer.
 *
 * @param source who published it
 * @param subject the aggregate it happened to
 * @param sequence its position among the events of both: 1, 2, 3, …
 */
record Moment(String source, String subject, long sequence) {

    static Moment of(EventEnvelope envelope) {
        return new Moment(envelope.source(), envelope.subject(), envelope.sequence());
    }

    /** Whether the sequences of both can be compared. */
    boolean isInLineWith(Moment other) {
        return source.equals(other.source) && subject.equals(other.subject);
    }
}
