package dev.paved.integrations.github.missed;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A webhook on GitHub.
 *
 * @param place the repository, as {@code owner/name}, or the organisation that has it
 * @param lookedUntil all that was delivered before was looked at; null at first
 */
record Hook(long id, String place, @Nullable Instant lookedUntil) {

    /** Where the REST API has its deliveries. */
    String deliveries() {
        return Hooks.path(place) + "/" + id + "/deliveries";
    }
}
