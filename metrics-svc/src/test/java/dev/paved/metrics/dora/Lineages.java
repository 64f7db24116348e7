package dev.paved.metrics.dora;

import dev.paved.metrics.dora.Definition.FirstDeployment;
import dev.paved.metrics.dora.Definition.LeadTimeStart;
import dev.paved.metrics.dora.Definition.Quantile;
import dev.paved.metrics.fact.Deployment;
import dev.paved.metrics.fact.ServiceFacts;
import java.time.Duration;

/** The lineage of facts, by itself. */
final class Lineages {

    private Lineages() {}

    static Lineage of(ServiceFacts facts) {
        return of(facts, Definition.DORA);
    }

    static Lineage of(ServiceFacts facts, Definition definition) {
        History history = History.of(
                facts.deployments().stream().filter(Deployment::production).toList());
        return Lineage.of(history, facts, definition);
    }

    /** By a definition for which the first deployment's changes count too. */
    static Lineage ofAll(ServiceFacts facts) {
        return of(
                facts,
                new Definition(
                        LeadTimeStart.FIRST_COMMIT_OF_PR,
                        Quantile.LOWER,
                        FirstDeployment.INCLUDED,
                        Duration.ofHours(24)));
    }

    static Definition from(LeadTimeStart start) {
        return new Definition(start, Quantile.INTERPOLATED, FirstDeployment.EXCLUDED, Duration.ofHours(24));
    }
}
