package dev.paved.metrics.demo;

import dev.paved.events.DeploymentEvent.DeploySucceeded;
import dev.paved.events.EventEnvelope;
import dev.paved.kit.http.RefusedException;
import dev.paved.kit.outbox.PastEvents;
import dev.paved.metrics.history.Reading;
import dev.paved.metrics.store.Database;
import dev.paved.metrics.store.Rows;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Publishes a made-up past, once: who is interrupted tells it again, and nothing is there twice. */
@Singleton
class DemoTelling {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Database database;
    private final PastEvents events;
    private final Reading reading;
    private final InstantSource time;

    DemoTelling(Database database, PastEvents events, Reading reading, InstantSource time) {
        this.database = database;
        this.events = events;
        this.reading = reading;
        this.time = time;
    }

    /**
     * What was told.
     *
     * @param from when the past begins
     * @param services how many services it has
     * @param teams whose they are
     * @param events how many events tell of it
     * @param visible whether all of it is in the metrics; else it will be in a moment
     */
    record Told(Instant from, int services, List<String> teams, int events, boolean visible) {}

    /** What is there already: real services, and since when a made-up past is. */
    private record Present(long real, @Nullable Instant begun, boolean same) {}

    /**
     * Tells the past of {@code months} that {@code seed} makes.
     *
     * @throws RefusedException beside real services unless {@code mix}, beside another such past, and when Kafka fails
     */
    Told tell(int months, long seed, boolean mix) {
        Instant now = time.instant().truncatedTo(ChronoUnit.SECONDS);
        Present present = present(months, seed);
        if (present.real() > 0 && !mix) {
            throw new RefusedException(new DemoRefusal.RealServices(present.real()));
        }
        if (present.begun() != null && !present.same()) {
            throw new RefusedException(new DemoRefusal.OtherDemo());
        }
        Frame frame =
                present.begun() == null ? Frame.until(now, months, seed) : new Frame(present.begun(), months, seed);
        List<EventEnvelope> past = Demo.past(frame);
        try {
            boolean visible = present.begun() != null && isTold(past) || publish(past);
            return new Told(frame.begin(), Cast.members().size(), Cast.teams(), past.size(), visible);
        } catch (PastEvents.Unpublished e) {
            throw new RefusedException(new DemoRefusal.Interrupted());
        }
    }

    /** Publishes the last deployment after all else: where the facts have it, they have everything. */
    private boolean publish(List<EventEnvelope> past) {
        EventEnvelope last = Demo.last(past);
        Map<Integer, Long> next = new HashMap<>(
                events.publish(past.stream().filter(event -> event != last).toList()));
        next.putAll(events.publish(List.of(last)));
        return reading.reaches(next, PATIENCE);
    }

    private boolean isTold(List<EventEnvelope> past) {
        String id = ((DeploySucceeded) Demo.last(past).event()).deployment();
        try {
            return database.run(connection -> count(
                            connection,
                            "select count(*) from deployment where succeeded_at is not null and id = '" + id + "'")
                    == 1);
        } catch (SQLException e) {
            throw new IllegalStateException("the facts can't be read", e);
        }
    }

    private Present present(int months, long seed) {
        try {
            return database.run(connection -> {
                Instant begun = begun(connection);
                return new Present(
                        count(
                                connection,
                                "select count(*) from service where name not like '" + Cast.PREFIX + "%'"
                                        + " and (created_at is not null or registered_at is not null)"),
                        begun,
                        begun != null && isSame(connection, new Frame(begun, months, seed)));
            });
        } catch (SQLException e) {
            throw new IllegalStateException("the facts can't be read", e);
        }
    }

    /** When the first service of a made-up past joined the catalog: at its first instant. */
    private static @Nullable Instant begun(Connection connection) throws SQLException {
        return Rows.find(
                        connection,
                        row -> Optional.ofNullable(Rows.instant(row, "begun")),
                        "select least(created_at, registered_at) as begun from service where name = ?",
                        Cast.members().getFirst().name())
                .stream()
                .flatMap(Optional::stream)
                .findFirst()
                .orElse(null);
    }

    /** Whether what is there is of {@code frame}: nothing of it was deployed, or the frame's first deployment was. */
    private static boolean isSame(Connection connection, Frame frame) throws SQLException {
        String first = Shipping.firstId(Cast.members().getFirst(), frame);
        return count(connection, "select count(*) from deployment where service like '" + Cast.PREFIX + "%'") == 0
                || count(connection, "select count(*) from deployment where id = ?", first) == 1;
    }

    private static long count(Connection connection, String query, Object... parameters) throws SQLException {
        return Rows.find(connection, row -> row.getLong(1), query, parameters).getFirst();
    }
}
