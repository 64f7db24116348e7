package dev.paved.catalog.service;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * That a service has left the catalog.
 *
 * @param reason why, where someone said
 * @param despite what still needed it when it was forced out; null where nothing did
 */
public record Retired(
        Instant at,
        String by,
        @Nullable String reason,
        @Nullable String despite) {}
