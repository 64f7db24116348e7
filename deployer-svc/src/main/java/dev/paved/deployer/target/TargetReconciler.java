package dev.paved.deployer.target;

import dev.paved.kit.lease.Lease;
import dev.paved.kit.reconcile.Reconciler;
import dev.paved.kit.reconcile.Requeue;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.stream.Stream;
import org.hibernate.reactive.mutiny.Mutiny;

/** Lets the {@link Keeper} look after each target. */
@Singleton
class TargetReconciler implements Reconciler {

    private final Targets targets;
    private final Keeper keeper;

    TargetReconciler(Targets targets, Keeper keeper) {
        this.targets = targets;
        this.keeper = keeper;
    }

    @Override
    public String name() {
        return Targets.RECONCILER;
    }

    /** Something may run though its target is not in use: of a rollout that failed when the router did not answer. */
    @Override
    public Uni<List<String>> pending(Mutiny.Session session) {
        return targets.inUse(session)
                .map(inUse -> Stream.concat(inUse.stream(), keeper.recorded())
                        .distinct()
                        .toList());
    }

    @Override
    public Requeue reconcile(String id, Lease lease) {
        return targets.find(id).map(target -> keeper.keep(target, lease)).orElseGet(Requeue::settled);
    }
}
