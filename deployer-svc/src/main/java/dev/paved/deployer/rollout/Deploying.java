package dev.paved.deployer.rollout;

import dev.paved.deployer.rollout.RolloutBeginning.Plan;
import dev.paved.kit.command.Acceptance;
import dev.paved.kit.command.Work;
import dev.paved.kit.identity.Cause;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.function.BiFunction;
import org.hibernate.reactive.mutiny.Mutiny;

/** Takes requests for deployments: each begins its rollout at once, is held, or is refused. */
@Singleton
public class Deploying {

    private final RolloutBeginning beginning;
    private final Hold hold;

    Deploying(RolloutBeginning beginning, Hold hold) {
        this.beginning = beginning;
        this.hold = hold;
    }

    /**
     * The work of a command that deploys what {@code planning} comes to, in the transaction that begins it.
     *
     * @param asked whether someone else is to approve it, whatever the policy
     */
    public Work of(boolean asked, BiFunction<Mutiny.Session, Cause, Uni<Plan>> planning) {
        String id = beginning.newId();
        return new Work(
                (session, cause) -> planning.apply(session, cause)
                        .chain(plan -> decide(session, id, plan, asked, cause))
                        .map(decision -> Acceptance.begun(decision.operation())),
                () -> beginning.wake(id));
    }

    /** What comes of {@code plan}, in the transaction that does it; fails where it is refused. */
    Uni<Decision> decide(Mutiny.Session session, Plan plan, boolean asked, Cause cause) {
        return decide(session, beginning.newId(), plan, asked, cause);
    }

    private Uni<Decision> decide(Mutiny.Session session, String id, Plan plan, boolean asked, Cause cause) {
        return hold.hold(session, id, plan, asked, cause)
                .chain(held -> held.map(it -> Uni.createFrom().item(new Decision(it.operation(), it.why())))
                        .orElseGet(() -> beginning
                                .begin(session, id, plan, cause)
                                .map(operation -> new Decision(operation, null))));
    }
}
