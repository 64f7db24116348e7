package dev.paved.deployer.rollout;

import dev.paved.deployer.rollout.RolloutBeginning.Plan;
import dev.paved.kit.identity.Cause;
import dev.paved.kit.operation.Operation;
import io.smallrye.mutiny.Uni;
import java.util.Optional;
import org.hibernate.reactive.mutiny.Mutiny;

/** Lets deployments wait before they begin, where somebody has to agree. */
public interface Hold {

    /**
     * Asked in the transaction that would begin the rollout {@code id}.
     *
     * @param asked whether whoever deploys wants it to be held
     * @return what waits; empty where the rollout may begin at once
     */
    Uni<Optional<Held>> hold(Mutiny.Session session, String id, Plan plan, boolean asked, Cause cause);

    /**
     * A deployment that waits.
     *
     * @param operation what whoever asked can wait for
     * @param why what it waits for
     */
    record Held(Operation operation, String why) {}
}
