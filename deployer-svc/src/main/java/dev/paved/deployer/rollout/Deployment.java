package dev.paved.deployer.rollout;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.paved.deployer.local.Migration;
import dev.paved.deployer.local.Release;
import dev.paved.deployer.target.Desired;
import dev.paved.events.DeploymentKind;
import dev.paved.events.EnvironmentType;
import dev.paved.kit.identity.Cause;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A version of a service brought, or being brought, into an environment.
 *
 * @param position higher than that of all that were asked for before
 * @param version the tag without leading {@code v}, or the first digits of the commit
 * @param commit the full id of the version's commit
 * @param because what made it necessary, for example {@code incident/42}
 * @param status {@code queued}, {@code running}, {@code succeeded}, {@code failed}, {@code cancelled}, {@code superseded}
 *     or {@code rolled-back}
 * @param phase how far the rollout is or came
 * @param reason why it failed
 * @param previousDeployment the deployment that served before it
 * @param previousVersion what served before it
 * @param restores of a rollback: the deployment whose version it brings back
 * @param rolledBackBy the deployment that undid it
 * @param image what runs, pinned to its digest; null where targets run no images
 * @param workload what was kept of it when it was prepared, for those who apply it
 * @param migration what changes in its database with it; null where it declares nothing, or was not prepared yet
 * @param terms on which it began
 * @param cancellation who wants, or wanted, it to be cancelled; null when nobody does
 */
public record Deployment(
        String id,
        @JsonIgnore long position,
        String service,
        String environment,
        EnvironmentType environmentType,
        String version,
        String commit,
        DeploymentKind kind,
        @Nullable String because,
        String status,
        String phase,
        String operation,
        String requestedBy,
        Instant requestedAt,
        @Nullable Instant startedAt,
        @Nullable Instant finishedAt,
        @Nullable String reason,
        @JsonIgnore @Nullable String previousDeployment,
        @Nullable String previousVersion,
        @Nullable String restores,
        @Nullable String rolledBackBy,
        @Nullable String image,
        @JsonIgnore String repository,
        @JsonIgnore Instant deadline,
        @JsonIgnore String correlationId,
        @JsonIgnore @Nullable String workload,
        @Nullable Migration migration,
        @JsonUnwrapped Terms terms,
        @Nullable Cancellation cancellation) {

    private static final String CANCELLED = "cancelled";

    static Deployment of(DeploymentEntity row) {
        return new Deployment(
                row.id,
                row.position == null ? Long.MAX_VALUE : row.position,
                row.service,
                row.environment,
                row.environmentType,
                row.version,
                row.commit,
                row.kind,
                row.because,
                status(row),
                row.phase,
                row.operation,
                row.requestedBy,
                row.requestedAt,
                row.startedAt,
                row.finishedAt,
                row.reason,
                row.previousDeployment,
                row.previousVersion,
                row.restores,
                row.rolledBackBy,
                row.image,
                row.repository,
                row.deadline,
                row.correlationId,
                row.workload,
                row.migration(),
                row.terms(),
                Cancellation.of(row));
    }

    /** The files that run, and where. */
    public Release release() {
        return new Release(id, service, environment, version, repository, commit);
    }

    /** As what should run. */
    public Desired desired() {
        return new Desired(id, version, commit, repository, finishedAt, requestedBy);
    }

    /** Why it happens: whoever asked for it, in the same chain. */
    public Cause cause() {
        return new Cause(requestedBy, correlationId, null);
    }

    /** Why it ends: whoever cancelled it, or asked for it, in the same chain. */
    Cause endCause() {
        return isCancelled() ? new Cause(Objects.requireNonNull(cancellation).by(), correlationId, null) : cause();
    }

    /** Whether it ended because it was cancelled. */
    boolean isCancelled() {
        return status.equals(CANCELLED);
    }

    /** The aggregate of its events. */
    String subject() {
        return subject(id);
    }

    /** The aggregate of the events of the deployment called {@code id}. */
    public static String subject(String id) {
        return "deployment/" + id;
    }

    /** A rollout that is to be cancelled fails for no other reason, see {@link RolloutReconciler}. */
    private static String status(DeploymentEntity row) {
        return switch (row.phase) {
            case "succeeded" -> row.rolledBackBy == null ? "succeeded" : "rolled-back";
            case "queued" -> "queued";
            case "failed" -> failed(row);
            default -> "running";
        };
    }

    private static String failed(DeploymentEntity row) {
        if (row.supersededBy != null) {
            return "superseded";
        }
        return row.cancelRequestedBy == null ? "failed" : CANCELLED;
    }
}
