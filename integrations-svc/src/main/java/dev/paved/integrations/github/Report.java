package dev.paved.integrations.github;

import dev.paved.events.PlatformEvent;
import dev.paved.integrations.inbound.Condition;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What a payload means to the platform: an event.
 *
 * @param repository {@code owner/name} on GitHub
 * @param actor who did it
 * @param subject the aggregate it happened to
 * @param condition when it is published
 * @param event the event, given the service whose repository it is, or null where the catalog knows none
 */
record Report(
        String repository,
        String actor,
        String subject,
        Condition condition,
        Function<@Nullable String, PlatformEvent> event) {

    /** Something that happened to a repository. */
    static Report change(String repository, @Nullable String actor, Function<@Nullable String, PlatformEvent> event) {
        return of(repository, actor, "repository/" + repository, new Condition.Always(), event);
    }

    /** Something that happened to {@code subject}. */
    static Report of(
            String repository,
            @Nullable String actor,
            String subject,
            Condition condition,
            Function<@Nullable String, PlatformEvent> event) {
        String by = actor == null || actor.isBlank() ? "github" : actor;
        return new Report(repository, by, subject, condition, event);
    }
}
