package dev.paved.catalog.runtime;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An incident of a service that has begun and not ended.
 *
 * @param incident its id in the system that reported it
 * @param environment the environment that suffers; null where the report named none
 * @param title what is wrong, for people
 * @param severity how bad it is, in the words of the system that reported it
 * @param openedAt when it began
 * @param source the event that told it
 */
public record OpenIncident(
        String incident,
        @Nullable String environment,
        String title,
        @Nullable String severity,
        Instant openedAt,
        EventSource source) {}
