package dev.paved.catalog.upgrade;

import java.time.Instant;
import java.time.OffsetDateTime;

/**
 * A service that was made from a golden path.
 *
 * @param template the golden path
 * @param version of it, as far as the catalog knows
 * @param inputs what was filled in, as a JSON object
 * @param repository where its code is
 * @param createdBy who asked for it
 */
record FollowingService(
        String name,
        String owner,
        String template,
        String version,
        String inputs,
        String repository,
        String createdBy,
        Instant createdAt) {

    static FollowingService of(Object[] row) {
        return new FollowingService(
                (String) row[0],
                (String) row[1],
                (String) row[2],
                (String) row[3],
                (String) row[4],
                (String) row[5],
                (String) row[6],
                ((OffsetDateTime) row[7]).toInstant());
    }
}
