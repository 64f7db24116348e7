package dev.paved.provisioner.database;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.paved.provisioner.manifest.DatabaseSize;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A database as callers see it; its password is not part of it.
 *
 * @param provider the name of the provider that makes it
 * @param database the name of the database and of its role on the server
 * @param generation counts what was asked for
 * @param observedGeneration what was asked for when it was last brought about
 * @param message what people should know of it now
 * @param seedDigest of the seed it was filled with, where there was one
 * @param deletedAt when it was confirmed gone
 */
record DatabaseView(
        String service,
        String environment,
        String type,
        DatabaseSize size,
        DatabasePhase phase,
        String owner,
        String provider,
        String database,
        long generation,
        long observedGeneration,
        Instant createdAt,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Instant readyAt,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String seedDigest,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String message,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Instant deletedAt) {

    static DatabaseView of(DatabaseEntity row) {
        return new DatabaseView(
                row.service,
                row.environment,
                row.type,
                row.size,
                row.phase,
                row.owner,
                row.provider,
                row.name,
                row.generation,
                row.observedGeneration,
                row.createdAt,
                row.readyAt,
                row.seedDigest,
                row.message,
                row.deletedAt);
    }

    /** The phase as a word. */
    String state() {
        return phase.name().toLowerCase(Locale.ROOT);
    }
}
