package dev.paved.deployer.rollout;

import dev.paved.deployer.target.Target;
import dev.paved.kit.command.Acceptance;
import dev.paved.kit.identity.Cause;
import dev.paved.kit.operation.Operations;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import jakarta.persistence.LockModeType;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Consumer;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/** Notes that a rollout is to be cancelled. How far it is, is not changed here: whoever works on it sees the note. */
@Singleton
class Cancelling {

    private final Operations operations;
    private final StateJson states;
    private final InstantSource time;

    Cancelling(Operations operations, StateJson states, InstantSource time) {
        this.operations = operations;
        this.states = states;
        this.time = time;
    }

    /**
     * Wants the rollout cancelled that is going on; {@code told} gets its id. Once that is wanted, it stays so.
     *
     * @return its operation; fails with {@link Refusal} when none goes on, or it can not be cancelled any more
     */
    Uni<Acceptance> cancel(Mutiny.Session session, CancelRequest request, Cause cause, Consumer<String> told) {
        return toCancel(session, request)
                .chain(id -> id == null
                        ? nothingGoesOn(session, request)
                        : session.find(DeploymentEntity.class, id, LockModeType.PESSIMISTIC_WRITE)
                                .invoke(() -> told.accept(id))
                                .chain(row -> want(session, request, row, cause)));
    }

    /** What goes on; where nothing does, or it is what is meant, what waits. */
    private static Uni<@Nullable String> toCancel(Mutiny.Session session, CancelRequest request) {
        return session.createNativeQuery("""
                        select coalesce(case when :queued then null else t.rollout end,
                               (select d.id from deployment d
                                 where d.service = t.service and d.environment = t.environment and d.phase = 'queued'
                                 order by d.position desc limit 1))
                          from target t where t.id = :id""", String.class)
                .setParameter("queued", request.queued())
                .setParameter("id", Target.id(request.service(), request.environment()))
                .getSingleResultOrNull();
    }

    /** The rollout that goes on, which nobody else changes before this transaction ends. */
    static Uni<Optional<DeploymentEntity>> goingOn(Mutiny.Session session, String service, String environment) {
        return session.createNativeQuery("select rollout from target where id = :id", String.class)
                .setParameter("id", Target.id(service, environment))
                .getSingleResultOrNull()
                .chain(id -> id == null
                        ? Uni.createFrom().nullItem()
                        : session.find(DeploymentEntity.class, id, LockModeType.PESSIMISTIC_WRITE))
                .map(Optional::ofNullable);
    }

    /** Wants the rollout of {@code row}, which goes on, cancelled; one that goes back by itself is left to that. */
    Uni<Void> cancel(Mutiny.Session session, DeploymentEntity row, Cause cause) {
        boolean wanted = row.cancelRequestedBy != null || states.read(row) instanceof RolloutState.Returning;
        return wanted ? Uni.createFrom().voidItem() : note(session, row, cause);
    }

    private Uni<Void> note(Mutiny.Session session, DeploymentEntity row, Cause cause) {
        row.cancelRequestedBy = cause.actor();
        row.cancelRequestedAt = time.instant();
        return session.flush()
                .chain(() -> operations.step(session, row.operation, "cancel", cause.actor() + " cancels it"));
    }

    private Uni<Acceptance> want(Mutiny.Session session, CancelRequest request, DeploymentEntity row, Cause cause) {
        return switch (states.read(row)) {
            case RolloutState.Succeeded ignored -> nothingGoesOn(session, request);
            case RolloutState.Failed ignored -> nothingGoesOn(session, request);
            case RolloutState.Returning ignored when row.cancelRequestedBy == null -> throw goesBack(row);
            case RolloutState ignored -> cancel(session, row, cause).chain(() -> operationOf(session, row));
        };
    }

    private Uni<Acceptance> operationOf(Mutiny.Session session, DeploymentEntity row) {
        return operations.in(session, row.operation).map(Acceptance::begun);
    }

    private static RuntimeException goesBack(DeploymentEntity row) {
        return new Refusal.GoesBack(
                        row.service, row.environment, row.version, String.valueOf(row.previousVersion), row.operation)
                .thrown();
    }

    private static Uni<Acceptance> nothingGoesOn(Mutiny.Session session, CancelRequest request) {
        if (request.queued()) {
            throw new Refusal.EmptyLine(request.service(), request.environment()).thrown();
        }
        return Deployments.last(session, request.service(), request.environment())
                .map(last -> {
                    throw new Refusal.NothingGoesOn(request.service(), request.environment(), last).thrown();
                });
    }
}
