package dev.paved.metrics.history;

import dev.paved.events.Topics;
import dev.paved.metrics.store.Database;
import dev.paved.metrics.store.Offsets;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;

/** Waits until what was published is in the facts, whichever instance reads it. */
@Singleton
public class Reading {

    private static final Duration PAUSE = Duration.ofMillis(50);

    private final Database database;
    private final InstantSource time;

    Reading(Database database, InstantSource time) {
        this.database = database;
        this.time = time;
    }

    /**
     * Waits at most {@code limit}.
     *
     * @param published the first offset after what was published, by partition
     * @return whether all of it is in the facts
     */
    public boolean reaches(Map<Integer, Long> published, Duration limit) {
        Instant end = time.instant().plus(limit);
        while (!isReached(published)) {
            if (time.instant().isAfter(end)) {
                return false;
            }
            try {
                Thread.sleep(PAUSE);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return false;
            }
        }
        return true;
    }

    private boolean isReached(Map<Integer, Long> published) {
        if (published.isEmpty()) {
            return true;
        }
        try {
            Map<Integer, Long> read =
                    database.run(connection -> Offsets.of(connection, Topics.EVENTS, published.keySet()));
            return published.entrySet().stream().allMatch(p -> read.getOrDefault(p.getKey(), 0L) >= p.getValue());
        } catch (SQLException e) {
            return false;
        }
    }
}
