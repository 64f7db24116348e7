package dev.paved.metrics.peer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paved.events.EventEnvelope;
import dev.paved.metrics.dora.DoraRules;
import dev.paved.metrics.dora.Evidence;
import dev.paved.metrics.dora.Judgement;
import dev.paved.metrics.dora.MetricName;
import dev.paved.metrics.dora.Metrics;
import dev.paved.metrics.dora.Ruleset;
import dev.paved.metrics.dora.Window;
import dev.paved.metrics.testing.ArbitraryLogs;
import dev.paved.metrics.testing.Folded;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class EvidenceAgreesTest {

    @Property(tries = 500)
    void as_much_evidence_is_counted_as_a_metric_has_samples(
            @ForAll("logs") List<EventEnvelope> log, @ForAll Window window, @ForAll("instants") Instant asOf) {
        List<Ruleset> all = new ArrayList<>(Peers.ALL);
        all.add(DoraRules.DEFAULT);
        Folded.facts(log).values().forEach(facts -> {
            for (Ruleset rules : all) {
                Judgement judgement = rules.explain(facts, asOf);
                Metrics metrics = rules.measure(List.of(judgement), window, asOf);
                for (MetricName metric : MetricName.values()) {
                    assertThat(rules.evidence(judgement, metric, window, asOf).stream()
                                    .filter(Evidence::counted)
                                    .count())
                            .as(rules.name() + " " + metric)
                            .isEqualTo(samples(metrics, metric));
                }
            }
        });
    }

    private static int samples(Metrics metrics, MetricName metric) {
        return switch (metric) {
            case DEPLOYMENT_FREQUENCY -> metrics.deploymentFrequency().samples();
            case CHANGE_LEAD_TIME -> metrics.changeLeadTime().samples();
            case CHANGE_FAIL_RATE -> metrics.changeFailRate().samples();
            case FAILED_DEPLOYMENT_RECOVERY_TIME ->
                metrics.failedDeploymentRecoveryTime().samples();
            case DEPLOYMENT_REWORK_RATE -> metrics.deploymentReworkRate().samples();
            case INCIDENTS -> metrics.incidents().samples();
        };
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
