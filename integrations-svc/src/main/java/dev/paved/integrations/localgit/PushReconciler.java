package dev.paved.integrations.localgit;

import dev.paved.integrations.repository.ServiceRepositories;
import dev.paved.integrations.repository.ServiceRepositories.Owner;
import dev.paved.kit.lease.Lease;
import dev.paved.kit.lease.Leases;
import dev.paved.kit.persistence.Transactions;
import dev.paved.kit.reconcile.Reconciler;
import dev.paved.kit.reconcile.Requeue;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jboss.logging.Logger;

/**
 * Publishes what was pushed to a repository: for each branch that is not where it was last published, one event, in the
 * transaction that says so.
 */
@Singleton
class PushReconciler implements Reconciler {
    static final String NAME = "local-git";

    private static final Logger LOG = Logger.getLogger(PushReconciler.class);

    private final LocalRepositories repositories;
    private final Observed observed;
    private final BranchHeads heads;
    private final ServiceRepositories services;
    private final PushPublisher publisher;
    private final Transactions transactions;
    private final Leases leases;

    PushReconciler(
            LocalRepositories repositories,
            Observed observed,
            BranchHeads heads,
            ServiceRepositories services,
            PushPublisher publisher,
            Transactions transactions,
            Leases leases) {
        this.repositories = repositories;
        this.observed = observed;
        this.heads = heads;
        this.services = services;
        this.publisher = publisher;
        this.transactions = transactions;
        this.leases = leases;
    }

    private record Published(Map<String, String> heads, Optional<Owner> owner) {}

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Uni<List<String>> pending(Mutiny.Session session) {
        return Uni.createFrom().item(observed::unsettled);
    }

    @Override
    public Requeue reconcile(String name, Lease lease) {
        Path folder = repositories.path(name);
        try (BareRepository repository = BareRepository.open(folder)) {
            Map<String, String> present = repository.heads();
            Published published = published(name, folder, lease);
            Map<String, String> known = new LinkedHashMap<>(published.heads());
            for (var head : present.entrySet()) {
                Move move = new Move(name, head.getKey(), known.get(head.getKey()), head.getValue());
                if (!move.isNone()) {
                    Optional<Requeue> wait = publisher.publish(repository, move, known, published.owner(), lease);
                    if (wait.isPresent()) {
                        return wait.get();
                    }
                    known.put(head.getKey(), head.getValue());
                }
            }
            forgetDeleted(name, present, known, lease);
            observed.settle(name, present);
        } catch (IOException e) {
            LOG.warnf("repository=%s can't be read now: %s", folder, e);
        }
        return Requeue.settled();
    }

    private Published published(String name, Path folder, Lease lease) {
        return transactions.run(session -> leases.guard(session, lease)
                .chain(() -> heads.of(session, name))
                .chain(known -> services.ownerOf(session, folder).map(owner -> new Published(known, owner))));
    }

    private void forgetDeleted(String name, Map<String, String> present, Map<String, String> known, Lease lease) {
        known.keySet().stream()
                .filter(branch -> !present.containsKey(branch))
                .forEach(branch -> transactions.<Void>run(
                        session -> leases.guard(session, lease).chain(() -> heads.remove(session, name, branch))));
    }
}
