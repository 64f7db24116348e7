package dev.paved.catalog.location;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A location that is registered.
 *
 * @param dueAt when it is to be read next
 * @param readAt when it was read wholly the last time; null before the first
 * @param revision the commit that was read then; empty where there is none
 * @param error why it could not be read the last time it was tried; null where it could
 */
record Location(
        String id,
        String type,
        String target,
        Instant dueAt,
        @Nullable Instant readAt,
        @Nullable String revision,
        @Nullable String error) {}
