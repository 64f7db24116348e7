package dev.paved.metrics.board;

import dev.paved.kit.lifecycle.BackgroundLoop;
import dev.paved.metrics.dora.DoraRules;
import dev.paved.metrics.fact.FactBatch;
import dev.paved.metrics.fact.FactKeys;
import dev.paved.metrics.fact.ServiceFacts;
import dev.paved.metrics.fact.ToldFacts;
import dev.paved.metrics.rules.Rulesets;
import dev.paved.metrics.store.Database;
import dev.paved.metrics.store.DeadRecord;
import dev.paved.metrics.store.FactReader;
import dev.paved.metrics.store.ToJudge;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The newest metrics of each service whose events this instance reads. A service is judged again when a batch touched
 * it; the windows of all move once a minute, from the samples in memory, some at a time. While a backlog is read, services
 * are judged in larger intervals, so that reading goes first. While the topic is read again, they stay as they were: a
 * counter of half the facts would look like one that was reset.
 */
@Singleton
public class Board {

    private static final Duration LOOK = Duration.ofSeconds(1);
    private static final Duration WINDOWS_MOVE = Duration.ofMinutes(1);
    private static final long BACKLOG_NANOS = Duration.ofSeconds(5).toNanos();
    private static final long SLICE_NANOS = Duration.ofMillis(50).toNanos();
    private static final int BACKLOG_BATCH = 1_000;

    private final Map<String, Row> rows = new ConcurrentHashMap<>();
    private final List<Consumer<ServiceFacts>> watchers = new CopyOnWriteArrayList<>();
    private final Map<String, FactKeys> touched = new ConcurrentHashMap<>();
    private final AtomicReference<@Nullable Instant> newest = new AtomicReference<>();
    private final AtomicBoolean read = new AtomicBoolean();
    private final Groups groups = new Groups();
    private final Database database;
    private final Neighbours neighbours;
    private final DoraRules rules;
    private final Recollection recollection;
    private final InstantSource time;
    private final BackgroundLoop loop = new BackgroundLoop("metrics-board", LOOK, this::round);
    private final BackgroundLoop groupLoop = new BackgroundLoop("metrics-groups", LOOK, this::refreshGroups);
    private final LongAdder byRecent = new LongAdder();
    private final LongAdder byAll = new LongAdder();
    private volatile Ownership ownership = Ownership.NONE;
    private volatile boolean held;
    private volatile boolean reload;
    private volatile boolean backlog;
    private volatile long deadRecords;
    private volatile double freshness = Double.NaN;
    private volatile Runnable changed = () -> {};
    private final Queue<String> unmoved = new ArrayDeque<>();
    private Instant moved = Instant.EPOCH;
    private long judged;
    private long took;

    Board(Database database, Rulesets rulesets, InstantSource time) {
        this.database = database;
        this.neighbours = new Neighbours(database);
        this.rules = rulesets.dora();
        this.recollection = new Recollection(rules);
        this.time = time;
    }

    void start(@Observes StartupEvent event) {
        loop.start();
        groupLoop.start();
    }

    void stop(@Observes @Priority(20) ShutdownEvent event) {
        loop.close();
        groupLoop.close();
    }

    /** This instance reads {@code partitions} of {@code of}. */
    public void owns(Set<Integer> partitions, int of) {
        ownership = new Ownership(partitions, of);
        reload();
    }

    /** The facts may be incomplete: every service stays as it is. */
    public void hold() {
        held = true;
    }

    /** The facts are complete: every service is judged again if it was held. How old they are says nothing of freshness. */
    public void release() {
        if (held) {
            newest.set(null);
            held = false;
            reload();
        }
    }

    /** Shows {@code watcher} the facts of each service that is judged, or those that are not settled, on the board's thread. */
    public void watch(Consumer<ServiceFacts> watcher) {
        watchers.add(watcher);
    }

