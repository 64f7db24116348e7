package dev.paved.integrations.forge;

import dev.paved.events.PlatformEvent;
import dev.paved.integrations.inbound.Condition;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What a payload means to the platform: an event.
 *
 * @param repository {@code owner/name} on GitHub, or the address of one elsewhere
 * @param actor who did it; null where the forge does not tell
 * @param subject the aggregate it happened to
 * @param condition when it is published
 * @param event the event, given the service whose repository it is, or null where the catalog knows none
 */
public record Report(
        String repository,
        @Nullable String actor,
        String subject,
        Condition condition,
        Function<@Nullable String, PlatformEvent> event) {

    /** Something that happened to a repository. */
    public static Report change(
            String repository, @Nullable String actor, Function<@Nullable String, PlatformEvent> event) {
        return new Report(repository, actor, "repository/" + repository, new Condition.Always(), event);
    }
}
