package dev.paved.provisioner.environment;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.paved.events.EnvironmentType;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An environment as callers see it.
 *
 * @param expiresAt when it will be torn down; null where it stays
 * @param url where it can be reached, where it has an address of its own
 * @param message what people should know of it now
 * @param destroyedAt when it was confirmed gone
 */
record EnvironmentView(
        String name,
        EnvironmentType type,
        Phase phase,
        String owner,
        Instant createdAt,
        @Nullable Instant expiresAt,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String url,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String message,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Instant destroyedAt) {

    static EnvironmentView of(EnvironmentEntity row) {
        return new EnvironmentView(
                row.name,
                row.type,
                row.phase,
                row.owner,
                row.createdAt,
                row.expiresAt,
                row.url,
                row.message,
                row.destroyedAt);
    }

    /** The phase as a word. */
    String state() {
        return phase.name().toLowerCase(java.util.Locale.ROOT);
    }
}
