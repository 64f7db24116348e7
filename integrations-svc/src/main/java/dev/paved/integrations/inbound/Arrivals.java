package dev.paved.integrations.inbound;

import dev.paved.kit.lifecycle.BackgroundLoop;
import dev.paved.kit.persistence.Transactions;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jboss.logging.Logger;

/**
 * Keeps what arrived, and what became of it: a row for each system and outcome, however much arrives, and at most one write
 * in {@link #PERIOD}. What arrived last before a process died may be missing.
 */
@Singleton
public class Arrivals {
    private static final Logger LOG = Logger.getLogger(Arrivals.class);

    /** How late what arrived may be told. */
    static final Duration PERIOD = Duration.ofSeconds(1);

    private final ConcurrentHashMap<Key, Tally> unwritten = new ConcurrentHashMap<>();
    private final BackgroundLoop loop = new BackgroundLoop("arrivals", PERIOD, this::write);
    private final Transactions transactions;
    private final InstantSource time;

    Arrivals(Transactions transactions, InstantSource time) {
        this.transactions = transactions;
        this.time = time;
    }

    /** In the same order everywhere, so that instances which write at once wait for each other. */
    private record Key(String source, String outcome) implements Comparable<Key> {
        private static final Comparator<Key> ORDER =
                Comparator.comparing(Key::source).thenComparing(Key::outcome);

        @Override
        public int compareTo(Key other) {
            return ORDER.compare(this, other);
        }
    }

    private record Tally(long count, Instant last, String kind) {
        Tally and(Tally other) {
            Tally later = last.isAfter(other.last) ? this : other;
            return new Tally(count + other.count, later.last, later.kind);
        }
    }

    /** Deliveries of {@code source} with one outcome: how many, and of what kind the last of them was. */
    record Arrival(String source, String outcome, long count, Instant lastAt, String kind) {}

    void start(@Observes StartupEvent event) {
        loop.start();
    }

    void stop(@Observes @Priority(4) ShutdownEvent event) {
        loop.close();
        try {
            write();
        } catch (RuntimeException e) {
            LOG.warnf("what arrived last is not counted: %s", e.getMessage());
        }
    }

    /** Something of {@code kind} came from {@code hook}'s system, or from who says so, and had {@code outcome}. */
    void note(Hook hook, Kind kind, String outcome) {
        unwritten.merge(new Key(hook.source(), outcome), new Tally(1, time.instant(), kind.tag()), Tally::and);
    }

    /** All that is written. */
    Uni<List<Arrival>> all(Mutiny.Session session) {
        return session.createNativeQuery("select source, outcome, count, last_at, kind from arrival", Object[].class)
                .getResultList()
                .map(rows -> rows.stream()
                        .map(row -> new Arrival(
                                (String) row[0],
                                (String) row[1],
                                ((Number) row[2]).longValue(),
                                ((OffsetDateTime) row[3]).toInstant(),
                                (String) row[4]))
                        .toList());
    }

    private void write() {
        SortedMap<Key, Tally> taken = take();
        if (taken.isEmpty()) {
            return;
        }
        try {
            transactions.run(session -> Multi.createFrom()
                    .iterable(taken.entrySet())
                    .onItem()
                    .transformToUniAndConcatenate(each -> write(session, each.getKey(), each.getValue()))
                    .collect()
                    .asList());
        } catch (RuntimeException e) {
            taken.forEach((key, tally) -> unwritten.merge(key, tally, Tally::and));
            throw e;
        }
    }

    private SortedMap<Key, Tally> take() {
        SortedMap<Key, Tally> taken = new TreeMap<>();
        for (Key key : unwritten.keySet()) {
            Tally tally = unwritten.remove(key);
            if (tally != null) {
                taken.put(key, tally);
            }
        }
        return taken;
    }

    private static Uni<Integer> write(Mutiny.Session session, Key key, Tally tally) {
        return session.createNativeQuery("""
                        insert into arrival as known (source, outcome, count, last_at, kind)
                        values (:source, :outcome, :count, :last, :kind)
                        on conflict (source, outcome) do update
                           set count = known.count + excluded.count,
                               kind = case when excluded.last_at >= known.last_at then excluded.kind else known.kind end,
                               last_at = greatest(known.last_at, excluded.last_at)""")
                .setParameter("source", key.source())
                .setParameter("outcome", key.outcome())
                .setParameter("count", tally.count())
                .setParameter("last", tally.last())
                .setParameter("kind", tally.kind())
                .executeUpdate();
    }
}
