package dev.paved.provisioner.environment;

import dev.paved.kit.persistence.Transactions;
import dev.paved.kit.reconcile.Reconcilers;
import jakarta.inject.Singleton;
import org.jboss.logging.Logger;

/** Environments as what their services are given sees them. */
@Singleton
public class EntrustedEnvironments {

    private static final Logger LOG = Logger.getLogger(EntrustedEnvironments.class);

    private final Reconcilers reconcilers;
    private final Revisions revisions;
    private final Transactions transactions;

    EntrustedEnvironments(Reconcilers reconcilers, Revisions revisions, Transactions transactions) {
        this.reconcilers = reconcilers;
        this.revisions = revisions;
        this.transactions = transactions;
    }

    /** Says that something that services are given is another one: those that are concerned are looked at now. */
    public void given() {
        try {
            transactions.run(revisions::behind).forEach(id -> reconcilers.wake(EnvironmentReconciler.NAME, id));
        } catch (RuntimeException e) {
            LOG.warnf("environments that are given something else will be looked at later: %s", e.toString());
        }
    }
}
