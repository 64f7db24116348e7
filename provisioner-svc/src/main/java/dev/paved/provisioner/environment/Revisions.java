package dev.paved.provisioner.environment;

import dev.paved.kit.persistence.Transactions;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.List;
import org.hibernate.reactive.mutiny.Mutiny;

/** Which environments' services are to be given something else than they were: one query for all, without a value. */
@Singleton
class Revisions {

    private final Transactions transactions;
    private final String one;
    private final String behind;

    Revisions(Transactions transactions, AllVariables variables) {
        this.transactions = transactions;
        // With the generation: another service may be given what is there already.
        String revision = "e.generation || ';' || " + variables.revision();
        this.one = "select " + revision + " from environment e where e.id = :id";
        this.behind =
                "select e.id from environment e where e.phase = 'READY' and (e.entrusting or e.entrusted_revision <> "
                        + revision + ")";
    }

    /** What the services of the environment with that id are to be given now. */
    String of(String id) {
        return transactions.run(session -> session.createNativeQuery(one, String.class)
                .setParameter("id", id)
                .getSingleResult());
    }

    /** The ids of the ready environments whose services don't have what they are to be given. */
    Uni<List<String>> behind(Mutiny.Session session) {
        // Compiling it would take longer than running it a hundred times.
        return session.createNativeQuery("set local jit = off")
                .executeUpdate()
                .chain(() -> session.createNativeQuery(behind, String.class).getResultList());
    }
}
