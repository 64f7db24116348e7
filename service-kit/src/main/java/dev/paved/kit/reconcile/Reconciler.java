package dev.paved.kit.reconcile;

import dev.paved.kit.lease.Lease;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.List;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * A bean that drives one kind of thing to its desired state, level-triggered: it looks at what is there, never at what
 * woke it. Its code runs on a virtual thread and may block.
 */
public interface Reconciler {

    /** A name that never changes: leases carry it. */
    String name();

    /** The ids of everything that may need a step; asked at start and at each full look. */
    Uni<List<String>> pending(Mutiny.Session session);

    /**
     * Loads the desired state of {@code id}, observes the actual one, takes one idempotent step, and writes what it
     * observed. Every transaction in it calls {@code Leases.guard} with {@code lease}: at any instruction this process
     * may die, or be so slow that another takes over.
     */
    Requeue reconcile(String id, Lease lease);

    /** How often it takes a full look, without being told to. */
    default Duration resync() {
        return Duration.ofSeconds(5);
    }
}
