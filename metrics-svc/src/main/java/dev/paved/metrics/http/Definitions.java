package dev.paved.metrics.http;

import dev.paved.metrics.dora.Definition;
import dev.paved.metrics.dora.Window;
import java.util.List;

/** What the numbers mean: the choices in force, and each metric in words. */
public record Definitions(
        String definition, String source, List<String> windows, Definition parameters, List<Meaning> metrics) {

    /** A metric in words. */
    public record Meaning(String metric, String meaning) {}

    static Definitions inForce() {
        return new Definitions(
                "dora",
                "https://dora.dev/guides/dora-metrics/",
                Window.labels(),
                Definition.DORA,
                List.of(
                        new Meaning(
                                "deploymentFrequency",
                                "Successful deployments to environments of the type production, divided by the days of"
                                        + " the window. A rollback or hotfix is such a deployment too."),
                        new Meaning(
                                "changeLeadTime",
                                "For each commit that first reached production in the window, merge commits left out:"
                                        + " from when it was committed to when its deployment succeeded. A deployment"
                                        + " brings the pushed commits after the previous production deployment's, up to"
                                        + " its own. A commit counts once, whatever is rolled back or deployed again."),
                        new Meaning(
                                "changeFailRate",
                                "Production deployments that needed immediate intervention, divided by all that reached"
                                        + " users, rollbacks and hotfixes included. Needed it: rolled back, by hand or by"
                                        + " the platform; followed by a hotfix; or the cause of an incident."),
                        new Meaning(
                                "failedDeploymentRecoveryTime",
                                "For each such deployment that recovered in the window: from the first incident's"
                                        + " opening, or without one from the deployment's success, to the first"
                                        + " successful rollback or hotfix or resolved incident. A rollout that went back"
                                        + " by itself before it succeeded has no known start and is left out."),
                        new Meaning(
                                "deploymentReworkRate",
                                "Production deployments that are rollbacks, hotfixes or made because of an incident,"
                                        + " divided by all that reached users.")));
    }
}
