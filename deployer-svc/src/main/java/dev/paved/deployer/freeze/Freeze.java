package dev.paved.deployer.freeze;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A window in which nothing is deployed to an environment.
 *
 * @param service the only service it is for; null where it is for all
 * @param state {@code planned}, {@code on}, {@code over} or {@code lifted}
 * @param liftedBy who ended it before its time
 */
public record Freeze(
        String id,
        String environment,
        @Nullable String service,
        Instant from,
        Instant until,
        String reason,
        String state,
        String createdBy,
        Instant createdAt,
        @Nullable String liftedBy,
        @Nullable Instant liftedAt) {

    static Freeze of(FreezeEntity row, Instant now) {
        return new Freeze(
                row.id,
                row.environment,
                row.service,
                row.from,
                row.until,
                row.reason,
                state(row, now),
                row.createdBy,
                row.createdAt,
                row.liftedBy,
                row.liftedAt);
    }

    private static String state(FreezeEntity row, Instant now) {
        if (row.liftedAt != null) {
            return "lifted";
        }
        if (now.isBefore(row.from)) {
            return "planned";
        }
        return now.isBefore(row.until) ? "on" : "over";
    }
}
