package dev.paved.integrations.pagerduty;

import dev.paved.integrations.incident.Sighting;
import dev.paved.integrations.incident.Sighting.Details;
import dev.paved.integrations.pagerduty.Message.Event;
import dev.paved.integrations.pagerduty.Message.Incident;
import dev.paved.integrations.pagerduty.Message.Reference;
import dev.paved.kit.persistence.PlainText;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Tells what PagerDuty's events say of incidents. */
@Singleton
class Pages {
    private static final int LONGEST_NAME = 200;
    private static final int LONGEST_TITLE = 500;

    private final Map<String, String> services;
    private final @Nullable String environment;

    Pages(PagerdutyConfig config) {
        this.services = config.services();
        this.environment = config.environment().orElse(null);
    }

    /** What {@code event} says of an incident's time; empty where it says nothing of it. */
    Optional<Sighting> sighting(Event event) {
        return switch (event.eventType()) {
            // Whoever acknowledges an incident says that there is one, if word of its beginning was lost.
            case "incident.triggered", "incident.acknowledged" -> {
                Incident incident = event.incident();
                yield Optional.of(of(incident, id(incident), incident.createdAt(), null));
            }
            case "incident.resolved" -> {
                Incident incident = event.incident();
                yield Optional.of(of(incident, id(incident), incident.createdAt(), event.occurredAt()));
            }
            case "incident.reopened" -> {
                Incident incident = event.incident();
                String again = id(incident) + "@" + event.occurredAt().truncatedTo(ChronoUnit.SECONDS);
                yield Optional.of(of(incident, again, event.occurredAt(), null));
            }
            default -> Optional.empty();
        };
    }

    private static String id(Incident incident) {
        return PagerdutyHook.HOOK.source() + "/" + PlainText.of(incident.id(), LONGEST_NAME);
    }

    private Sighting of(Incident incident, String id, Instant startedAt, @Nullable Instant endedAt) {
        String priority = incident.priority() instanceof Reference(String ignored, String summary) ? summary : null;
        String severity = priority == null ? incident.urgency() : priority;
        Details details = new Details(
                service(incident.service()),
                environment,
                PlainText.of(incident.title(), LONGEST_TITLE),
                severity == null ? null : PlainText.of(severity, LONGEST_NAME));
        String alert = PlainText.of(incident.id(), LONGEST_NAME);
        return new Sighting(PagerdutyHook.HOOK.source(), alert, id, startedAt, endedAt, details);
    }

    private @Nullable String service(@Nullable Reference service) {
        if (service == null) {
            return null;
        }
        String named = named(service.id());
        String called = named == null ? named(service.summary()) : named;
        String told = called == null ? service.summary() : called;
        return told == null || told.isBlank() ? null : PlainText.of(told.strip(), LONGEST_NAME);
    }

    private @Nullable String named(@Nullable String there) {
        return there == null ? null : services.get(there);
    }
}
