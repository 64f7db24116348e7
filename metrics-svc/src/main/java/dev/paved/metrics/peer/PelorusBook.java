package dev.paved.metrics.peer;

import dev.paved.metrics.dora.Rulebook;
import dev.paved.metrics.dora.Rulebook.Meaning;
import java.util.List;

/** The rules of Pelorus in words. */
final class PelorusBook {

    static final Rulebook BOOK = new Rulebook(
            "https://pelorus.readthedocs.io/en/latest/philosophy/outcomes/SoftwareDeliveryPerformance/",
            List.of(
                    new Meaning("deploymentFrequency", "Successful production deployments, divided by the days."),
                    new Meaning(
                            "changeLeadTime",
                            "For each deployed commit: from when it was committed to when the first deployment of it"
                                    + " succeeded. Their mean; over several services, the mean of their means."),
                    new Meaning(
                            "changeFailRate",
                            "Incidents that began in the window, divided by the deployed commits that have a lead"
                                    + " time in it. Over several services, the mean of their ratios."),
                    new Meaning(
                            "failedDeploymentRecoveryTime",
                            "For each incident resolved in the window: from when it began to when it was resolved."
                                    + " Their mean; over several services, the mean of their means."),
                    new Meaning("deploymentReworkRate", "Pelorus has none.")),
            List.of(
                    "The lead time is that of the deployed commit alone: the other commits that a deployment brings"
                            + " have none, so fewer and younger samples make it shorter.",
                    "A deployed merge commit counts, and so does the commit of a service's first deployment.",
                    "Lead and recovery times are means, which a single long one draws up.",
                    "The fail rate divides incidents by commits, neither by deployments: it may exceed 1, and no"
                            + " incident is put down to a deployment. Rollbacks and hotfixes do not fail anything.",
                    "Recovery is of each incident, whatever caused it; a rollback or hotfix ends none.",
                    "Of several services, each weighs the same, however often it is deployed.",
                    "There is no rework rate.",
                    "Not as in Pelorus: it tells images apart by their digests; here the same commit in another"
                            + " version is another image."));

    private PelorusBook() {}
}
