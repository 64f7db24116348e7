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
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** How each event is told. */
@Singleton
class Tellings {

    private final Pages pages;

    Tellings(@ConfigProperty(name = "paved.integrations.base-url") String baseUrl) {
        this.pages = new Pages(baseUrl);
    }

    Telling of(EventEnvelope envelope) {
        return switch (envelope.event()) {
            case DeploymentEvent event -> new DeploymentTellings(envelope, pages).of(event);
            case EnvironmentEvent event -> new EnvironmentTellings(envelope, pages).of(event);
            case ChangeEvent event -> new ChangeTellings(envelope).of(event);
            case IncidentEvent event -> new SupportTellings(envelope).of(event);
            case TicketEvent event -> new SupportTellings(envelope).of(event);
            case FeedbackEvent event -> new SupportTellings(envelope).of(event);
            case ServiceEvent event -> new CatalogTellings(envelope, pages).of(event);
            case SecretEvent event -> new CatalogTellings(envelope, pages).of(event);
            case PolicyEvent event -> new CatalogTellings(envelope, pages).of(event);
        };
    }
}
