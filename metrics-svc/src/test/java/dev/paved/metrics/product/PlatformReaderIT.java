package dev.paved.metrics.product;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.paved.metrics.dora.Window;
import dev.paved.metrics.store.FactTables;
import dev.paved.metrics.store.FactsDatabase;
import dev.paved.metrics.testing.ArbitraryPlatformLogs;
import dev.paved.metrics.testing.Retelling;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import net.jqwik.api.statistics.Statistics;
import org.jspecify.annotations.Nullable;

class PlatformReaderIT {

    private static final double LEAST_PERCENT = 1;

    private static FactsDatabase database;

    @BeforeContainer
    static void start() {
        database = FactsDatabase.start();
    }

    @AfterContainer
    static void stop() throws IOException {
        database.close();
    }

    @Property(tries = 120, edgeCases = EdgeCasesMode.NONE)
    void tables_come_to_what_the_events_come_to(@ForAll("retellings") Retelling told, @ForAll("instants") Instant asOf)
            throws SQLException {
        // Given
        Seen events = Seen.of(told.log(), asOf);
        database.empty();

        // When
        try (Connection connection = database.connect()) {
            join(connection, told);
            Seen tables = new Seen(PlatformReader.read(connection, events.quarter(), asOf), asOf);

            // Then
            for (Window window : Window.values()) {
                for (Metric metric : Metric.values()) {
                    List<Evidence> expected = events.findings(window).of(metric);
                    assertThat(tables.findings(window).of(metric)).containsExactlyInAnyOrderElementsOf(expected);
                }
                assertThat(tables.in(window)).isEqualTo(events.in(window));
            }
        }
    }

    @Property(tries = 120, edgeCases = EdgeCasesMode.NONE)
    void metrics_are_what_sql_over_the_tables_gives(
            @ForAll("retellings") Retelling told, @ForAll("instants") Instant asOf) throws SQLException {
        // Given
        database.empty();
        try (Connection connection = database.connect()) {
            join(connection, told);
            for (Window window : Window.values()) {
                AsSql sql = new AsSql(connection, window, asOf);

                // When
                Quarter quarter = Quarter.of(asOf, ZoneOffset.UTC);
                PlatformMetrics metrics = new Seen(PlatformReader.read(connection, quarter, asOf), asOf).in(window);

                // Then
                assertSame(metrics.timeToFirstDeployment(), sql.firstDeployments());
                assertThat(metrics.goldenPathAdoption()).isEqualTo(sql.adoption());
                assertThat(metrics.goldenPathDeployments()).isEqualTo(sql.deployments());
                assertThat(metrics.onboarding()).isEqualTo(sql.onboarding());
                assertThat(metrics.retention()).isEqualTo(sql.retention());
                assertThat(metrics.ticketDeflection()).isEqualTo(sql.deflection());
                assertThat(metrics.nps()).isEqualTo(sql.nps(quarter));
                isOftenSo("deployed", metrics.timeToFirstDeployment().samples() > 0);
                isOftenSo("waiting", metrics.timeToFirstDeployment().waiting() > 0);
                isOftenSo("adopted", metrics.goldenPathAdoption().matching() > 0);
                isOftenSo("retained", metrics.retention().matching() > 0);
                isOftenSo(
                        "left",
                        metrics.retention().matching() < metrics.retention().samples());
                isOftenSo("deflected", metrics.ticketDeflection().matching() > 0);
                isOftenSo("responded", metrics.nps().samples() > 0);
            }
        }
    }

    private static void join(Connection connection, Retelling told) throws SQLException {
        for (var batch : told.batches()) {
            FactTables.join(connection, Retelling.folded(batch));
        }
    }

    private static void isOftenSo(String label, boolean so) {
        Statistics.label(label).collect(so);
        Statistics.label(label).coverage(seen -> seen.check(true).percentage(share -> share > LEAST_PERCENT));
    }

    private static void assertSame(FirstDeployments actual, FirstDeployments expected) {
        assertThat(List.of(actual.samples(), actual.waiting()))
                .isEqualTo(List.of(expected.samples(), expected.waiting()));
        assertNear(actual.p50Seconds(), expected.p50Seconds());
        assertNear(actual.p90Seconds(), expected.p90Seconds());
        assertNear(actual.oldestWaitingSeconds(), expected.oldestWaitingSeconds());
    }

    private static void assertNear(@Nullable Double actual, @Nullable Double expected) {
        assertThat(actual == null).isEqualTo(expected == null);
        if (actual != null) {
            assertThat(actual).isCloseTo(Objects.requireNonNull(expected), within(1e-5));
        }
    }

    @Provide
    Arbitrary<Retelling> retellings() {
        return Retelling.of(ArbitraryPlatformLogs.logs());
    }

    @Provide
    Arbitrary<Instant> instants() {
        return ArbitraryPlatformLogs.instants();
    }
}
