package dev.paved.provisioner.preview;

import dev.paved.kit.lease.Lease;
import dev.paved.kit.reconcile.Reconciler;
import dev.paved.kit.reconcile.Requeue;
import dev.paved.provisioner.ProvisionerSettings;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.List;
import org.hibernate.reactive.mutiny.Mutiny;

/** Drives every preview to what is known of its pull request now, whatever happened on the way there. */
@Singleton
class PreviewReconciler implements Reconciler {

    static final String NAME = "preview";

    private final Previews previews;
    private final Showing showing;
    private final Closing closing;
    private final String forkLabel;

    PreviewReconciler(Previews previews, Showing showing, Closing closing, ProvisionerSettings settings) {
        this.previews = previews;
        this.showing = showing;
        this.closing = closing;
        this.forkLabel = settings.previews().forkLabel();
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Uni<List<String>> pending(Mutiny.Session session) {
        return previews.pending(session);
    }

    @Override
    public Requeue reconcile(String name, Lease lease) {
        PreviewEntity row = previews.find(name);
        if (row == null || row.news == row.observed) {
            return Requeue.settled();
        }
        if (!row.open) {
            return closing.proceed(row, lease, PreviewState.CLOSED, null);
        }
        if (row.fork == null) {
            return closing.proceed(row, lease, PreviewState.HELD, "nobody told yet whether it comes from a fork");
        }
        if (row.fork && !row.isAllowed(forkLabel)) {
            return closing.proceed(
                    row,
                    lease,
                    PreviewState.HELD,
                    "it comes from a fork: it gets a preview, without secrets, once it has the label '" + forkLabel
                            + "', or somebody of the repository comments /preview for its latest commit");
        }
        return showing.proceed(row, lease);
    }
}
