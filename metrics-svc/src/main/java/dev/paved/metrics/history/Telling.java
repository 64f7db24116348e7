package dev.paved.metrics.history;

import dev.paved.events.EventEnvelope;
import dev.paved.events.PlatformEvent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * The events that tell of one thing of the past, in order: each with an id of the content, and numbered from 1.
 */
public final class Telling {

    private final String source;
    private final String actor;
    private final String subject;
    private final String content;
    private final List<EventEnvelope> events = new ArrayList<>();

    /**
     * A telling without events yet.
     *
     * @param source who tells it: one of those of {@link dev.paved.kit.past.Past}
     * @param actor who wants it told
     * @param subject what it is of, for example {@code deployment/42}
     * @param content what the ids are of: the same content is the same events
     */
    public Telling(String source, String actor, String subject, String content) {
        this.source = source;
        this.actor = actor;
        this.subject = subject;
        this.content = content;
    }

    /** Then {@code event} happened. */
    public Telling then(Instant time, PlatformEvent event) {
        long sequence = events.size() + 1L;
        events.add(new EventEnvelope(
                PastId.of(String.join("\n", source, subject, Long.toString(sequence), content)),
                source,
                time,
                subject,
                sequence,
                subject,
                null,
                actor,
                event));
        return this;
    }

    /** The events so far. */
    public List<EventEnvelope> events() {
        return List.copyOf(events);
    }
}
