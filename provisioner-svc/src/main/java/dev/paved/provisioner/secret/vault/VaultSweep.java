package dev.paved.provisioner.secret.vault;

import dev.paved.kit.http.RefusedException;
import dev.paved.kit.lease.Lease;
import dev.paved.kit.reconcile.Reconciler;
import dev.paved.kit.reconcile.Requeue;
import dev.paved.provisioner.secret.vault.Journal.Leftover;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jboss.logging.Logger;

/**
 * Destroys in Vault what no version has: of secrets that were purged, of versions that are not kept any more, of changes
 * that were refused or that a crash cut short.
 */
@Singleton
class VaultSweep implements Reconciler {

    static final String NAME = "secret-vault-sweep";
    static final String ALL = "all";

    private static final Logger LOG = Logger.getLogger(VaultSweep.class);
    private static final Duration MEANWHILE = Duration.ofSeconds(30);

    private final Journal journal;
    private final KvEngine engine;

    VaultSweep(Journal journal, KvEngine engine) {
        this.journal = journal;
        this.engine = engine;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Duration resync() {
        return MEANWHILE;
    }

    @Override
    public Uni<List<String>> pending(Mutiny.Session session) {
        return journal.anyLeftover(session).map(any -> any ? List.of(ALL) : List.of());
    }

    @Override
    public Requeue reconcile(String id, Lease lease) {
        List<Leftover> some = journal.doom(lease);
        try {
            for (Leftover leftover : some) {
                engine.destroy(leftover.path());
                journal.forget(leftover.id(), lease);
            }
        } catch (RefusedException e) {
            LOG.warnf("values that no secret has are still in Vault, and are tried again: %s", e.getMessage());
            return Requeue.after(MEANWHILE);
        }
        return some.isEmpty() ? Requeue.settled() : Requeue.now();
    }
}
