package dev.paved.integrations.github;

import dev.paved.events.PlatformEvent;
import java.time.Instant;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What a payload means to the platform. */
sealed interface Translation {

    /** Nothing. */
    record Ignored() implements Translation {}

    /**
     * An event.
     *
     * @param repository {@code owner/name} on GitHub
     * @param actor who did it
     * @param subject the aggregate it happened to
     * @param condition when it is published
     * @param at when it happened, by GitHub's clock: deliveries may come in another order
     * @param event the event, given the service whose repository it is, or null where the catalog knows none
     */
    record Report(
            String repository,
            String actor,
            String subject,
            Condition condition,
            Instant at,
            Function<@Nullable String, PlatformEvent> event)
            implements Translation {}

    /** When an event is published. */
    enum Condition {
        /** With every delivery that is new. */
        ALWAYS,
        /** Unless the incident is open already, as GitHub tells of a labelled issue twice, or has ended since. */
        INCIDENT_NOT_OPEN,
        /** If the incident was reported, and is open. */
        INCIDENT_OPEN
    }

    /** Something that happened to a repository. */
    static Report change(String repository, @Nullable String actor, Function<@Nullable String, PlatformEvent> event) {
        return new Report(repository, named(actor), "repository/" + repository, Condition.ALWAYS, Instant.EPOCH, event);
    }

    /** Something that happened to an incident. */
    static Report incident(
            String repository,
            @Nullable String actor,
            String incident,
            Condition condition,
            Instant at,
            Function<@Nullable String, PlatformEvent> event) {
        return new Report(repository, named(actor), "incident/" + incident, condition, at, event);
    }

    private static String named(@Nullable String actor) {
        return actor == null || actor.isBlank() ? "github" : actor;
    }
}
