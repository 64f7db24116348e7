package dev.paved.kit.reconcile;

import dev.paved.kit.lease.Leases;
import dev.paved.kit.persistence.Transactions;
import io.quarkus.arc.All;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Map;
import java.util.stream.Collectors;

/** Runs every {@link Reconciler} of the service, and wakes one when there is news for it. */
@ApplicationScoped
public class Reconcilers {

    private final Map<String, ReconcilerLoop> loops;

    Reconcilers(@All java.util.List<Reconciler> reconcilers, Leases leases, Transactions transactions) {
        loops = reconcilers.stream()
                .collect(Collectors.toMap(Reconciler::name, r -> new ReconcilerLoop(r, leases, transactions)));
    }

    void start(@Observes StartupEvent event) {
        loops.values().forEach(ReconcilerLoop::start);
    }

    void stop(@Observes @Priority(5) ShutdownEvent event) {
        loops.values().forEach(ReconcilerLoop::close);
    }

    /** Says that the reconciler named {@code reconciler} should look at {@code id} now. Call it after the commit. */
    public void wake(String reconciler, String id) {
        ReconcilerLoop loop = loops.get(reconciler);
        if (loop == null) {
            throw new IllegalArgumentException("there is no reconciler " + reconciler);
        }
        loop.wake(id);
    }
}