    /** Has {@code listener} run whenever there may be something new. */
    public void onChange(Runnable listener) {
        changed = listener;
    }

    /** Whether this is the one instance that shows what belongs to no service. */
    public boolean showsGroups() {
        return ownership.groups();
    }

    /** Whether this instance shows {@code service}. */
    public boolean shows(String service) {
        return ownership.covers(service);
    }

    /** Whether the facts may be incomplete. */
    public boolean isHeld() {
        return held;
    }

    private void reload() {
        reload = true;
        changed.run();
        loop.wake();
    }

    /** These facts of {@code services} are new. */
    public void touched(Collection<String> services, FactKeys keys) {
        services.forEach(service -> touch(service, keys));
        changed.run();
        loop.wake();
    }

    /** A batch of {@code size} records told {@code facts}; its newest event is of {@code at}. */
    public void touched(FactBatch facts, @Nullable Instant at, int size) {
        if (held || size >= BACKLOG_BATCH) {
            facts.services().forEach(service -> touch(service.name(), FactKeys.ALL));
        } else {
            FactKeys.of(facts).forEach(this::touch);
        }
        read.set(true);
        if (at != null) {
            newest.accumulateAndGet(at, (a, b) -> a == null || b != null && b.isAfter(a) ? b : a);
        }
        backlog = size >= BACKLOG_BATCH;
        if (!backlog) {
            changed.run();
            loop.wake();
        }
    }

    private void touch(String service, FactKeys keys) {
        touched.merge(service, keys, FactKeys::and);
    }

    private void round() {
        long now = System.nanoTime();
        long early = (backlog ? BACKLOG_NANOS : Math.min(took, LOOK.toNanos())) - (now - judged);
        if (early > 0) {
            backlog = false;
            loop.againIn(Duration.ofNanos(early));
            return;
        }
        try {
            if (!held) {
                judgeDue();
            }
            moveWindows();
        } catch (SQLException e) {
            reload = true;
            throw new IllegalStateException("the facts can't be read", e);
        } catch (RuntimeException e) {
            reload = true;
            throw e;
        } finally {
            judged = System.nanoTime();
            took = judged - now;
        }
    }

    private void judgeDue() throws SQLException {
        if (reload) {
            reload = false;
            reloadAll();
        }
        touchWhatOthersRead();
        judgeTouched();
    }

    private void touchWhatOthersRead() throws SQLException {
        Ownership present = ownership;
        if (present.groups()) {
            Set<Integer> moved = neighbours.moved(present);
            if (!moved.isEmpty()) {
                database.run(FactReader::names).stream()
                        .filter(service -> moved.contains(present.partitionOf(service)))
                        .forEach(service -> touch(service, FactKeys.ALL));
            }
        }
    }

    private void groupsChanged() {
        groups.changed();
        groupLoop.wake();
    }

    /** Beside everything else: it takes as long as all samples are many. */
    private void refreshGroups() {
        if (!ownership.groups()) {
            groups.clear();
        } else if (!held) {
            Duration early = groups.refresh(rows.values(), rules, time.instant());
            if (early.isPositive()) {
                groupLoop.againIn(early);
            }
        }
    }

    private void reloadAll() throws SQLException {
        Ownership present = ownership;
        Set<String> names = new HashSet<>(database.run(FactReader::names));
        rows.keySet().removeIf(service -> !present.needs(service) || !names.contains(service));
        groupsChanged();
        recollection.forget();
        names.forEach(service -> touch(service, FactKeys.ALL));
        deadRecords = database.run(DeadRecord::count);
    }

