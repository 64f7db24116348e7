package dev.paved.metrics.dora;

import dev.paved.metrics.fact.ServiceFacts;
import java.time.Instant;
import java.util.Collection;
import java.util.List;

/** DORA's own rules, with the choices that it leaves open. */
public record DoraRules(Definition parameters) implements Ruleset {

    /** DORA's rules with the default choices. */
    public static final DoraRules DEFAULT = new DoraRules(Definition.DORA);

    private static final Rulebook RULEBOOK = new Rulebook(
            "https://dora.dev/guides/dora-metrics/",
            List.of(
                    new Rulebook.Meaning(
                            "deploymentFrequency",
                            "Successful deployments to environments of the type production, divided by the days of"
                                    + " the window. A rollback or hotfix is such a deployment too."),
                    new Rulebook.Meaning(
                            "changeLeadTime",
                            "For each commit that first reached production in the window, merge commits left out:"
                                    + " from when it was committed to when its deployment succeeded. A deployment"
                                    + " brings the commits after the previous production deployment's, as Git or else the pushes show them, up to"
                                    + " its own. A commit counts once, whatever is rolled back or deployed again."),
                    new Rulebook.Meaning(
                            "changeFailRate",
                            "Production deployments that needed immediate intervention, divided by all that reached"
                                    + " users, rollbacks and hotfixes included. Needed it: rolled back, by hand or by"
                                    + " the platform; followed by a hotfix; or the cause of an incident."),
                    new Rulebook.Meaning(
                            "failedDeploymentRecoveryTime",
                            "For each such deployment that recovered in the window: from the first incident's"
                                    + " opening, or without one from the deployment's success, to the first"
                                    + " successful rollback or hotfix or resolved incident. A rollout that went back"
                                    + " by itself before it succeeded has no known start and is left out."),
                    new Rulebook.Meaning(
                            "deploymentReworkRate",
                            "Production deployments that are rollbacks, hotfixes or made because of an incident,"
                                    + " divided by all that reached users.")),
            List.of());

    @Override
    public String name() {
        return "dora";
    }

    @Override
    public Rulebook rulebook() {
        return RULEBOOK;
    }

    @Override
    public Judgement judge(ServiceFacts facts, Instant asOf) {
        return Judge.judge(facts, parameters, asOf);
    }

    @Override
    public Judgement explain(ServiceFacts facts, Instant asOf) {
        return Judge.explain(facts, parameters, asOf);
    }

    @Override
    public Metrics measure(Collection<Judgement> services, Window window, Instant asOf) {
        return Metrics.of(services, window, parameters, asOf);
    }
}
