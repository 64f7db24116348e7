package dev.paved.metrics.fact;

import dev.paved.events.EnvironmentEvent;
import dev.paved.events.EnvironmentEvent.DatabaseProvisioned;
import dev.paved.events.EnvironmentEvent.EnvironmentFailed;
import dev.paved.events.EnvironmentEvent.EnvironmentReady;
import dev.paved.events.EnvironmentEvent.EnvironmentRequested;
import dev.paved.events.EventEnvelope;
import dev.paved.events.FeedbackEvent.FeedbackGiven;
import dev.paved.events.SecretEvent.SecretChanged;
import dev.paved.events.ServiceEvent;
import dev.paved.events.TicketEvent;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** What events tell of the platform as a product: how it is used, how well it serves, and what its users say. */
public final class ProductFacts {

    private static final String WEBHOOKS = "/paved/integrations";

    private final Map<String, Ticket> tickets = new HashMap<>();
    private final Map<String, Feedback> feedback = new HashMap<>();
    private final Map<Provisioning.Id, Provisioning> provisionings = new HashMap<>();
    private final Map<UUID, Action> actions = new HashMap<>();
    private final Map<UUID, Arrival> arrivals = new HashMap<>();
    private final Set<Ownership> ownerships = new HashSet<>();
    private final Set<Standing> standings = new HashSet<>();

    ProductFacts() {}

    /** Adds how long {@code envelope} took to the topic, if it came from a webhook. */
    void published(EventEnvelope envelope, Instant at) {
        if (envelope.source().equals(WEBHOOKS)) {
            arrivals.merge(envelope.id(), new Arrival(envelope.id(), envelope.time(), at), Arrival::join);
        }
    }

    void add(ServiceEvent event, Instant time) {
        ServiceStatements.ownership(event, time).ifPresent(ownerships::add);
        ServiceStatements.standing(event, time).ifPresent(standings::add);
    }

    void add(EnvironmentEvent event, EventEnvelope envelope) {
        Instant time = envelope.time();
        String chain = envelope.correlationId();
        switch (event) {
            case EnvironmentRequested e -> add(new Provisioning(e.environment(), chain, e.owner(), time, null, null));
            case EnvironmentReady e -> add(new Provisioning(e.environment(), chain, null, null, time, null));
            case EnvironmentFailed e -> add(new Provisioning(e.environment(), chain, null, null, null, time));
            case DatabaseProvisioned e ->
                add(new Action(envelope.id(), "database", time, e.service(), e.environment()));
            case EnvironmentEvent.PreviewReady e -> {}
            case EnvironmentEvent.EnvironmentExpiring e -> {}
            case EnvironmentEvent.EnvironmentExtended e -> {}
            case EnvironmentEvent.EnvironmentExpired e -> {}
            case EnvironmentEvent.EnvironmentDestroyed e -> {}
            case EnvironmentEvent.DriftDetected e -> {}
            case EnvironmentEvent.DriftResolved e -> {}
        }
    }

    void add(SecretChanged event, EventEnvelope envelope) {
        add(new Action(envelope.id(), "secret", envelope.time(), event.service(), event.environment()));
    }

    void add(TicketEvent event) {
        tickets.merge(event.ticket(), Ticket.of(event), Ticket::join);
    }

    void add(FeedbackGiven event) {
        if (Feedback.answers(event)) {
            feedback.merge(event.feedback(), Feedback.of(event), Feedback::join);
        }
    }

    private void add(Provisioning provisioning) {
        provisionings.merge(provisioning.id(), provisioning, Provisioning::join);
    }

    private void add(Action action) {
        actions.merge(action.event(), action, Action::join);
    }

    /** Tickets filed with operations. */
    public Collection<Ticket> tickets() {
        return tickets.values();
    }

    /** What users said. */
    public Collection<Feedback> feedback() {
        return feedback.values();
    }

    /** Environments that were asked for. */
    public Collection<Provisioning> provisionings() {
        return provisionings.values();
    }

    /** What teams did by themselves that no other fact tells of. */
    public Collection<Action> actions() {
        return actions.values();
    }

    /** Webhooks that became events. */
    public Collection<Arrival> arrivals() {
        return arrivals.values();
    }

    /** Who owned which service. */
    public Collection<Ownership> ownerships() {
        return ownerships;
    }

    /** Where services stood. */
    public Collection<Standing> standings() {
        return standings;
    }
}
