package dev.paved.provisioner.environment;

import dev.paved.kit.http.Conflict;
import dev.paved.kit.http.RefusedException;
import dev.paved.kit.persistence.Transactions;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.List;
import org.hibernate.reactive.mutiny.Mutiny;

/** What teardowns left behind as proof. */
@Singleton
class Receipts {

    private final Transactions transactions;
    private final Environments environments;

    Receipts(Transactions transactions, Environments environments) {
        this.transactions = transactions;
        this.environments = environments;
    }

    /** The receipt of the environment of that name that was torn down last; refused where none was. */
    ReceiptView last(String name) {
        return transactions.run(session -> gone(session, name)
                .chain(rows -> rows.isEmpty()
                        ? environments.named(session, name).map(Receipts::stillThere)
                        : Uni.createFrom().item(ReceiptView.of(rows.getFirst()))));
    }

    private static Uni<List<EnvironmentEntity>> gone(Mutiny.Session session, String name) {
        return session.createQuery(
                        "from EnvironmentEntity where name = :name and phase = :gone order by destroyedAt desc, id desc",
                        EnvironmentEntity.class)
                .setParameter("name", name)
                .setParameter("gone", Phase.DESTROYED)
                .setMaxResults(1)
                .getResultList();
    }

    private static ReceiptView stillThere(EnvironmentEntity row) {
        throw new RefusedException(new Conflict(
                "The environment '%s' is %s: there is a receipt once it is gone."
                        .formatted(row.name, EnvironmentView.of(row).state()),
                "platform env show " + row.name));
    }
}
