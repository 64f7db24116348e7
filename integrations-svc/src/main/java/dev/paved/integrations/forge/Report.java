package dev.paved.integrations.forge;

import dev.paved.events.PlatformEvent;
import dev.paved.integrations.inbound.Condition;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What a payload means to the platform: an event.
 *
 * @param repository {@code owner/name} on GitHub, or the address of one elsewhere
 * @param others what else the forge says that it is called: other addresses, and its path without a host
 * @param actor who did it; null where the forge does not tell
 * @param subject the aggregate it happened to
 * @param condition when it is published
 * @param event the event, given the service whose repository it is, or null where the catalog knows none
 */
public record Report(
        String repository,
        List<String> others,
        @Nullable String actor,
        String subject,
        Condition condition,
        Function<@Nullable String, PlatformEvent> event) {

    public Report {
        others = List.copyOf(others);
    }

    /** One of a repository that the forge gives one name. */
    public Report(
            String repository,
            @Nullable String actor,
            String subject,
            Condition condition,
            Function<@Nullable String, PlatformEvent> event) {
        this(repository, List.of(), actor, subject, condition, event);
    }

    /** The same of a repository that is called {@code names} too. */
    public Report alsoCalled(List<String> names) {
        return new Report(repository, names, actor, subject, condition, event);
    }

    /** Something that happened to a repository. */
    public static Report change(
            String repository, @Nullable String actor, Function<@Nullable String, PlatformEvent> event) {
        return new Report(repository, actor, "repository/" + repository, new Condition.Always(), event);
    }
}
