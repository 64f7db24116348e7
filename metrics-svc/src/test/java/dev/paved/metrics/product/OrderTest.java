package dev.paved.metrics.product;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paved.metrics.dora.Window;
import dev.paved.metrics.fact.JoinedProduct;
import dev.paved.metrics.testing.ArbitraryPlatformLogs;
import dev.paved.metrics.testing.Retelling;
import java.time.Instant;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class OrderTest {

    @Property(tries = 300)
    void order_repetition_and_batches_change_no_metric(
            @ForAll("retellings") Retelling told, @ForAll("instants") Instant asOf) {
        // Given
        Seen atOnce = Seen.of(told.log(), asOf);

        // When
        JoinedProduct joined = new JoinedProduct();
        told.batches().forEach(batch -> joined.join(Retelling.folded(batch)));
        Seen again = Seen.of(joined, asOf);

        // Then
        for (Window window : Window.values()) {
            assertThat(again.in(window)).isEqualTo(atOnce.in(window));
            assertThat(again.of("team-a", window)).isEqualTo(atOnce.of("team-a", window));
            for (Metric metric : Metric.values()) {
                assertThat(again.findings(window).of(metric))
                        .containsExactlyInAnyOrderElementsOf(
                                atOnce.findings(window).of(metric));
            }
        }
    }

    @Property(tries = 200)
    void teams_pool_to_no_more_than_all(@ForAll("retellings") Retelling told, @ForAll("instants") Instant asOf) {
        // When
        Findings all = Seen.of(told.log(), asOf).findings(Window.QUARTER);

        // Then
        for (Metric metric : Metric.values()) {
            long ofTeams = all.byTeam().values().stream()
                    .mapToLong(team -> team.of(metric).size())
                    .sum();
            long ofNobody =
                    all.of(metric).stream().filter(e -> e.team() == null).count();
            assertThat(ofTeams + ofNobody).isEqualTo(all.of(metric).size());
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
