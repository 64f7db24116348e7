package dev.paved.metrics.peer;

import dev.paved.metrics.dora.Rulebook;
import dev.paved.metrics.dora.Rulebook.Meaning;
import java.util.List;

/** The rules of Apache DevLake in words. */
final class DevLakeBook {

    static final Rulebook BOOK = new Rulebook(
            "https://devlake.apache.org/docs/DORA/",
            List.of(
                    new Meaning(
                            "deploymentFrequency",
                            "Days with a successful production deployment: a day of the window, and the lower median"
                                    + " of those in each calendar week that any day of the window is in."),
                    new Meaning(
                            "changeLeadTime",
                            "For each pull request that a deployment of the window brought to production: from its"
                                    + " first commit to its opening, to its merge, to the end of the deployment. Each"
                                    + " part is rounded up to minutes, and dropped if it is negative. Their lower"
                                    + " median."),
                    new Meaning(
                            "changeFailRate",
                            "Successful production deployments with at least one incident, divided by all. An"
                                    + " incident belongs to the latest one that finished before it began, but not at"
                                    + " the same instant."),
                    new Meaning(
                            "failedDeploymentRecoveryTime",
                            "For each incident resolved in the window whose deployment finished in it: from the end"
                                    + " of that deployment to when the incident was resolved, rounded down to minutes."
                                    + " Their lower median."),
                    new Meaning("deploymentReworkRate", "DevLake has none.")),
            List.of(
                    "Deployment frequency counts days: a second deployment on the same day changes nothing. Weeks at"
                            + " the edges of the window, and those before the first deployment, count as they are.",
                    "The lead time is of pull requests, from their first commit; what was pushed without one has"
                            + " none. Its parts are rounded up to minutes, so it is up to three minutes longer.",
                    "Of an even number of times, the median is the lower of the two in the middle.",
                    "A named cause is not looked at, and no incident comes too late after a deployment to be put"
                            + " down to it. Rollbacks and hotfixes do not fail anything.",
                    "An incident that begins at the instant in which a deployment finished belongs to the one before.",
                    "Only deployments that succeeded are counted, not all that reached users.",
                    "Recovery starts with the deployment and is of each incident: a deployment with two counts twice,"
                            + " and a rollback or hotfix ends none.",
                    "There is no rework rate.",
                    "Not as in DevLake: it puts incidents down to the deployments of a whole project; here each"
                            + " service has its own.",
                    "Not as in DevLake: it has words for the median and the yearly clusters of DORA's reports; here"
                            + " the numbers are told."));

    private DevLakeBook() {}
}
