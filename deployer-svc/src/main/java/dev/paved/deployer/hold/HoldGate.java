package dev.paved.deployer.hold;

import dev.paved.deployer.rollout.Gate;
import dev.paved.deployer.rollout.RolloutBeginning.Plan;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.hibernate.reactive.mutiny.Mutiny;

/** Lets no automation undo a rollback. */
@Singleton
class HoldGate implements Gate {

    @Override
    public Uni<Optional<Overridden>> check(Mutiny.Session session, Plan plan) {
        if (!plan.terms().automated()) {
            return Uni.createFrom().item(Optional.empty());
        }
        return Holds.of(session, plan.service(), plan.environment()).map(held -> {
            held.ifPresent(hold -> {
                throw new HoldRefusal.Held(plan.service(), plan.environment(), hold).thrown();
            });
            return Optional.empty();
        });
    }
}
