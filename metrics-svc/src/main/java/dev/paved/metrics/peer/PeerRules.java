package dev.paved.metrics.peer;

import dev.paved.metrics.dora.Definition;
import dev.paved.metrics.dora.Evidence;
import dev.paved.metrics.dora.Judge;
import dev.paved.metrics.dora.Judgement;
import dev.paved.metrics.dora.MetricName;
import dev.paved.metrics.dora.Ruleset;
import dev.paved.metrics.dora.Window;
import dev.paved.metrics.fact.ServiceFacts;
import java.time.Instant;
import java.util.List;

/** What the rules of all other tools have in common: recovery is of incidents, and there is no rework rate. */
sealed interface PeerRules extends Ruleset permits DevLakeRules, FourKeysRules, PelorusRules, MiddlewareRules {

    /** The samples of {@code production}, and what these rules leave out of what {@code facts} tell besides. */
    Judgement judge(Production production, ServiceFacts facts, Instant asOf);

    @Override
    default Judgement judge(ServiceFacts facts, Instant asOf) {
        return judge(Production.of(facts, asOf, Judge.judge(facts, Definition.DORA, asOf)), facts, asOf);
    }

    @Override
    default Judgement explain(ServiceFacts facts, Instant asOf) {
        return judge(Production.of(facts, asOf, Judge.explain(facts, Definition.DORA, asOf)), facts, asOf);
    }

    @Override
    default List<Evidence> evidence(Judgement service, MetricName metric, Window window, Instant asOf) {
        PeerEvidence evidence = new PeerEvidence(service, window, asOf);
        return switch (metric) {
            case CHANGE_FAIL_RATE -> evidence.failedDeployments();
            case FAILED_DEPLOYMENT_RECOVERY_TIME -> evidence.restorations();
            case DEPLOYMENT_REWORK_RATE -> List.of();
            case CHANGE_LEAD_TIME -> evidence.leadTimes();
            case DEPLOYMENT_FREQUENCY, INCIDENTS -> Ruleset.super.evidence(service, metric, window, asOf);
        };
    }
}
