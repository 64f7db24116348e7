package dev.paved.deployer.rollout;

import dev.paved.deployer.rollout.RolloutBeginning.Plan;
import dev.paved.kit.command.Acceptance;
import dev.paved.kit.command.Work;
import dev.paved.kit.identity.Cause;
import dev.paved.kit.reconcile.Reconcilers;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.function.BiFunction;
import org.hibernate.reactive.mutiny.Mutiny;

/** Takes requests for deployments: each begins its rollout at once, or is refused. */
@Singleton
public class Deploying {

    private final RolloutBeginning beginning;
    private final Reconcilers reconcilers;

    Deploying(RolloutBeginning beginning, Reconcilers reconcilers) {
        this.beginning = beginning;
        this.reconcilers = reconcilers;
    }

    /** The work of a command that deploys what {@code planning} comes to, in the transaction that begins it. */
    public Work of(BiFunction<Mutiny.Session, Cause, Uni<Plan>> planning) {
        String id = beginning.newId();
        return new Work(
                (session, cause) -> planning.apply(session, cause)
                        .chain(plan -> beginning.begin(session, id, plan, cause))
                        .map(Acceptance::begun),
                () -> reconcilers.wake(RolloutReconciler.NAME, id));
    }
}
