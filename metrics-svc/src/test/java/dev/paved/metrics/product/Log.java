package dev.paved.metrics.product;

import static dev.paved.events.EnvironmentType.PRODUCTION;
import static dev.paved.events.EnvironmentType.STAGING;

import dev.paved.events.ChangeEvent.CommitsPushed;
import dev.paved.events.DeploymentEvent.DeployFailed;
import dev.paved.events.DeploymentEvent.DeploySucceeded;
import dev.paved.events.DeploymentEvent.ExternalDeployFinished;
import dev.paved.events.DeploymentKind;
import dev.paved.events.EnvironmentEvent.DatabaseProvisioned;
import dev.paved.events.EnvironmentEvent.EnvironmentFailed;
import dev.paved.events.EnvironmentEvent.EnvironmentReady;
import dev.paved.events.EnvironmentEvent.EnvironmentRequested;
import dev.paved.events.EnvironmentType;
import dev.paved.events.EventEnvelope;
import dev.paved.events.FeedbackEvent.FeedbackGiven;
import dev.paved.events.PlatformEvent;
import dev.paved.events.SecretEvent;
import dev.paved.events.SecretEvent.SecretChanged;
import dev.paved.events.ServiceEvent.OwnershipTransferred;
import dev.paved.events.ServiceEvent.ServiceCreated;
import dev.paved.events.ServiceEvent.ServiceRegistered;
import dev.paved.events.ServiceEvent.ServiceRetired;
import dev.paved.events.TicketEvent.TicketOpened;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What happens on a platform, told by events. */
final class Log {

    /** Day 0. */
    static final Instant BEGIN = Instant.parse("2026-03-02T00:00:00Z");

    private final List<EventEnvelope> events = new ArrayList<>();

    static Instant day(double days) {
        return BEGIN.plusSeconds(Math.round(days * Duration.ofDays(1).toSeconds()));
    }

    Log created(String service, String owner, Instant at) {
        return tell(
                at,
                new ServiceCreated(
                        service, "api", "node", owner, "node-api", "1.0.0", "acme/" + service, "0.1.0", "c0"));
    }

    Log registered(String service, String owner, boolean onPath, Instant at) {
        return tell(at, new ServiceRegistered(service, "api", owner, null, onPath, "existing", null));
    }

    Log transferred(String service, String from, String to, Instant at) {
        return tell(at, new OwnershipTransferred(service, from, to));
    }

    Log retired(String service, Instant at) {
        return tell(at, new ServiceRetired(service, null));
    }

    /** Its name was heard, and no more. */
    Log pushed(String service, Instant at) {
        return tell(at, new CommitsPushed("acme/" + service, service, "main", null, "c1", List.of(), "ada", at));
    }

    Log deployed(String id, String service, Instant at) {
        return succeeded(id, service, PRODUCTION, at);
    }

    Log deployedToStaging(String id, String service, Instant at) {
        return succeeded(id, service, STAGING, at);
    }

    private Log succeeded(String id, String service, EnvironmentType type, Instant at) {
        return tell(
                at,
                new DeploySucceeded(
                        id, service, "eu", type, "1", null, DeploymentKind.PLANNED, null, null, null, at, at, null));
    }

    Log failed(String id, String service, Instant at) {
        return tell(
                at,
                new DeployFailed(
                        id,
                        service,
                        "eu",
                        PRODUCTION,
                        "1",
                        null,
                        DeploymentKind.PLANNED,
                        false,
                        "",
                        List.of(),
                        null,
                        at));
    }

    Log deployedElsewhere(String id, String service, Instant at) {
        return tell(at, new ExternalDeployFinished(id, service, "eu", PRODUCTION, "1", null, true, null, at, "github"));
    }

    Log requested(String environment, String chain, String owner, Instant at) {
        return tell(chain, at, new EnvironmentRequested(environment, STAGING, owner, null));
    }

    Log ready(String environment, String chain, Instant at) {
        return tell(chain, at, new EnvironmentReady(environment, STAGING, null));
    }

    Log notReady(String environment, String chain, Instant at) {
        return tell(chain, at, new EnvironmentFailed(environment, STAGING, ""));
    }

    Log database(String environment, @Nullable String service, Instant at) {
        return tell(at, new DatabaseProvisioned(environment, service, "db", "postgresql", "small"));
    }

    Log secret(String service, Instant at) {
        return tell(at, new SecretChanged(service, "key", null, 1, SecretEvent.Change.values()[0]));
    }

    Log ticket(String id, @Nullable String team, @Nullable String category, Instant at) {
        return tell(at, new TicketOpened(id, team, category, "", at));
    }

    Log feedback(String id, int score, @Nullable String team, Instant at) {
        return tell(at, new FeedbackGiven(id, score, team, null, false, at));
    }

    Log comment(String id, int score, String comment, boolean consent, Instant at) {
        return tell(at, new FeedbackGiven(id, score, null, comment, consent, at));
    }

    private Log tell(Instant at, PlatformEvent event) {
        return tell("chain", at, event);
    }

    private Log tell(String chain, Instant at, PlatformEvent event) {
        events.add(new EventEnvelope(
                UUID.randomUUID(), "/paved/elsewhere", at, "any/thing", 1, chain, null, "ada", event));
        return this;
    }

    List<EventEnvelope> events() {
        return List.copyOf(events);
    }

    /** What is known by these events, of all teams. */
    Seen at(Instant asOf) {
        return Seen.of(events, asOf);
    }
}
