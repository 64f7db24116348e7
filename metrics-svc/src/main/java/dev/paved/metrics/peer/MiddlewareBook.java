package dev.paved.metrics.peer;

import dev.paved.metrics.dora.Rulebook;
import dev.paved.metrics.dora.Rulebook.Meaning;
import java.util.List;

/** The rules of Middleware in words. */
final class MiddlewareBook {

    static final Rulebook BOOK = new Rulebook(
            "https://middlewarehq.com/docs/product/oss/calculations",
            List.of(
                    new Meaning("deploymentFrequency", "Successful production deployments, divided by the days."),
                    new Meaning(
                            "changeLeadTime",
                            "For each pull request merged in the window and deployed since: from its first commit to"
                                    + " its opening, at least 0, to its merge and to the first deployment that"
                                    + " finished then or later. Their mean."),
                    new Meaning(
                            "changeFailRate",
                            "Successful production deployments with at least one incident, divided by all. An"
                                    + " incident belongs to a deployment from the instant that finished until the"
                                    + " next one finished."),
                    new Meaning(
                            "failedDeploymentRecoveryTime",
                            "For each incident resolved in the window: from when it began to when it was resolved."
                                    + " Their mean."),
                    new Meaning("deploymentReworkRate", "Middleware has none.")),
            List.of(
                    "The lead time is of pull requests, from their first commit; what was pushed without one has"
                            + " none.",
                    "A pull request counts in the window of its merge rather than of its deployment, and it counts"
                            + " with a service's first deployment too.",
                    "Lead and recovery times are means, which a single long one draws up.",
                    "A named cause is not looked at, and no incident comes too late after a deployment to be put"
                            + " down to it. Rollbacks and hotfixes do not fail anything.",
                    "Only deployments that succeeded are counted, not all that reached users.",
                    "Recovery is of each incident, whatever caused it; a rollback or hotfix ends none.",
                    "There is no rework rate.",
                    "Not as in Middleware: it follows branches from the merge to the deployment; here deployments"
                            + " and pull requests of a service are of one branch.",
                    "Not as in Middleware: it rounds deployments a day down to whole ones; here they are exact.",
                    "Not as in Middleware: it puts the incidents of a team down to the deployments of all its"
                            + " repositories; here each service has its own."));

    private MiddlewareBook() {}
}
