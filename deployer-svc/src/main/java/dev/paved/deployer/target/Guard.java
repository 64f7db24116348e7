package dev.paved.deployer.target;

import dev.paved.kit.lease.Lease;
import dev.paved.kit.lease.Leases;
import dev.paved.kit.persistence.Transactions;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.function.Function;
import org.hibernate.reactive.mutiny.Mutiny;

/** Transactions that commit only while a lease is held. */
@Singleton
class Guard {

    private final Transactions transactions;
    private final Leases leases;

    Guard(Transactions transactions, Leases leases) {
        this.transactions = transactions;
        this.leases = leases;
    }

    <T extends @org.jspecify.annotations.Nullable Object> T run(Lease lease, Function<Mutiny.Session, Uni<T>> change) {
        return transactions.run(session -> leases.guard(session, lease).chain(() -> change.apply(session)));
    }

    /** Makes sure that {@code lease} is still held. */
    void check(Lease lease) {
        this.<Void>run(lease, session -> Uni.createFrom().voidItem());
    }
}
