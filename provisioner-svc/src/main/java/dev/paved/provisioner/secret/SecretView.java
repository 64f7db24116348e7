package dev.paved.provisioner.secret;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A secret as callers see it; its value is not part of it.
 *
 * @param environment the environment it is for; null where it is for all
 * @param version the number of its newest version
 * @param deletedAt when it was deleted; it can be restored
 * @param rotation when it is to have a new value; null where nobody said so
 */
record SecretView(
        String service,
        String name,
        @Nullable String environment,
        long version,
        Instant createdAt,
        Instant updatedAt,
        String updatedBy,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Instant deletedAt,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String deletedBy,

        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Rotation rotation) {

    static SecretView of(SecretEntity row, Instant now) {
        return new SecretView(
                row.service,
                row.name,
                row.environmentOrNull(),
                row.current,
                row.createdAt,
                row.updatedAt,
                row.updatedBy,
                row.deletedAt,
                row.deletedBy,
                Rotation.of(row, now));
    }
}
