package dev.paved.deployer.rollout;

import dev.paved.deployer.rollout.RolloutBeginning.Plan;
import dev.paved.kit.command.Acceptance;
import dev.paved.kit.command.Work;
import dev.paved.kit.identity.Cause;
import dev.paved.kit.operation.Operation;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.function.BiFunction;
import org.hibernate.reactive.mutiny.Mutiny;

/** Takes requests for deployments: each begins its rollout at once, is held, or is refused. */
@Singleton
public class Deploying {

    private final RolloutBeginning beginning;
    private final Hold hold;
    private final Automation automation;

    Deploying(RolloutBeginning beginning, Hold hold, Automation automation) {
        this.beginning = beginning;
        this.hold = hold;
        this.automation = automation;
    }

    /**
     * The work of a command that deploys what {@code planning} comes to, in the transaction that begins it.
     *
     * @param asked whether someone else is to approve it, whatever the policy
     */
    public Work of(boolean asked, BiFunction<Mutiny.Session, Cause, Uni<Plan>> planning) {
        String id = beginning.newId();
        boolean automated = automation.asks();
        return new Work(
                (session, cause) -> planning.apply(session, cause)
                        .map(plan -> plan.automated(automated))
                        .chain(plan -> hold.hold(session, id, plan, asked, cause)
                                .chain(held -> begin(session, id, plan, held, cause)))
                        .map(Acceptance::begun),
                () -> beginning.wake(id));
    }

    private Uni<Operation> begin(Mutiny.Session session, String id, Plan plan, Optional<Operation> held, Cause cause) {
        return held.isPresent() ? Uni.createFrom().item(held.get()) : beginning.begin(session, id, plan, cause);
    }
}
