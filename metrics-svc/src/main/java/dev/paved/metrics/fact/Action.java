package dev.paved.metrics.fact;

import static dev.paved.metrics.fact.Join.earliestOf;
import static dev.paved.metrics.fact.Join.greatest;
import static dev.paved.metrics.fact.Join.greatestOf;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something a team did by itself that no other fact tells of, by its event: a database or a secret.
 *
 * @param category what kind of thing, as in a ticket: {@code database} or {@code secret}
 * @param service the service it is for; null where several share it
 * @param environment the environment it is in; null where it is for all
 */
public record Action(
        UUID event,
        String category,
        Instant at,
        @Nullable String service,
        @Nullable String environment) {

    public Action {
        at = Join.micros(at);
    }

    Action join(Action other) {
        return new Action(
                event,
                greatestOf(category, other.category),
                earliestOf(at, other.at),
                greatest(service, other.service),
                greatest(environment, other.environment));
    }
}
