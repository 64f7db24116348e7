package dev.paved.deployer.approval;

import dev.paved.deployer.DeployerSettings;
import dev.paved.deployer.GateSettings;
import dev.paved.deployer.promotion.Verification;
import dev.paved.deployer.rollout.Deployment;
import dev.paved.deployer.rollout.Gates;
import dev.paved.deployer.rollout.Hold;
import dev.paved.deployer.rollout.OffPath;
import dev.paved.deployer.rollout.RolloutBeginning.Plan;
import dev.paved.events.DeploymentEvent.DeployRequested;
import dev.paved.kit.identity.Cause;
import dev.paved.kit.operation.Operation;
import dev.paved.kit.operation.Operations;
import dev.paved.kit.outbox.Outbox;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.hibernate.reactive.mutiny.Mutiny;

/** Holds the deployments that policy, or whoever asks for them, wants approved by someone else. */
@Singleton
class Holding implements Hold {

    /** Stands for whoever approves it, while that is not known yet. */
    private static final String SOMEBODY = "somebody";

    private final Approvals approvals;
    private final Gates gates;
    private final Verification verification;
    private final Operations operations;
    private final Outbox outbox;
    private final GateSettings policy;
    private final DeployerSettings settings;
    private final InstantSource time;

    Holding(
            Approvals approvals,
            Gates gates,
            Verification verification,
            Operations operations,
            Outbox outbox,
            GateSettings policy,
            DeployerSettings settings,
            InstantSource time) {
        this.approvals = approvals;
        this.gates = gates;
        this.verification = verification;
        this.operations = operations;
        this.outbox = outbox;
        this.policy = policy;
        this.settings = settings;
        this.time = time;
    }

    @Override
    public Uni<Optional<Held>> hold(Mutiny.Session session, String id, Plan plan, boolean asked, Cause cause) {
        boolean required = policy.of(plan.environmentType())
                .filter(GateSettings.Gate::approval)
                .isPresent();
        if (!required && !asked) {
            return Uni.createFrom().item(Optional.empty());
        }
        String why = required
                ? "what is deployed to " + plan.environment() + " is approved by someone else"
                : cause.actor() + " asked for it";
        return gates.pass(session, plan.approvedBy(SOMEBODY))
                .chain(() -> doubt(session, plan))
                .chain(doubt ->
                        wait(session, id, plan, why + doubt, cause).map(operation -> new Held(operation, why + doubt)))
                .map(Optional::of);
    }

    /** What whoever is to approve it should know. */
    private Uni<String> doubt(Mutiny.Session session, Plan plan) {
        Optional<String> upstream = policy.of(plan.environmentType()).flatMap(GateSettings.Gate::verifiedUpstream);
        return upstream.isEmpty()
                ? Uni.createFrom().item("")
                : verification
                        .doubt(session, plan.service(), upstream.get(), plan.version(), plan.commit())
                        .map(doubt -> doubt.map(words -> unverified(plan, upstream.get(), words))
                                .orElse("; verified in " + upstream.get()));
    }

    private static String unverified(Plan plan, String upstream, String words) {
        OffPath offPath = plan.terms().offPath();
        String until = offPath == null
                ? ""
                : "; off the path until " + offPath.until().truncatedTo(ChronoUnit.SECONDS) + ": " + offPath.reason();
        return "; not verified in " + upstream + ": " + words + until;
    }

    private Uni<Operation> wait(Mutiny.Session session, String id, Plan plan, String why, Cause cause) {
        String message = "Waiting for someone else's approval: platform approve " + id;
        return operations
                .open(
                        session,
                        "deployment.deploy",
                        Deployment.subject(id),
                        cause.actor(),
                        policy.patience().plus(settings.rolloutLimit().multipliedBy(2)))
                .call(operation -> approvals
                        .insert(session, row(id, plan, why, operation, cause))
                        .chain(() -> operations.step(session, operation.id(), "approval", message))
                        .chain(() -> outbox.append(session, Deployment.subject(id), requested(id, plan), cause)));
    }

    private ApprovalEntity row(String id, Plan plan, String why, Operation operation, Cause cause) {
        Instant now = time.instant();
        ApprovalEntity row = new ApprovalEntity();
        row.id = id;
        row.service = plan.service();
        row.environment = plan.environment();
        row.environmentType = plan.environmentType();
        row.repository = plan.repository();
        row.version = plan.version();
        row.commit = plan.commit();
        row.kind = plan.kind();
        row.because = plan.because();
        row.freezeOverride = plan.terms().freezeOverride();
        row.migrationOverride = plan.terms().migrationOverride();
        OffPath offPath = plan.terms().offPath();
        row.offPathReason = offPath == null ? null : offPath.reason();
        row.offPathUntil = offPath == null ? null : offPath.until();
        row.promotedFrom = plan.terms().promotedFrom();
        row.image = plan.image();
        row.why = why;
        row.operation = operation.id();
        row.requestedBy = cause.actor();
        row.correlationId = cause.correlationId();
        row.requestedAt = now;
        row.expiresAt = now.plus(policy.patience());
        row.state = ApprovalState.WAITING;
        return row;
    }

    private static DeployRequested requested(String id, Plan plan) {
        return new DeployRequested(
                id,
                plan.service(),
                plan.environment(),
                plan.environmentType(),
                plan.version(),
                plan.commit(),
                plan.kind(),
                plan.because());
    }
}
