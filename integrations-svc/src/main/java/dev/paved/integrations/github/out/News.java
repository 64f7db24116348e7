package dev.paved.integrations.github.out;

import dev.paved.events.EventEnvelope;
import dev.paved.kit.past.Past;
import jakarta.inject.Singleton;
import java.time.InstantSource;

/** Tells news from what has been known for long: GitHub is told nothing that is history. */
@Singleton
class News {

    private final InstantSource time;

    News(InstantSource time) {
        this.time = time;
    }

    boolean isNews(EventEnvelope envelope) {
        return !Past.tells(envelope) && envelope.time().isAfter(time.instant().minus(Wishes.NEWS));
    }
}
