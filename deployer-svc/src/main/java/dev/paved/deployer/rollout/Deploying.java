package dev.paved.deployer.rollout;

import dev.paved.deployer.rollout.RolloutBeginning.Plan;
import dev.paved.kit.command.Acceptance;
import dev.paved.kit.command.Work;
import dev.paved.kit.identity.Cause;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.function.BiFunction;
import org.hibernate.reactive.mutiny.Mutiny;

/** Takes requests for deployments: each begins its rollout at once, waits, or is refused. */
@Singleton
public class Deploying {

    private final RolloutBeginning beginning;
    private final Hold hold;
    private final Queueing queueing;
    private final Automation automation;

    Deploying(RolloutBeginning beginning, Hold hold, Queueing queueing, Automation automation) {
        this.beginning = beginning;
        this.hold = hold;
        this.queueing = queueing;
        this.automation = automation;
    }

    /**
     * The work of a command that deploys what {@code planning} comes to, in the transaction that begins it.
     *
     * @param asked whether someone else is to approve it, whatever the policy
     * @param queue whether it is to wait in line where another rollout goes on, instead of being refused
     */
    public Work of(boolean asked, boolean queue, BiFunction<Mutiny.Session, Cause, Uni<Plan>> planning) {
        String id = beginning.newId();
        boolean automated = automation.asks();
        return new Work(
                (session, cause) -> planning.apply(session, cause)
                        .chain(plan -> decide(session, id, plan.automated(automated), asked, queue, cause))
                        .map(decision -> Acceptance.begun(decision.operation())),
                () -> beginning.wake(id));
    }

    /** What comes of {@code plan}, in the transaction that does it; fails where it is refused. The others are as above. */
    Uni<Decision> decide(Mutiny.Session session, Plan plan, boolean asked, boolean queue, Cause cause) {
        return decide(session, beginning.newId(), plan, asked, queue, cause);
    }

    private Uni<Decision> decide(
            Mutiny.Session session, String id, Plan plan, boolean asked, boolean queue, Cause cause) {
        return hold.hold(session, id, plan, asked, cause)
                .chain(held -> held.map(it -> Uni.createFrom().item(new Decision(it.operation(), it.why())))
                        .orElseGet(() -> begin(session, id, plan, queue, cause)));
    }

    private Uni<Decision> begin(Mutiny.Session session, String id, Plan plan, boolean queue, Cause cause) {
        return queue
                ? queueing.beginOrWait(session, id, plan, cause)
                : beginning.begin(session, id, plan, cause).map(Decision::begun);
    }
}