    private void judgeTouched() throws SQLException {
        Instant newestEvent = newest.getAndSet(null);
        database.run(this::toldElsewhere).forEach(this::touch);
        List<String> toRead = new ArrayList<>();
        for (String service : List.copyOf(touched.keySet())) {
            FactKeys keys = touched.remove(service);
            if (keys != null && ownership.needs(service) && !recall(service, keys)) {
                toRead.add(service);
            }
        }
        for (int from = 0; from < toRead.size(); from += FactReader.AT_ONCE) {
            read(toRead.subList(from, Math.min(from + FactReader.AT_ONCE, toRead.size())));
        }
        if (newestEvent != null) {
            Duration since = Duration.between(newestEvent, time.instant());
            freshness = Math.max(0, since.getSeconds() + since.getNano() / 1e9);
        }
        if (read.getAndSet(false)) {
            deadRecords = database.run(DeadRecord::count);
        }
    }

    private Map<String, FactKeys> toldElsewhere(Connection connection) throws SQLException {
        List<String> own =
                ToJudge.services(connection).stream().filter(ownership::covers).toList();
        return own.isEmpty() ? Map.of() : ToJudge.take(connection, own);
    }

    /** Judges {@code service} by what is remembered of it and the facts of {@code keys}; false where that is not enough. */
    private boolean recall(String service, FactKeys keys) throws SQLException {
        if (keys.all() || recollection.since(service).isEmpty()) {
            return false;
        }
        ToldFacts told = keys.equals(FactKeys.NONE)
                ? ToldFacts.NONE
                : database.run(connection -> FactReader.told(connection, service, keys));
        Optional<Row> row = recollection.after(service, told, time.instant());
        row.ifPresent(judged -> {
            byRecent.increment();
            show(judged);
        });
        recollection.since(service).ifPresent(this::tellWatchers);
        return row.isPresent();
    }

    private void read(List<String> services) throws SQLException {
        List<ServiceFacts> known = database.run(connection -> FactReader.of(connection, services));
        known.forEach(facts -> show(judged(facts)));
        byAll.add(known.size());
        known.forEach(this::tellWatchers);
    }

    /** Other instances tell of their services only that there is something new: nothing is remembered of those. */
    private Row judged(ServiceFacts facts) {
        return shows(facts.service().name())
                ? recollection.of(facts, time.instant())
                : Row.of(facts, rules, time.instant());
    }

    private void show(Row row) {
        if (!held) {
            rows.put(row.service(), row);
            groupsChanged();
        }
    }

    private void tellWatchers(ServiceFacts facts) {
        if (!held) {
            watchers.forEach(watcher -> watcher.accept(facts));
        }
    }

    private void moveWindows() {
        Instant now = time.instant();
        rows.values().stream()
                .filter(row -> !row.stale().isAfter(now))
                .forEach(row -> touch(row.service(), FactKeys.NONE));
        if (unmoved.isEmpty() && !now.isBefore(moved.plus(WINDOWS_MOVE))) {
            unmoved.addAll(rows.keySet());
            groupsChanged();
            moved = now;
        }
        moveSome(now);
    }

    /** Some at a time, so that what happens meanwhile does not wait for all. */
    private void moveSome(Instant now) {
        long begin = System.nanoTime();
        while (!unmoved.isEmpty() && System.nanoTime() - begin < SLICE_NANOS) {
            rows.computeIfPresent(unmoved.remove(), (service, row) -> row.at(rules, now));
        }
        if (!unmoved.isEmpty()) {
            loop.wake();
        }
    }

    /** The services that this instance shows, in no order. */
    Collection<Row> rows() {
        Ownership present = ownership;
        return rows.values().stream()
                .filter(row -> present.covers(row.service()))
                .toList();
    }

    /** The teams and the organisation; nobody where another instance shows them. */
    GroupMetrics groups() {
        return groups.present();
    }

    /** How often a service was judged by what is remembered of it and the facts since. */
    long judgedByRecent() {
        return byRecent.sum();
    }

    /** How often a service was judged by all its facts. */
    long judgedByAll() {
        return byAll.sum();
    }

    /** Seconds from the newest event to when it was visible, at the last time something was. */
    double freshness() {
        return freshness;
    }

    /** Records that were no events. */
    long deadRecords() {
        return deadRecords;
    }
}
