package dev.paved.metrics.history;

import dev.paved.events.EventEnvelope;
import dev.paved.kit.http.RefusedException;
import dev.paved.kit.outbox.PastEvents;
import dev.paved.metrics.store.Database;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Imports rows: checks all of them, publishes what they tell that the facts don't have, and waits until it is read. The
 * facts come from the topic alone, so a rebuild gives the same; whoever is interrupted imports again.
 */
@Singleton
class Importer {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Database database;
    private final PastEvents events;
    private final Reading reading;
    private final InstantSource time;

    Importer(Database database, PastEvents events, Reading reading, InstantSource time) {
        this.database = database;
        this.events = events;
        this.reading = reading;
        this.time = time;
    }

    /** What the facts have of the rows, and what is to be told of the others. */
    private record Plan(int known, List<EventEnvelope> untold) {}

    /**
     * Imports {@code file} for {@code actor}, or tries it only.
     *
     * @throws RefusedException when rows are not right, or Kafka does not take them
     */
    Imported run(RowFormat format, String file, @Nullable RecordKind kind, boolean dryRun, String actor) {
        List<RowError> errors = new ArrayList<>();
        List<PastRow> rows = RowReader.read(format, file, kind, time.instant(), errors);
        if (!errors.isEmpty()) {
            throw new RefusedException(new BadRows(errors));
        }
        if (rows.isEmpty()) {
            throw new RefusedException(new BadRows(List.of(new RowError(1, "", "there is no row after the header"))));
        }
        Plan plan = plan(rows, actor);
        boolean visible = dryRun || publish(plan.untold());
        return new Imported(
                rows.size(),
                rows.size() - plan.known(),
                plan.known(),
                dryRun ? 0 : plan.untold().size(),
                visible,
                dryRun);
    }

    private Plan plan(List<PastRow> rows, String actor) {
        List<ChangeRow> changes = rows.stream()
                .filter(ChangeRow.class::isInstance)
                .map(ChangeRow.class::cast)
                .toList();
        try {
            return database.run(connection -> {
                Set<PastRow> known = Known.of(connection, rows);
                Teller teller = new Teller(actor, Lineup.parents(connection, changes));
                return new Plan(
                        known.size(),
                        rows.stream()
                                .filter(row -> !known.contains(row))
                                .flatMap(row -> teller.tell(row).stream())
                                .toList());
            });
        } catch (SQLException e) {
            throw new IllegalStateException("the facts can't be read", e);
        }
    }

    private boolean publish(List<EventEnvelope> untold) {
        try {
            Map<Integer, Long> published = events.publish(untold);
            return reading.reaches(published, PATIENCE);
        } catch (PastEvents.Unpublished e) {
            throw new RefusedException(new Interrupted());
        }
    }
}
