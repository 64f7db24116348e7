package dev.paved.deployer.approval;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A deployment that waits, or waited, for somebody else's approval.
 *
 * @param id that of the deployment too, once it begins
 * @param promotedFrom the environment whose version it is; null where it is no promotion
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
