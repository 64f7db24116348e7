package dev.paved.deployer.rollout;

import dev.paved.deployer.target.Target;
import dev.paved.kit.command.Acceptance;
import dev.paved.kit.identity.Cause;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import jakarta.persistence.LockModeType;
import java.util.function.Consumer;
import org.hibernate.reactive.mutiny.Mutiny;

/** Lets rollouts that wait for somebody go on with their next step. */
@Singleton
class Resuming {

    private final StepJournal journal;
    private final StateJson states;

    Resuming(StepJournal journal, StateJson states) {
        this.journal = journal;
        this.states = states;
    }

    /** A rollout that goes on. */
    record Resumed(String deployment, String service, String environment, String version, String operation) {}

    /** Resumes the rollout that waits; {@code told} gets its id. Fails with {@link Refusal} when none does. */
    Uni<Acceptance> resume(Mutiny.Session session, ResumeRequest request, Cause cause, Consumer<String> told) {
        return session.createNativeQuery("select rollout from target where id = :id", String.class)
                .setParameter("id", Target.id(request.service(), request.environment()))
                .getSingleResultOrNull()
                .chain(id -> id == null
                        ? Uni.createFrom().<DeploymentEntity>nullItem()
                        : session.find(DeploymentEntity.class, id, LockModeType.PESSIMISTIC_WRITE))
                .chain(row -> {
                    if (row == null
                            || row.cancelRequestedBy != null
                            || !(states.read(row) instanceof RolloutState.Stepping stepping)
                            || !stepping.isHeld()) {
                        throw new Refusal.NothingToResume(
                                        request.service(),
                                        request.environment(),
                                        row == null ? null : row.version,
                                        row == null ? null : row.operation)
                                .thrown();
                    }
                    told.accept(row.id);
                    return journal.resume(session, row, stepping, cause)
                            .replaceWith(() -> Acceptance.done(
                                    new Resumed(row.id, row.service, row.environment, row.version, row.operation)));
                });
    }
}
