package dev.paved.integrations.slack;

import dev.paved.events.ChangeEvent;
import dev.paved.events.DeploymentEvent;
import dev.paved.events.EnvironmentEvent;
import dev.paved.events.EventEnvelope;
import dev.paved.events.FeedbackEvent;
import dev.paved.events.IncidentEvent;
import dev.paved.events.PolicyEvent;
import dev.paved.events.SecretEvent;
import dev.paved.events.ServiceEvent;
import dev.paved.events.TicketEvent;
import jakarta.inject.Singleton;

/** How each event is told. */
@Singleton
class Tellings {

    Telling of(EventEnvelope envelope) {
        return switch (envelope.event()) {
            case DeploymentEvent event -> new DeploymentTellings(envelope).of(event);
            case EnvironmentEvent event -> new EnvironmentTellings(envelope).of(event);
            case ChangeEvent event -> new ChangeTellings(envelope).of(event);
            case IncidentEvent event -> new SupportTellings(envelope).of(event);
            case TicketEvent event -> new SupportTellings(envelope).of(event);
            case FeedbackEvent event -> new SupportTellings(envelope).of(event);
            case ServiceEvent event -> new CatalogTellings(envelope).of(event);
            case SecretEvent event -> new CatalogTellings(envelope).of(event);
            case PolicyEvent event -> new CatalogTellings(envelope).of(event);
        };
    }
}
