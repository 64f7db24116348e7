package dev.paved.metrics.slo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paved.events.DeploymentEvent.DeployFailed;
import dev.paved.events.DeploymentEvent.DeployRolledBack;
import dev.paved.events.DeploymentEvent.DeploySucceeded;
import dev.paved.events.DeploymentEvent.ExternalDeployFinished;
import dev.paved.events.DeploymentKind;
import dev.paved.events.EnvironmentEvent.EnvironmentFailed;
import dev.paved.events.EnvironmentEvent.EnvironmentReady;
import dev.paved.events.EnvironmentEvent.EnvironmentRequested;
import dev.paved.events.EnvironmentType;
import dev.paved.events.EventEnvelope;
import dev.paved.events.PlatformEvent;
import dev.paved.events.TicketEvent.TicketOpened;
import dev.paved.metrics.fact.FactBatch;
import dev.paved.metrics.store.FactTables;
import dev.paved.metrics.store.OnFactsDatabase;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SloReaderIT extends OnFactsDatabase {

    private static final Instant NOW = Instant.parse("2026-03-31T12:00:00Z");
    private static final EnvironmentType PRODUCTION = EnvironmentType.PRODUCTION;

    private final FactBatch batch = new FactBatch();

    @Test
    void nothing_was_good_or_bad_without_events() throws SQLException {
        for (Slo slo : slos().stream().filter(Slo::counted).toList()) {
            assertThat(windows(slo.name()).values()).containsOnly(new Tally(0, 0));
            assertThat(ever(slo.name())).isEqualTo(new Tally(0, 0));
        }
    }

    @Test
    void environment_is_good_if_it_became_ready_first_and_in_time_within_a_minute_of_its_request() throws SQLException {
        // Given
        environment("in-time", minutes(10), minutes(9), null);
        environment("late", minutes(100), minutes(98.9), null);
        environment("failed", minutes(100), null, minutes(99));
        environment("repaired", minutes(100), minutes(97), minutes(98));
        environment("on-its-way", minutes(1), null, null);
        environment("unasked", null, minutes(98), null);
        environment("old", minutes(60 * 24 * 40), minutes(60 * 24 * 40 - 0.5), null);

        // When
        store();

        // Then
        assertThat(windows("environment-provisioning").get(SloWindow.MONTH)).isEqualTo(new Tally(3, 5));
        assertThat(windows("environment-provisioning-latency").get(SloWindow.MONTH))
                .isEqualTo(new Tally(1, 2));
        assertThat(windows("environment-provisioning").get(SloWindow.HOUR)).isEqualTo(new Tally(1, 1));
        assertThat(ever("environment-provisioning")).isEqualTo(new Tally(4, 6));
        assertThat(ever("environment-provisioning-latency")).isEqualTo(new Tally(2, 3));
    }

    @Test
    void deployment_through_the_platform_is_good_if_it_succeeded() throws SQLException {
        // Given
        Instant at = minutes(3);
        tell(
                at,
                new DeploySucceeded(
                        "d1",
                        "s",
                        "eu",
                        PRODUCTION,
                        "1",
                        null,
                        DeploymentKind.PLANNED,
                        null,
                        null,
                        null,
                        at,
                        at,
                        null));
        tell(
                at,
                new DeployFailed(
                        "d2",
                        "s",
                        "test",
                        EnvironmentType.STAGING,
                        "1",
                        null,
                        DeploymentKind.PLANNED,
                        false,
                        "",
                        List.of(),
                        null,
                        at));
        tell(at, new DeployRolledBack("d3", "s", "eu", PRODUCTION, "1", null, "0", null, true, at));
        tell(at, new ExternalDeployFinished("d4", "s", "eu", PRODUCTION, "1", null, true, null, at, "github"));

        // When
        store();

        // Then
        assertThat(windows("deployment").get(SloWindow.FIVE_MINUTES)).isEqualTo(new Tally(1, 3));
    }

    @Test
    void webhook_is_good_if_its_event_is_there_within_a_second() throws SQLException {
        // Given
        webhook(minutes(4), Duration.ofSeconds(1));
        webhook(minutes(20), Duration.ofMillis(1_001));
        webhook(minutes(60 * 24 * 40), Duration.ofMillis(5));
        tell(minutes(4), new TicketOpened("T0", null, null, "", minutes(4)));

        // When
        store();

        // Then
        assertThat(windows("webhook-to-event"))
                .containsEntry(SloWindow.FIVE_MINUTES, new Tally(1, 1))
                .containsEntry(SloWindow.HALF_AN_HOUR, new Tally(1, 2))
                .containsEntry(SloWindow.MONTH, new Tally(1, 2));
        assertThat(ever("webhook-to-event")).isEqualTo(new Tally(2, 3));
    }

    @Test
    void repeated_events_are_counted_once_and_forgotten_ones_take_nothing_back() throws SQLException {
        // Given
        webhook(minutes(4), Duration.ofMillis(5));
        store();
        store();
        Totals totals = new Totals();
        assertThat(total(totals)).isEqualTo(new Tally(1, 1));

        // When
        database.empty();

        // Then
        assertThat(total(totals)).isEqualTo(new Tally(1, 1));
    }

    private void environment(
            String name, @Nullable Instant requested, @Nullable Instant ready, @Nullable Instant failed) {
        tell(name, requested, new EnvironmentRequested(name, EnvironmentType.STAGING, "team-a", null));
        tell(name, ready, new EnvironmentReady(name, EnvironmentType.STAGING, null));
        tell(name, failed, new EnvironmentFailed(name, EnvironmentType.STAGING, ""));
    }

    private void webhook(Instant at, Duration took) {
        batch.add(
                envelope("/paved/integrations", "chain", at, new TicketOpened("T1", null, null, "", at)),
                at.plus(took));
    }

    private void tell(Instant at, PlatformEvent event) {
        tell("chain", at, event);
    }

    private void tell(String chain, @Nullable Instant at, PlatformEvent event) {
        if (at != null) {
            batch.add(envelope("/paved/elsewhere", chain, at, event), at);
        }
    }

    private static EventEnvelope envelope(String source, String chain, Instant at, PlatformEvent event) {
        return new EventEnvelope(UUID.randomUUID(), source, at, "any/thing", 1, chain, null, "ada", event);
    }

    private static Instant minutes(double ago) {
        return NOW.minusMillis(Math.round(ago * 60_000));
    }

    private void store() throws SQLException {
        try (Connection connection = database.connect()) {
            FactTables.join(connection, batch);
        }
    }

    private static Map<SloWindow, Tally> windows(String slo) throws SQLException {
        try (Connection connection = database.connect()) {
            return SloReader.windows(connection, named(slo), NOW);
        }
    }

    private static Tally ever(String slo) throws SQLException {
        try (Connection connection = database.connect()) {
            return new Totals().of(connection, named(slo), NOW);
        }
    }

    private static Tally total(Totals totals) throws SQLException {
        try (Connection connection = database.connect()) {
            return totals.of(connection, named("webhook-to-event"), NOW);
        }
    }

    private static Slo named(String name) {
        return slos().stream()
                .filter(slo -> slo.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static List<Slo> slos() {
        return new Slos(new SmallRyeConfigBuilder()
                        .withMapping(SloConfig.class)
                        .build()
                        .getConfigMapping(SloConfig.class))
                .all();
    }
}
