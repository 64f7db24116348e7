package dev.paved.catalog.location;

import dev.paved.catalog.CatalogConfig;
import dev.paved.catalog.entity.CatalogEntities;
import dev.paved.catalog.entity.CatalogFileTold;
import dev.paved.catalog.entity.EntityStatistics;
import dev.paved.kit.crash.CrashPoints;
import dev.paved.kit.lease.Lease;
import dev.paved.kit.lease.LeaseLost;
import dev.paved.kit.lease.Leases;
import dev.paved.kit.persistence.DatabaseUnavailable;
import dev.paved.kit.persistence.Transactions;
import dev.paved.kit.reconcile.Reconciler;
import dev.paved.kit.reconcile.Requeue;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Reads locations when they are due: the time is in their row, so that a registration, a push and a person can set it. */
@Singleton
class LocationReconciler implements Reconciler {

    static final String NAME = "location";

    private static final Logger LOG = Logger.getLogger(LocationReconciler.class);

    private final Transactions transactions;
    private final Leases leases;
    private final Locations locations;
    private final CatalogEntities entities;
    private final EntityStatistics statistics;
    private final Mirrors mirrors;
    private final CatalogConfig config;
    private final InstantSource time;
    private final CrashPoints crash;

    LocationReconciler(
            Transactions transactions,
            Leases leases,
            Locations locations,
            CatalogEntities entities,
            EntityStatistics statistics,
            Mirrors mirrors,
            CatalogConfig config,
            InstantSource time,
            CrashPoints crash) {
        this.transactions = transactions;
        this.leases = leases;
        this.locations = locations;
        this.entities = entities;
        this.statistics = statistics;
        this.mirrors = mirrors;
        this.config = config;
        this.time = time;
        this.crash = crash;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Duration resync() {
        return Duration.ofSeconds(1);
    }

    @Override
    public Uni<List<String>> pending(Mutiny.Session session) {
        return locations.due(session);
    }

    @Override
    public Requeue reconcile(String id, Lease lease) {
        Optional<Location> found = guarded(lease, session -> locations.find(session, id));
        found.filter(location -> !location.dueAt().isAfter(time.instant()))
                .ifPresent(location -> read(location, lease));
        return Requeue.settled();
    }

    private void read(Location location, Lease lease) {
        try {
            follow(location, lease);
        } catch (SourceUnreadable e) {
            LOG.warnf("location=%s target=%s can't be read: %s", location.id(), location.target(), e.reason());
            failed(location, e.reason(), lease);
        } catch (LeaseLost | DatabaseUnavailable e) {
            throw e;
        } catch (RuntimeException e) {
            LOG.errorf(e, "location=%s target=%s can't be read", location.id(), location.target());
            failed(location, "reading it failed, see the log of the catalog: " + e, lease);
        }
    }

    private void failed(Location location, String reason, Lease lease) {
        guarded(lease, session -> locations.failed(session, location, reason, pause()));
    }

    private void follow(Location location, Lease lease) throws SourceUnreadable {
        Map<String, KnownFile> known = guarded(lease, session -> locations.files(session, location.id()));
        AtomicInteger forgotten = new AtomicInteger();
        try (Sources sources = new Sources(mirrors, config.files().orElse(List.of()))) {
            LocationReading reading = new LocationReading(
                    location.id(), sources, known, files -> forgotten.addAndGet(write(files, lease)));
            reading.from(Target.of(location.type(), location.target())
                    .orElseThrow(() -> new SourceUnreadable("it names nothing that can be read")));
            Set<String> seen = new LinkedHashSet<>(reading.seen());
            if (!reading.isComplete()) {
                seen.addAll(known.keySet()); // Where something could not be read, nothing that was read before is
                // forgotten.
            }
            guarded(lease, session -> locations.read(session, location, seen, reading.revision(), pause()));
            if (forgotten.get() > 0 || !seen.containsAll(known.keySet())) {
                guarded(lease, locations::retryConflicts);
            }
            transactions.run(statistics::refresh);
        }
    }

    private int write(List<CatalogFileTold> files, Lease lease) {
        int forgotten = guarded(lease, session -> entities.write(session, files));
        crash.at("location-written");
        return forgotten;
    }

    /** Not all at once. */
    private Duration pause() {
        long millis = config.refresh().toMillis();
        return Duration.ofMillis(millis + ThreadLocalRandom.current().nextLong(millis / 5 + 1));
    }

    private <T extends @Nullable Object> T guarded(Lease lease, Function<Mutiny.Session, Uni<T>> work) {
        return transactions.run(session -> leases.guard(session, lease).chain(() -> work.apply(session)));
    }
}
