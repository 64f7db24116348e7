package dev.paved.deployer.approval;

import dev.paved.deployer.rollout.OffPath;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A deployment that waits, or waited, for somebody else's approval.
 *
 * @param id that of the deployment too, once it begins
 * @param promotedFrom the environment whose version it is; null where it is no promotion
 * @param offPath that it is to run there though it was not verified where it should; null where nobody says so
 * @param why what it waits for
 * @param operation what whoever asked can wait for
 * @param expiresAt when it is given up, unless somebody decided before
 * @param reason what whoever decided says to it, or why it could not begin
 */
public record Approval(
        String id,
        String service,
        String environment,
        String version,
        String commit,
        @Nullable String because,
        @Nullable String promotedFrom,
        @Nullable OffPath offPath,
        String why,
        String operation,
        String requestedBy,
        Instant requestedAt,
        Instant expiresAt,
        ApprovalState state,
        @Nullable String decidedBy,
        @Nullable Instant decidedAt,
        @Nullable String reason) {

    static Approval of(ApprovalEntity row) {
        return new Approval(
                row.id,
                row.service,
                row.environment,
                row.version,
                row.commit,
                row.because,
                row.promotedFrom,
                row.offPath(),
                row.why,
                row.operation,
                row.requestedBy,
                row.requestedAt,
                row.expiresAt,
                row.state,
                row.decidedBy,
                row.decidedAt,
                row.reason);
    }
}
