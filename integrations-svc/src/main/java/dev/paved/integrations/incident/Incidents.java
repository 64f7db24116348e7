package dev.paved.integrations.incident;

import dev.paved.events.IncidentEvent;
import dev.paved.integrations.incident.Course.Step;
import dev.paved.kit.identity.Cause;
import dev.paved.kit.outbox.Outbox;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/** Turns what systems see into incidents that begin once and end once. */
@Singleton
public class Incidents {
    private static final int MOST = 100;

    private final Courses courses;
    private final Outbox outbox;
    private final InstantSource time;
    private final Duration quiet;
    private final MeterRegistry meters;

    Incidents(Courses courses, Outbox outbox, InstantSource time, IncidentConfig config, MeterRegistry meters) {
        this.courses = courses;
        this.outbox = outbox;
        this.time = time;
        this.quiet = config.quiet();
        this.meters = meters;
    }

    /** Keeps what {@code sighting} says, and publishes what follows, if and when the transaction commits. */
    public Uni<Outcome> take(Mutiny.Session session, Sighting sighting) {
        return courses.locked(session, sighting.source(), sighting.alert())
                .chain(known -> take(session, sighting, known));
    }

    private Uni<Outcome> take(Mutiny.Session session, Sighting sighting, Optional<Course> known) {
        Step step = known.map(course -> course.after(sighting, quiet)).orElseGet(() -> Course.first(sighting));
        if (known.equals(Optional.of(step.course()))) {
            return Uni.createFrom().item(step.outcome());
        }
        var row = new Courses.Row(sighting.source(), sighting.alert(), step.course());
        return courses.put(session, row, tellAt(step.course()))
                .chain(() -> publish(session, sighting.source(), step.events()))
                .replaceWith(step.outcome());
    }

    /** Its end is told after a time of quiet from when it was heard of, since word of what follows takes as long. */
    private @Nullable Instant tellAt(Course course) {
        return course.endedAt() == null || course.told() ? null : time.instant().plus(quiet);
    }

    /** Publishes the ends that are due, some at a time; gives how many. */
    Uni<Integer> tellEnds(Mutiny.Session session) {
        return courses.due(session, time.instant(), MOST)
                .chain(rows -> Multi.createFrom()
                        .iterable(rows)
                        .onItem()
                        .transformToUniAndConcatenate(row -> tellEnd(session, row))
                        .collect()
                        .asList()
                        .map(List::size));
    }

    private Uni<Courses.Row> tellEnd(Mutiny.Session session, Courses.Row row) {
        Course course = row.course();
        List<IncidentEvent> events = course.endedAt() instanceof Instant at ? List.of(course.resolved(at)) : List.of();
        return courses.put(session, new Courses.Row(row.source(), row.alert(), course.ended()), null)
                .chain(() -> publish(session, row.source(), events))
                .replaceWith(row);
    }

    private Uni<Void> publish(Mutiny.Session session, String source, List<IncidentEvent> events) {
        return Multi.createFrom()
                .iterable(events)
                .onItem()
                .transformToUniAndConcatenate(event -> outbox.append(
                                session,
                                "incident/" + event.incident(),
                                event,
                                new Cause(source, event.incident(), null))
                        .replaceWith(event))
                .collect()
                .asList()
                .replaceWithVoid();
    }

    /** The metric is there before the first alert. */
    void begin(@Observes StartupEvent event) {
        counter("alertmanager", Outcome.OPENED);
    }

    /** Counts what became of a sighting, once that is committed. */
    public void count(String source, Outcome outcome) {
        counter(source, outcome).increment();
    }

    private Counter counter(String source, Outcome outcome) {
        return meters.counter(
                "paved.integrations.alerts",
                "source",
                source,
                "outcome",
                outcome.name().toLowerCase(Locale.ROOT));
    }
}
