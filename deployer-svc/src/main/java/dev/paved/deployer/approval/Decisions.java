package dev.paved.deployer.approval;

import dev.paved.deployer.rollout.Deployment;
import dev.paved.events.DeploymentEvent.DeployApproved;
import dev.paved.events.DeploymentEvent.DeployFailed;
import dev.paved.kit.identity.Cause;
import dev.paved.kit.operation.OperationError;
import dev.paved.kit.operation.Operations;
import dev.paved.kit.outbox.Outbox;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/** What becomes of deployments that wait, each with its event and its operation in one transaction. */
@Singleton
class Decisions {

    private final Approvals approvals;
    private final Operations operations;
    private final Outbox outbox;
    private final InstantSource time;

    Decisions(Approvals approvals, Operations operations, Outbox outbox, InstantSource time) {
        this.approvals = approvals;
        this.operations = operations;
        this.outbox = outbox;
        this.time = time;
    }

    /** Someone other than who asked agrees. */
    Uni<Approval> approve(Mutiny.Session session, String id, @Nullable String reason, Cause cause) {
        return undecided(session, id).chain(row -> {
            if (row.requestedBy.equals(cause.actor())) {
                throw new ApprovalRefusal.OwnRequest(id, row.what(), cause.actor()).thrown();
            }
            decide(row, ApprovalState.APPROVED, cause.actor(), reason);
            DeployApproved event = new DeployApproved(
                    id, row.service, row.environment, row.environmentType, row.version, row.commit, cause.actor());
            return session.flush()
                    .chain(() -> operations.step(session, row.operation, "approval", "Approved by " + cause.actor()))
                    .chain(() -> outbox.append(session, Deployment.subject(id), event, chained(row, cause)))
                    .replaceWith(() -> Approval.of(row));
        });
    }

    /** Someone disagrees, or whoever asked takes it back. */
    Uni<Approval> reject(Mutiny.Session session, String id, String reason, Cause cause) {
        return undecided(session, id).chain(row -> {
            decide(row, ApprovalState.REJECTED, cause.actor(), reason);
            return fail(
                            session,
                            row,
                            cause.actor() + " rejected the deployment of " + row.what() + ": " + reason,
                            "platform approvals --all",
                            chained(row, cause))
                    .replaceWith(() -> Approval.of(row));
        });
    }

    /** Nobody decided in time. */
    Uni<Void> expire(Mutiny.Session session, ApprovalEntity row) {
        row.state = ApprovalState.EXPIRED;
        return fail(
                session,
                row,
                "Nobody approved the deployment of " + row.what() + " in time.",
                "platform deploy " + row.service + " --env " + row.environment + " --version " + row.version,
                row.cause());
    }

    /** It was approved, and could not begin. */
    Uni<Void> refuse(Mutiny.Session session, ApprovalEntity row, String why, @Nullable String next) {
        row.state = ApprovalState.REFUSED;
        row.reason = why;
        return fail(
                session,
                row,
                "It was approved by " + row.decidedBy + ", but could not begin. " + why,
                next,
                row.cause());
    }

    private Uni<ApprovalEntity> undecided(Mutiny.Session session, String id) {
        return approvals.locked(session, id).invoke(row -> {
            boolean late = row.state == ApprovalState.WAITING && !time.instant().isBefore(row.expiresAt);
            ApprovalState state = late ? ApprovalState.EXPIRED : row.state;
            if (state != ApprovalState.WAITING) {
                throw new ApprovalRefusal.Decided(
                                id, row.what(), state, Objects.requireNonNullElse(row.decidedBy, "nobody"))
                        .thrown();
            }
        });
    }

    private void decide(ApprovalEntity row, ApprovalState state, String who, @Nullable String reason) {
        row.state = state;
        row.decidedBy = who;
        row.decidedAt = time.instant();
        row.reason = reason;
    }

    private Uni<Void> fail(Mutiny.Session session, ApprovalEntity row, String why, @Nullable String next, Cause cause) {
        Instant now = time.instant();
        DeployFailed event = new DeployFailed(
                row.id,
                row.service,
                row.environment,
                row.environmentType,
                row.version,
                row.commit,
                row.kind,
                false,
                why,
                List.of(),
                null,
                now);
        return session.flush()
                .chain(() -> operations.fail(session, row.operation, OperationError.because(why, next)))
                .chain(() -> outbox.append(session, Deployment.subject(row.id), event, cause));
    }

    /** What {@code cause} leads to, in the chain that the deployment belongs to. */
    private static Cause chained(ApprovalEntity row, Cause cause) {
        return new Cause(cause.actor(), row.correlationId, cause.causationId());
    }
}
