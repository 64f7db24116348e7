package dev.paved.provisioner.drift;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A drift as callers see it.
 *
 * @param field the path of the field that differs; empty where the whole object does
 * @param desired the declared value; null where nothing is declared
 * @param actual the value found; null where there is none
 * @param changedBy who set it, as the target knows them; null where it does not know
 * @param since when it began to differ; when that was first seen, where the target does not know
 * @param state {@code open}, {@code settling}, {@code accepted}, or how it ended
 */
record DriftView(
        String resource,
        String field,
        @Nullable String desired,
        @Nullable String actual,
        @Nullable String changedBy,
        Instant since,
        Instant detectedAt,
        String state,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Instant acceptedUntil,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String acceptedBy,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String reason,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Instant resolvedAt) {

    static DriftView of(DriftEntity row) {
        boolean accepted = row.acceptedUntil != null;
        return new DriftView(
                row.resource,
                row.field,
                row.desired,
                row.actual,
                row.changedBy,
                row.since,
                row.detectedAt,
                state(row),
                row.acceptedUntil,
                accepted ? row.acceptedBy : null,
                accepted ? row.reason : null,
                row.resolvedAt);
    }

    private static String state(DriftEntity row) {
        if (row.resolution != null) {
            return row.resolution;
        }
        if (row.choice != null) {
            return "settling";
        }
        return row.acceptedUntil == null ? "open" : "accepted";
    }
}
