package dev.paved.integrations.subscription;

import static dev.paved.events.EnvironmentType.PRODUCTION;

import dev.paved.events.DeploymentEvent;
import dev.paved.events.DeploymentEvent.DeployFailed;
import dev.paved.events.DeploymentEvent.DeployProgressed;
import dev.paved.events.DeploymentEvent.DeployRequested;
import dev.paved.events.DeploymentEvent.DeployStarted;
import dev.paved.events.DeploymentEvent.DeploySucceeded;
import dev.paved.events.DeploymentKind;
import dev.paved.events.EventEnvelope;
import dev.paved.integrations.Published;
import dev.paved.kit.testing.Stream;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** A rollout of 1.4.0 of a service to production, as the deployer publishes it. */
final class Rollout {

    private final String id = "dep-" + UUID.randomUUID();
    private final String service;
    private long sequence;

    Rollout(String service) {
        this.service = service;
    }

    String id() {
        return id;
    }

    EventEnvelope requested() {
        return publish(new DeployRequested(
                id, service, "production", PRODUCTION, "1.4.0", null, DeploymentKind.PLANNED, null));
    }

    EventEnvelope started() {
        return publish(new DeployStarted(id, service, "production", PRODUCTION, "1.4.0", null));
    }

    EventEnvelope progressed(int weight) {
        return publish(new DeployProgressed(
                id, service, "production", PRODUCTION, "1.4.0", null, "canary", weight, "all is well"));
    }

    EventEnvelope succeeded() {
        Instant now = Instant.now();
        return publish(new DeploySucceeded(
                id,
                service,
                "production",
                PRODUCTION,
                "1.4.0",
                null,
                DeploymentKind.PLANNED,
                null,
                "1.3.0",
                null,
                now.minusSeconds(64),
                now,
                "https://shop.test/"));
    }

    EventEnvelope failed(String reason) {
        return publish(new DeployFailed(
                id,
                service,
                "production",
                PRODUCTION,
                "1.4.0",
                null,
                DeploymentKind.PLANNED,
                false,
                reason,
                List.of(),
                null,
                Instant.now()));
    }

    private EventEnvelope publish(DeploymentEvent event) {
        EventEnvelope envelope = Published.by("/paved/deployer", "deployment/" + id, ++sequence, Instant.now(), event);
        Stream.publish(envelope);
        return envelope;
    }
}
