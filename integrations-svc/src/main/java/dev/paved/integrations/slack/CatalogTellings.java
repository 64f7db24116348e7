package dev.paved.integrations.slack;

import dev.paved.events.EventEnvelope;
import dev.paved.events.PolicyEvent;
import dev.paved.events.PolicyEvent.PolicyViolated;
import dev.paved.events.SecretEvent;
import dev.paved.events.SecretEvent.SecretAccessed;
import dev.paved.events.SecretEvent.SecretChanged;
import dev.paved.events.ServiceEvent;
import dev.paved.events.ServiceEvent.OffPathExpired;
import dev.paved.events.ServiceEvent.OwnershipTransferred;
import dev.paved.events.ServiceEvent.ServiceCreated;
import dev.paved.events.ServiceEvent.ServiceRegistered;
import dev.paved.events.ServiceEvent.ServiceRetired;
import dev.paved.events.ServiceEvent.ServiceUpdated;
import dev.paved.events.ServiceEvent.TemplateUpgradeProposed;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** How services, their secrets (never a value) and what policies decide are told: each event has a message. */
record CatalogTellings(EventEnvelope envelope) {

    Telling of(ServiceEvent event) {
        return switch (event) {
            case ServiceCreated it ->
                of(
                        it,
                        Mark.GOOD,
                        "made from the golden path " + it.template(),
                        null,
                        new Facts()
                                .with("Owner", it.owner())
                                .with("Golden path", it.template() + " " + it.templateVersion())
                                .with("Repository", it.repository()));
            case ServiceRegistered it ->
                of(
                        it,
                        Mark.NEWS,
                        it.onPath() ? "in the catalog" : "in the catalog, off the path",
                        it.reason(),
                        new Facts()
                                .with("Owner", it.owner())
                                .with("Repository", it.repository())
                                .with("Off the path until", it.expiresAt()));
            case OffPathExpired it ->
                of(
                        it,
                        Mark.ATTENTION,
                        "is off the path for longer than it may be",
                        it.reason(),
                        new Facts().with("Owner", it.owner()).with("Since", it.expiredAt()));
            case ServiceUpdated it ->
                of(
                        it,
                        Mark.NEWS,
                        "described anew",
                        null,
                        new Facts().with("Owner", it.owner()).with("Changed", String.join(", ", it.changed())));
            case ServiceRetired it -> of(it, Mark.OVER, "retired", it.reason(), new Facts());
            case OwnershipTransferred it ->
                of(
                        it,
                        Mark.NEWS,
                        "belongs to " + it.to(),
                        null,
                        new Facts().with("From", it.from()).with("To", it.to()));
            case TemplateUpgradeProposed it ->
                of(
                        it,
                        Mark.NEWS,
                        "an upgrade of its golden path waits for review",
                        null,
                        new Facts()
                                .with("Golden path", it.template())
                                .with("From", it.fromVersion())
                                .with("To", it.toVersion())
                                .with("Branch", it.branch()));
        };
    }

    Telling of(SecretEvent event) {
        return switch (event) {
            case SecretChanged it ->
                Telling.alone(card(
                        Mark.NEWS,
                        "Secret %s of %s: %s"
                                .formatted(
                                        it.secret(),
                                        it.service(),
                                        it.change().name().toLowerCase(Locale.ROOT)),
                        null,
                        secret(it.environment(), it.secretVersion())));
            case SecretAccessed it ->
                Telling.alone(card(
                        Mark.NEWS,
                        "Secret %s of %s: read".formatted(it.secret(), it.service()),
                        null,
                        secret(it.environment(), it.secretVersion()).with("For", it.purpose())));
        };
    }

    Telling of(PolicyEvent event) {
        return switch (event) {
            case PolicyViolated it ->
                Telling.alone(card(
                        Mark.ATTENTION,
                        "Policy %s: %s by %s"
                                .formatted(it.policy(), it.enforced() ? "refused" : "violated", it.entity()),
                        null,
                        new Facts()
                                .with("Policy", it.policy())
                                .with("Rule", it.rule())
                                .with("Tried", it.action())));
        };
    }

    private static Facts secret(@Nullable String environment, long version) {
        return new Facts()
                .with("Environment", environment == null ? "all" : environment)
                .with("Version", String.valueOf(version));
    }

    private Telling of(ServiceEvent event, Mark mark, String state, @Nullable String detail, Facts facts) {
        return Telling.alone(card(mark, "Service " + event.service() + ": " + state, detail, facts));
    }

    private Card card(Mark mark, String title, @Nullable String detail, Facts facts) {
        return new Card(
                mark,
                title,
                facts.with(Card.BY, envelope.actor()).map(),
                detail,
                null,
                envelope.time(),
                Moment.of(envelope));
    }
}
