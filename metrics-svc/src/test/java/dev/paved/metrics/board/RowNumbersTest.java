package dev.paved.metrics.board;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paved.events.EventEnvelope;
import dev.paved.metrics.dora.DoraRules;
import dev.paved.metrics.dora.Judgement;
import dev.paved.metrics.dora.Metrics;
import dev.paved.metrics.dora.Window;
import dev.paved.metrics.testing.ArbitraryLogs;
import dev.paved.metrics.testing.Folded;
import java.time.Instant;
import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class RowNumbersTest {

    @Property(tries = 500)
    void what_is_kept_in_memory_has_the_numbers_of_all_facts(
            @ForAll("logs") List<EventEnvelope> log, @ForAll Window window, @ForAll("instants") Instant asOf) {
        Folded.facts(log).values().forEach(facts -> {
            List<Judgement> all = List.of(DoraRules.DEFAULT.judge(facts, asOf));
            Row row = Row.of(facts, DoraRules.DEFAULT, asOf);
            List<Judgement> kept = List.of(row.judgement());

            assertThat(row.metrics()).containsEntry(window, DoraRules.DEFAULT.measure(all, window, asOf));
            assertThat(Metrics.counts(kept, window, asOf)).isEqualTo(Metrics.counts(all, window, asOf));
            assertThat(Metrics.ranges(kept, window, asOf)).isEqualTo(Metrics.ranges(all, window, asOf));
        });
    }

    @Provide
    Arbitrary<List<EventEnvelope>> logs() {
        return ArbitraryLogs.logs();
    }

    @Provide
    Arbitrary<Instant> instants() {
        return ArbitraryLogs.instants();
    }
}
