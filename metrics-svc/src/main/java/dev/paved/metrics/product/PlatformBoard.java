package dev.paved.metrics.product;

import dev.paved.kit.lifecycle.BackgroundLoop;
import dev.paved.metrics.board.Board;
import dev.paved.metrics.product.Snapshot.Kept;
import dev.paved.metrics.slo.Budget;
import dev.paved.metrics.slo.Slo;
import dev.paved.metrics.slo.SloReader;
import dev.paved.metrics.slo.Slos;
import dev.paved.metrics.slo.Totals;
import dev.paved.metrics.store.Database;
import dev.paved.metrics.store.Rows;
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
import java.util.ArrayList;
import java.util.List;

/**
 * The newest metrics of the platform, on the one instance that shows groups. They are computed again when any instance has
 * read on, and once a minute because the windows move; never for more than a fifth of the time, however long that takes.
 * While the topic is read again they stay as they were.
 */
@Singleton
class PlatformBoard {

    private static final Duration LOOK = Duration.ofSeconds(1);
    private static final Duration WINDOWS_MOVE = Duration.ofMinutes(1);
    private static final int IDLE_FOR_EACH_BUSY = 4;

    private final Board board;
    private final Database database;
    private final Slos slos;
    private final Quarters quarters;
    private final InstantSource time;
    private final Totals totals = new Totals();
    private final BackgroundLoop loop = new BackgroundLoop("platform-board", LOOK, this::round);
    private volatile Snapshot shown = Snapshot.NONE;
    private Instant computed = Instant.EPOCH;
    private long place;
    private long next = System.nanoTime();

    PlatformBoard(Board board, Database database, Slos slos, Quarters quarters, InstantSource time) {
        this.board = board;
        this.database = database;
        this.slos = slos;
        this.quarters = quarters;
        this.time = time;
    }

    void start(@Observes StartupEvent event) {
        board.onChange(loop::wake);
        loop.start();
    }

    void stop(@Observes @Priority(20) ShutdownEvent event) {
        loop.close();
    }

    private void round() {
        if (!board.showsGroups()) {
            shown = Snapshot.NONE;
            computed = Instant.EPOCH;
            place = 0;
        } else if (board.isHeld()) {
            totals.recount();
            computed = Instant.EPOCH;
        } else if (System.nanoTime() - next >= 0) {
            look();
        }
    }

    private void look() {
        long began = System.nanoTime();
        try {
            Instant now = time.instant();
            long before = database.run(PlatformBoard::place);
            if (before != place || !now.isBefore(computed.plus(WINDOWS_MOVE))) {
                show(database.run(connection -> new Read(snapshot(connection, now), place(connection))), before, now);
            }
        } catch (SQLException e) {
            throw new IllegalStateException("the platform's facts can't be read", e);
        } finally {
            long took = System.nanoTime() - began;
            next = began + took + took * IDLE_FOR_EACH_BUSY;
        }
    }

    private Snapshot snapshot(Connection connection, Instant now) throws SQLException {
        Quarter quarter = quarters.at(now);
        PlatformFacts facts = PlatformReader.read(connection, quarter, now);
        List<Kept> kept = new ArrayList<>();
        for (Slo slo : slos.all()) {
            if (slo.counted()) {
                Budget budget = Budget.of(slo, SloReader.windows(connection, slo, now));
                kept.add(new Kept(budget, totals.of(connection, slo, now)));
            }
        }
        return Snapshot.of(facts, quarter, kept, now);
    }

    /** What was read is complete, unless the topic is read again: then all are further back than they were. */
    private void show(Read read, long before, Instant now) {
        if (board.isHeld() || read.place() < place) {
            totals.recount();
        } else {
            shown = read.snapshot();
            place = before;
            computed = now;
        }
    }

    /** How far all instances have read, in events. */
    private static long place(Connection connection) throws SQLException {
        return Rows.find(
                        connection, row -> row.getLong(1), "select coalesce(sum(next_offset), 0) from partition_offset")
                .getFirst();
    }

    /** A snapshot, and how far all had read once it was taken. */
    private record Read(Snapshot snapshot, long place) {}

    /** What is known, or nothing where another instance shows it. */
    Snapshot shown() {
        return shown;
    }
}
