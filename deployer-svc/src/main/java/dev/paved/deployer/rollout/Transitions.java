package dev.paved.deployer.rollout;

import dev.paved.kit.lease.Lease;
import dev.paved.kit.lease.Leases;
import dev.paved.kit.persistence.Transactions;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import jakarta.persistence.LockModeType;
import java.util.Objects;
import java.util.function.BiFunction;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * Takes rollouts from one state to the next: only under the lease, and only from the state they are thought to be in.
 * Whether they are to be cancelled is part of that.
 */
@Singleton
class Transitions {

    private final Transactions transactions;
    private final Leases leases;
    private final StateJson states;

    Transitions(Transactions transactions, Leases leases, StateJson states) {
        this.transactions = transactions;
        this.leases = leases;
        this.states = states;
    }

    /** Takes {@code d} to the state {@code to}, with {@code effect} in the same transaction. */
    void take(
            Lease lease,
            Deployment d,
            RolloutState from,
            RolloutState to,
            BiFunction<Mutiny.Session, DeploymentEntity, Uni<Void>> effect) {
        attempt(lease, d, from, (session, row) -> {
            states.write(row, to);
            return effect.apply(session, row).replaceWith(true);
        });
    }

    /** Lets {@code change} write the next state of {@code d} if it may; the answer is whether it did. */
    boolean attempt(
            Lease lease,
            Deployment d,
            RolloutState from,
            BiFunction<Mutiny.Session, DeploymentEntity, Uni<Boolean>> change) {
        return transactions.run(session -> leases.guard(session, lease)
                .chain(() -> session.find(DeploymentEntity.class, d.id(), LockModeType.PESSIMISTIC_WRITE))
                .chain(row -> row == null || isNews(row, d, from)
                        ? Uni.createFrom().item(false)
                        : change.apply(session, row).call(() -> session.flush())));
    }

    /** While it steps, somebody else may have taken it to another step. */
    private boolean isNews(DeploymentEntity row, Deployment d, RolloutState from) {
        return !row.phase.equals(from.phase())
                || !Objects.equals(Cancellation.of(row), d.cancellation())
                || from instanceof RolloutState.Stepping && !states.read(row).equals(from);
    }
}
