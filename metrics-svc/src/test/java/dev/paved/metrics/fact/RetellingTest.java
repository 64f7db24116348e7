package dev.paved.metrics.fact;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import dev.paved.metrics.dora.Definition;
import dev.paved.metrics.dora.Definition.LeadTimeStart;
import dev.paved.metrics.dora.Judge;
import dev.paved.metrics.dora.Judgement;
import dev.paved.metrics.dora.MetricName;
import dev.paved.metrics.dora.Metrics;
import dev.paved.metrics.dora.Ruleset;
import dev.paved.metrics.dora.Window;
import dev.paved.metrics.peer.Peers;
import dev.paved.metrics.testing.ArbitraryLogs;
import dev.paved.metrics.testing.Lenient;
import dev.paved.metrics.testing.Retelling;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class RetellingTest {

    private static final Definition LENIENT = Lenient.from(LeadTimeStart.AUTHORED);

    @Property(tries = 1_000)
    void order_repetition_and_batches_make_no_difference_to_the_facts(@ForAll("retellings") Retelling told) {
        assertThat(asItArrived(told)).isEqualTo(atOnce(told));
    }

    @Property(tries = 1_000)
    void order_repetition_and_batches_make_no_difference_to_the_metrics_at_any_instant(
            @ForAll("retellings") Retelling told, @ForAll("instants") Instant asOf) {
        assertThat(verdicts(asItArrived(told), asOf)).isEqualTo(verdicts(atOnce(told), asOf));
    }

    @Property(tries = 300)
    void what_is_told_again_changes_nothing(@ForAll("retellings") Retelling told) {
        // Given
        JoinedFacts facts = atOnce(told);

        // When
        told.batches().forEach(batch -> facts.join(Retelling.folded(batch)));

        // Then
        assertThat(facts).isEqualTo(atOnce(told));
    }

    private static JoinedFacts atOnce(Retelling told) {
        return new JoinedFacts().join(Retelling.folded(told.log()));
    }

    private static JoinedFacts asItArrived(Retelling told) {
        JoinedFacts facts = new JoinedFacts();
        told.batches().forEach(batch -> facts.join(Retelling.folded(batch)));
        return facts;
    }

    private static Map<String, Set<Object>> verdicts(JoinedFacts facts, Instant asOf) {
        return facts.ofServices().stream().collect(toMap(f -> f.service().name(), f -> verdict(f, asOf)));
    }

    private static Set<Object> verdict(ServiceFacts facts, Instant asOf) {
        Set<Object> verdict = new HashSet<>();
        verdict.add(facts.firstAfter(asOf));
        for (Definition definition : List.of(Definition.DORA, LENIENT)) {
            Judgement judgement = Judge.explain(facts, definition, asOf);
            verdict.add(Set.copyOf(judgement.rollouts()));
            verdict.add(Set.copyOf(judgement.shipped()));
            verdict.add(Set.copyOf(judgement.left()));
            verdict.add(Set.copyOf(judgement.troubles()));
            for (Window window : Window.values()) {
                verdict.add(Metrics.of(List.of(judgement), window, definition, asOf));
                verdict.add(Metrics.counts(List.of(judgement), window, asOf));
            }
        }
        Peers.ALL.forEach(rules -> verdict.addAll(verdict(rules, facts, asOf)));
        return verdict;
    }

    private static Set<Object> verdict(Ruleset rules, ServiceFacts facts, Instant asOf) {
        Judgement judgement = rules.explain(facts, asOf);
        Set<Object> verdict = new HashSet<>();
        for (Window window : Window.values()) {
            verdict.add(rules.measure(List.of(judgement), window, asOf));
            for (MetricName metric : MetricName.values()) {
                verdict.add(List.of(rules.name(), metric, Set.copyOf(rules.evidence(judgement, metric, window, asOf))));
            }
        }
        return verdict;
    }

    @Provide
    Arbitrary<Retelling> retellings() {
        return Retelling.any();
    }

    @Provide
    Arbitrary<Instant> instants() {
        return ArbitraryLogs.instants();
    }
}
