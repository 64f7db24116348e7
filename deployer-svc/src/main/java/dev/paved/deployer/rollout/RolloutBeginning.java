package dev.paved.deployer.rollout;

import dev.paved.deployer.DeployerSettings;
import dev.paved.deployer.rollout.Gate.Overridden;
import dev.paved.deployer.target.Targets;
import dev.paved.events.DeploymentKind;
import dev.paved.events.EnvironmentType;
import dev.paved.events.EventIds;
import dev.paved.kit.identity.Cause;
import dev.paved.kit.operation.Operation;
import dev.paved.kit.operation.Operations;
import dev.paved.kit.outbox.Outbox;
import dev.paved.kit.reconcile.Reconcilers;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/** Begins rollouts: one of a service to an environment at a time. */
@Singleton
public class RolloutBeginning {

    private static final RolloutState REQUESTED = new RolloutState.Requested();

    private final Gates gates;
    private final Targets targets;
    private final Operations operations;
    private final Outbox outbox;
    private final StateJson states;
    private final EventIds ids;
    private final InstantSource time;
    private final DeployerSettings settings;
    private final Reconcilers reconcilers;

    RolloutBeginning(
            Gates gates,
            Targets targets,
            Operations operations,
            Outbox outbox,
            StateJson states,
            EventIds ids,
            InstantSource time,
            DeployerSettings settings,
            Reconcilers reconcilers) {
        this.gates = gates;
        this.targets = targets;
        this.operations = operations;
        this.outbox = outbox;
        this.states = states;
        this.ids = ids;
        this.time = time;
        this.settings = settings;
        this.reconcilers = reconcilers;
    }

    /**
     * What is to be rolled out.
     *
     * @param image the image that is to run, pinned to its digest; null where targets run none
     */
    public record Plan(
            String service,
            String environment,
            EnvironmentType environmentType,
            String repository,
            String version,
            String commit,
            DeploymentKind kind,
            @Nullable String because,
            @Nullable String restores,
            @Nullable String image,
            Terms terms) {

        /** The same as it is once {@code who} has approved it. */
        public Plan approvedBy(String who) {
            return on(terms.approvedBy(who));
        }

        /** The same as a program asks for it, or a person. */
        Plan automated(boolean byProgram) {
            return on(terms.automated(byProgram));
        }

        private Plan on(Terms others) {
            return new Plan(
                    service,
                    environment,
                    environmentType,
                    repository,
                    version,
                    commit,
                    kind,
                    because,
                    restores,
                    image,
                    others);
        }

        /** What a deployment is that is made {@code because} of something. */
        public static DeploymentKind kind(@Nullable String because) {
            return because != null && because.matches("incident/\\S+") ? DeploymentKind.HOTFIX : DeploymentKind.PLANNED;
        }
    }

    /** An id for a rollout that is to begin. */
    public String newId() {
        return ids.next().toString();
    }

    /**
     * Begins the rollout {@code id} in the transaction of {@code session}.
     *
     * @return fails with {@link Refusal} while another one goes on, and where a {@link Gate} refuses it
     */
    public Uni<Operation> begin(Mutiny.Session session, String id, Plan plan, Cause cause) {
        return alone(session, plan)
                .chain(target -> gates.pass(session, plan)
                        .chain(overridden -> open(session, id, plan, cause)
                                .call(operation -> insert(
                                                session, id, plan, REQUESTED, overridden, operation.id(), cause)
                                        .chain(d ->
                                                outbox.append(session, d.subject(), RolloutEvents.requested(d), cause))
                                        .chain(() -> begun(session, target, id, plan, overridden, cause)))));
    }

    /**
     * Begins the rollout {@code id} that {@code operation} waits for, and that was told to be requested.
     *
     * @return fails as {@link #begin} does
     */
    public Uni<Void> resume(Mutiny.Session session, String id, Plan plan, String operation, Cause cause) {
        return alone(session, plan)
                .chain(target -> gates.pass(session, plan)
                        .chain(overridden -> insert(session, id, plan, REQUESTED, overridden, operation, cause)
                                .chain(() -> begun(session, target, id, plan, overridden, cause))));
    }

    /** Lets the rollout {@code id} go on at once. Call it after the commit. */
    public void wake(String id) {
        reconcilers.wake(Deployments.RECONCILER, id);
    }

    private Uni<Operation> open(Mutiny.Session session, String id, Plan plan, Cause cause) {
        return operations.open(
                session, operation(plan), Deployment.subject(id), cause.actor(), settings.rolloutLimit());
    }

    private Uni<Void> begun(
            Mutiny.Session session, String target, String id, Plan plan, List<Overridden> overridden, Cause cause) {
        return targets.beginRollout(session, target, id).chain(() -> gates.record(session, plan, overridden, cause));
    }

    /** Claims the target; the answer is its id. */
    private Uni<String> alone(Mutiny.Session session, Plan plan) {
        return targets.claim(session, plan.service(), plan.environment(), plan.environmentType())
                .chain(target -> target.rollout() == null
                        ? Uni.createFrom().item(target.id())
                        : session.find(DeploymentEntity.class, target.rollout()).map(row -> {
                            throw Refusal.InProgress.of(row, plan.kind() == DeploymentKind.ROLLBACK)
                                    .thrown();
                        }));
    }

    /** Adds the row of the rollout {@code id}, which is in {@code state}. */
    Uni<Deployment> insert(
            Mutiny.Session session,
            String id,
            Plan plan,
            RolloutState state,
            List<Overridden> overridden,
            String operation,
            Cause cause) {
        boolean waits = state instanceof RolloutState.Queued;
        Instant now = time.instant();
        DeploymentEntity row = new DeploymentEntity();
        row.id = id;
        row.service = plan.service();
        row.environment = plan.environment();
        row.environmentType = plan.environmentType();
        row.repository = plan.repository();
        row.version = plan.version();
        row.commit = plan.commit();
        row.kind = plan.kind();
        row.because = plan.because();
        row.restores = plan.restores();
        row.image = plan.image();
        row.keep(plan.terms(), policy -> waits || Overridden.isOf(policy, overridden));
        row.promotedFrom = plan.terms().promotedFrom();
        row.approvedBy = plan.terms().approvedBy();
        row.automated = plan.terms().automated();
        row.operation = operation;
        row.requestedBy = cause.actor();
        row.correlationId = cause.correlationId();
        row.requestedAt = now;
        row.deadline = now.plus(waits ? settings.queueLimit() : settings.rolloutLimit());
        states.write(row, state);
        return session.persist(row).chain(() -> session.flush()).replaceWith(() -> Deployment.of(row));
    }

    static String operation(Plan plan) {
        return plan.kind() == DeploymentKind.ROLLBACK ? "deployment.rollback" : "deployment.deploy";
    }
}
