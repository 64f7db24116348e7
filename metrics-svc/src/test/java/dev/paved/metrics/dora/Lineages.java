package dev.paved.metrics.dora;

import dev.paved.metrics.dora.Definition.FirstDeployment;
import dev.paved.metrics.dora.Definition.LeadTimeStart;
import dev.paved.metrics.dora.Definition.Quantile;
import dev.paved.metrics.fact.Deployment;
import dev.paved.metrics.fact.ServiceFacts;
import dev.paved.metrics.testing.Variation;

/** The lineage of facts, by itself. */
final class Lineages {

    private Lineages() {}

    static Lineage of(ServiceFacts facts) {
        return of(facts, Definition.DORA);
    }

    static Lineage of(ServiceFacts facts, Definition definition) {
        History history = History.of(
                Past.NONE,
                facts.deployments().stream().filter(Deployment::production).toList());
        return Lineage.of(Past.NONE, history, facts, definition);
    }

    /** By a definition for which the first deployment's changes count too. */
    static Lineage ofAll(ServiceFacts facts) {
        return of(
                facts,
                new Variation()
                        .with(LeadTimeStart.FIRST_COMMIT_OF_PR)
                        .with(Quantile.LOWER)
                        .with(FirstDeployment.INCLUDED)
                        .definition());
    }

    static Definition from(LeadTimeStart start) {
        return new Variation().with(start).definition();
    }
}
