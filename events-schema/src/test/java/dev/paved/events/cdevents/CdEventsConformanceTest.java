package dev.paved.events.cdevents;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.paved.events.DeploymentEvent;
import dev.paved.events.EnvironmentEvent;
import dev.paved.events.EnvironmentType;
import dev.paved.events.IncidentEvent;
import dev.paved.events.TicketEvent;
import java.time.Instant;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Against the schemas and the examples of the specification. */
class CdEventsConformanceTest {

    private static final String DIGEST = "sha256:0b31b1c02ff458ad9b7b81cbdf8f028bd54699fa151f221d1e8de6817db93427";

    private final SharedCdEvents shared = new SharedCdEvents();

    @Test
    void every_cdevent_that_goes_out_is_valid() {
        mapped().forEach(event -> assertThat(shared.errors(event.json()))
                .as(new String(event.json(), UTF_8))
                .isEmpty());
    }

    @Test
    void a_wrong_cdevent_would_be_found() {
        // Given
        var some = mapped().findFirst().orElseThrow();
        var context = some.context();
        var wrong = new CdEvent.Context(context.id(), "not a URI", context.type(), context.timestamp(), "");

        // When
        var errors = shared.errors(new CdEvent(wrong, "", some.content(), some.customData()).json());

        // Then
        assertThat(errors).hasSizeGreaterThanOrEqualTo(3);
    }

    @Test
    void every_example_is_read() {
        shared.examples()
                .forEach((name, example) ->
                        assertThat(read(example)).as(name).isNotInstanceOf(FromCdEvent.Malformed.class));
    }

    @Test
    void every_example_that_matters_is_understood() {
        // Given
        Instant time = Instant.parse("2023-03-20T14:27:05.315384Z");
        Instant incident = Instant.parse("2022-11-11T13:52:20.079Z");
        var deployed = new DeploymentEvent.ExternalDeployFinished(
                "857fc82b-d3fe-316f-ac28-ca36290a026e",
                "mySubject123",
                "test123",
                EnvironmentType.STAGING,
                DIGEST,
                null,
                true,
                null,
                time,
                "/event/source/123");
        var opened = new IncidentEvent.IncidentOpened(
                "incident-123",
                "myApp",
                "prod1",
                "Response time above threshold of 100ms",
                null,
                incident,
                null,
                DIGEST,
                null);

        // Then
        var expected = Map.of(
                "service_deployed.json", deployed,
                "service_upgraded.json", deployed,
                "service_rolledback.json", deployed,
                "environment_created.json",
                        new EnvironmentEvent.EnvironmentReady(
                                "mySubject123", EnvironmentType.STAGING, "https://example.org/testEnv"),
                "environment_deleted.json",
                        new EnvironmentEvent.EnvironmentDestroyed("mySubject123", EnvironmentType.STAGING, null),
                "incident_detected.json", opened,
                "incident_resolved.json",
                        new IncidentEvent.IncidentResolved("incident-123", "myApp", "prod1", incident),
                "ticket_created.json",
                        new TicketEvent.TicketOpened(
                                "ticket-123", "security", "task", "New CVE-123 detected", incident),
                "ticket_closed.json", new TicketEvent.TicketClosed("ticket-123", "security", incident));
        var examples = shared.examples();
        expected.forEach((name, event) -> assertThat(read(examples.get(name)))
                .as(name)
                .isInstanceOfSatisfying(
                        FromCdEvent.Mapped.class,
                        read -> assertThat(read.event()).isEqualTo(event)));
        assertThat(read(examples.get("incident_reported.json")))
                .isInstanceOfSatisfying(
                        FromCdEvent.Mapped.class,
                        read -> assertThat(read.event())
                                .isEqualTo(new IncidentEvent.IncidentOpened(
                                        "incident-123",
                                        "myApp",
                                        "prod1",
                                        "Response time above threshold of 100ms",
                                        "medium",
                                        incident,
                                        null,
                                        DIGEST,
                                        null)));
    }

    @Test
    void everything_the_mapping_promises_goes_out() {
        assertThat(mapped().map(event -> event.context().type()).distinct().sorted())
                .containsExactly(
                        "dev.cdevents.change.abandoned.0.3.0",
                        "dev.cdevents.change.created.0.4.0",
                        "dev.cdevents.change.merged.0.3.0",
                        "dev.cdevents.change.updated.0.3.0",
                        "dev.cdevents.environment.created.0.3.0",
                        "dev.cdevents.environment.deleted.0.3.0",
                        "dev.cdevents.environment.modified.0.3.0",
                        "dev.cdevents.incident.detected.0.3.0",
                        "dev.cdevents.incident.resolved.0.3.0",
                        "dev.cdevents.service.deployed.0.3.0",
                        "dev.cdevents.service.removed.0.3.0",
                        "dev.cdevents.service.rolledback.0.3.0",
                        "dev.cdevents.service.upgraded.0.3.0",
                        "dev.cdevents.ticket.closed.0.2.0",
                        "dev.cdevents.ticket.created.0.2.0");
    }

    private static Stream<CdEvent> mapped() {
        return Envelopes.samples()
                .map(CdEvents::translate)
                .filter(ToCdEvent.Mapped.class::isInstance)
                .map(mapped -> ((ToCdEvent.Mapped) mapped).event());
    }

    private static FromCdEvent read(byte[] json) {
        return CdEvents.read(json, environment -> EnvironmentType.STAGING);
    }
}
