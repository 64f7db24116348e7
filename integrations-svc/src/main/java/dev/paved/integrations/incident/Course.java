package dev.paved.integrations.incident;

import dev.paved.events.IncidentEvent;
import dev.paved.events.IncidentEvent.IncidentOpened;
import dev.paved.events.IncidentEvent.IncidentResolved;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How the latest incident of an alert went so far. Whatever order its sightings arrive in, and however often, it is the
 * same incident in the end, unless its end was told before.
 *
 * @param incident its id
 * @param service the service that suffers; its events have to name it alike, to stay in order
 * @param startedAt when its latest stretch began
 * @param endedAt when that ended; null while it lasts
 * @param told whether its end was published, which can't be taken back
 * @param laterEnd an end that was heard of after that, of a stretch whose beginning is not known yet
 * @see "ADR 39: incidents from alerts"
 */
record Course(
        String incident,
        @Nullable String service,
        @Nullable String environment,
        Instant startedAt,
        @Nullable Instant endedAt,
        boolean told,
        @Nullable Instant laterEnd) {

    /** What a sighting changes: how it goes on, what is published, and how it is called. */
    record Step(Course course, List<IncidentEvent> events, Outcome outcome) {}

    /** The first incident of an alert. */
    static Step first(Sighting sighting) {
        Course course = new Course(
                sighting.incident(),
                sighting.details().service(),
                sighting.details().environment(),
                sighting.startedAt(),
                sighting.endedAt(),
                false,
                null);
        return new Step(course, List.of(course.opened(sighting)), Outcome.OPENED);
    }

    /**
     * How it goes on after {@code sighting}.
     *
     * @param quiet what begins again within this time is the same incident
     */
    Step after(Sighting sighting, Duration quiet) {
        if (endedAt == null) {
            return whileOpen(sighting);
        }
        if (!sighting.startedAt().isAfter(endedAt)) {
            return repeated(sighting, endedAt);
        }
        boolean same = !told && !sighting.startedAt().isAfter(endedAt.plus(quiet));
        return same ? new Step(during(sighting), List.of(), Outcome.REOPENED) : next(sighting);
    }

    /** The event that tells its end. */
    IncidentResolved resolved(Instant at) {
        return new IncidentResolved(incident, service, environment, at);
    }

    /** The same with its end told. */
    Course ended() {
        return new Course(incident, service, environment, startedAt, endedAt, true, null);
    }

    private Step whileOpen(Sighting sighting) {
        Instant end = sighting.endedAt();
        if (end == null) {
            return sighting.startedAt().isAfter(startedAt)
                    ? new Step(during(sighting), List.of(), Outcome.UNCHANGED)
                    : unchanged();
        }
        return end.isBefore(startedAt) ? unchanged() : new Step(until(end), List.of(), Outcome.ENDING);
    }

    /**
     * It ended already: a later end counts, for what was told between may be late or lost. Where its own end was told, that is
     * the end of what begins next.
     */
    private Step repeated(Sighting sighting, Instant known) {
        Instant latest = laterEnd == null ? known : laterEnd;
        return sighting.endedAt() instanceof Instant end && end.isAfter(latest)
                ? new Step(told ? awaiting(end) : until(end), List.of(), Outcome.UNCHANGED)
                : unchanged();
    }

    private Step next(Sighting sighting) {
        Step first = first(sighting);
        List<IncidentEvent> events = told || endedAt == null
                ? first.events()
                : Stream.concat(Stream.of(resolved(endedAt)), first.events().stream())
                        .toList();
        boolean isOver =
                first.course().endedAt() == null && laterEnd != null && !laterEnd.isBefore(sighting.startedAt());
        return new Step(isOver ? first.course().until(laterEnd) : first.course(), events, first.outcome());
    }

    private Step unchanged() {
        return new Step(this, List.of(), Outcome.UNCHANGED);
    }

    private Course during(Sighting sighting) {
        return new Course(incident, service, environment, sighting.startedAt(), sighting.endedAt(), told, null);
    }

    private Course awaiting(Instant end) {
        return new Course(incident, service, environment, startedAt, endedAt, told, end);
    }

    private Course until(@Nullable Instant end) {
        return new Course(incident, service, environment, startedAt, end, told, null);
    }

    private IncidentOpened opened(Sighting sighting) {
        return new IncidentOpened(
                incident,
                service,
                environment,
                sighting.details().title(),
                sighting.details().severity(),
                sighting.startedAt(),
                null,
                null,
                null);
    }
}
