package dev.paved.provisioner.drift;

import dev.paved.kit.lease.Lease;
import dev.paved.kit.persistence.Transactions;
import dev.paved.kit.reconcile.Reconciler;
import dev.paved.kit.reconcile.Requeue;
import dev.paved.provisioner.drift.DriftEntity.Choice;
import dev.paved.provisioner.environment.ObservedEnvironments;
import dev.paved.provisioner.environment.ObservedEnvironments.Observed;
import dev.paved.provisioner.target.Difference;
import dev.paved.provisioner.target.Difference.Place;
import dev.paved.provisioner.target.EnvironmentTarget;
import dev.paved.provisioner.target.Presence;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hibernate.reactive.mutiny.Mutiny;

/** Looks whether environments are as declared, tells where not, and does what was chosen about it; never of its own accord. */
@Singleton
class DriftReconciler implements Reconciler {

    static final String NAME = ObservedEnvironments.LOOK;

    private static final String GIVEN = ".envFrom";
    private static final Duration AGAIN = Duration.ofSeconds(1);
    private static final Duration UNSEEN = Duration.ofSeconds(10);

    private final ObservedEnvironments environments;
    private final EnvironmentTarget target;
    private final Transactions transactions;
    private final Drifts drifts;
    private final DriftRecords records;
    private final DriftSettings settings;

    DriftReconciler(
            ObservedEnvironments environments,
            EnvironmentTarget target,
            Transactions transactions,
            Drifts drifts,
            DriftRecords records,
            DriftSettings settings) {
        this.environments = environments;
        this.target = target;
        this.transactions = transactions;
        this.drifts = drifts;
        this.records = records;
        this.settings = settings;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Duration resync() {
        return settings.fullLook();
    }

    @Override
    public Uni<List<String>> pending(Mutiny.Session session) {
        return environments
                .ready(session)
                .chain(ready -> drifts.chosen(session)
                        .map(chosen -> List.copyOf(new LinkedHashSet<>(
                                Stream.concat(chosen.stream(), ready.stream()).toList()))));
    }

    @Override
    public Requeue reconcile(String id, Lease lease) {
        Observed seen = environments.find(id);
        if (seen == null) {
            return Requeue.settled();
        }
        List<DriftEntity> open = transactions.run(session -> drifts.open(session, id));
        if (seen.ending()) {
            return open.isEmpty() ? Requeue.settled() : records.end(seen, lease);
        }
        boolean chosen = open.stream().anyMatch(row -> row.choice != null);
        if (!seen.ready() && !chosen) {
            return Requeue.settled();
        }
        try {
            act(seen, open);
            List<Difference> differences = differences(seen);
            Presence presence = target.observe(seen.placement());
            return records.write(seen, differences, presence, lease);
        } catch (IOException e) {
            return chosen ? records.hindered(seen, e, lease, AGAIN) : Requeue.after(UNSEEN);
        }
    }

    /** What services are given is not all there yet while it is being given: that is nobody's doing. */
    private List<Difference> differences(Observed seen) throws IOException {
        return target.differences(seen.placement()).stream()
                .filter(one -> !(seen.giving() && one.field().endsWith(GIVEN)))
                .toList();
    }

    private void act(Observed seen, List<DriftEntity> open) throws IOException {
        Set<Place> reverted = places(open, Choice.REVERT);
        if (!reverted.isEmpty()) {
            target.revert(seen.placement(), reverted);
        }
        Set<Place> adopted = places(open, Choice.ADOPT);
        if (!adopted.isEmpty()) {
            target.adopt(seen.placement(), adopted);
        }
    }

    private static Set<Place> places(List<DriftEntity> open, Choice choice) {
        return open.stream()
                .filter(row -> row.choice == choice)
                .map(DriftEntity::place)
                .collect(Collectors.toSet());
    }
}
