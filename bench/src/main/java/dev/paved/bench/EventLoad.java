package dev.paved.bench;

import dev.paved.events.ChangeEvent.Commit;
import dev.paved.events.ChangeEvent.CommitsPushed;
import dev.paved.events.DeploymentEvent.DeployRequested;
import dev.paved.events.DeploymentEvent.DeployStarted;
import dev.paved.events.DeploymentEvent.DeploySucceeded;
import dev.paved.events.DeploymentKind;
import dev.paved.events.EnvironmentType;
import dev.paved.events.EventCodec;
import dev.paved.events.EventEnvelope;
import dev.paved.events.EventIds;
import dev.paved.events.PlatformEvent;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** A history of pushes and deployments of many services, as a year of a busy organisation leaves it. */
final class EventLoad {

    private static final int SERVICES = 500;

    private final EventIds ids = new EventIds(InstantSource.system());
    private final EventCodec codec = new EventCodec();

    /** Publishes {@code count} events, a push and the three of a deployment in turn. */
    void publish(String bootstrapServers, int count) {
        try (var producer = new KafkaProducer<>(
                Map.<String, Object>of("bootstrap.servers", bootstrapServers, "linger.ms", 20, "batch.size", 131_072),
                new StringSerializer(),
                new ByteArraySerializer())) {
            Instant start = Instant.now().minusSeconds(80L * 24 * 3600);
            for (int number = 0; number < count; number++) {
                producer.send(codec.encode(envelope(number, start.plusSeconds(number * 30L))));
            }
        }
    }

    private EventEnvelope envelope(int number, Instant at) {
        int round = number / 4;
        String service = "service-" + round % SERVICES;
        String deployment = "deployment-" + round;
        int release = round / SERVICES;
        String subject = number % 4 == 0 ? "repository/" + service : "deployment/" + deployment;
        long sequence = number % 4 == 0 ? release + 1 : number % 4;
        return new EventEnvelope(
                ids.next(),
                "/paved/bench",
                at,
                subject,
                sequence,
                "chain-" + round,
                null,
                "bench",
                event(number % 4, service, deployment, release, at));
    }

    private static PlatformEvent event(int kind, String service, String deployment, int release, Instant at) {
        String commit = sha(service, release);
        String version = "1." + release;
        EnvironmentType production = EnvironmentType.PRODUCTION;
        return switch (kind) {
            case 0 ->
                new CommitsPushed(
                        service,
                        service,
                        "main",
                        release == 0 ? null : sha(service, release - 1),
                        commit,
                        List.of(new Commit(commit, at, at, false, List.of())),
                        "ada",
                        at);
            case 1 ->
                new DeployRequested(
                        deployment, service, "production", production, version, commit, DeploymentKind.PLANNED, null);
            case 2 -> new DeployStarted(deployment, service, "production", production, version, commit);
            default ->
                new DeploySucceeded(
                        deployment,
                        service,
                        "production",
                        production,
                        version,
                        commit,
                        DeploymentKind.PLANNED,
                        null,
                        release == 0 ? null : "1." + (release - 1),
                        release == 0 ? null : sha(service, release - 1),
                        at,
                        at.plusSeconds(10),
                        null);
        };
    }

    private static String sha(String service, int release) {
        return "%08x%032x".formatted(service.hashCode(), release);
    }
}
