package dev.paved.metrics.peer;

import dev.paved.metrics.dora.Rulebook;
import dev.paved.metrics.dora.Rulebook.Meaning;
import java.util.List;

/** The rules of the Four Keys project in words. */
final class FourKeysBook {

    static final Rulebook BOOK = new Rulebook(
            "https://github.com/dora-team/fourkeys/blob/main/METRICS.md",
            List.of(
                    new Meaning(
                            "deploymentFrequency",
                            "Successful production deployments of a pushed commit, divided by the days. And a bucket,"
                                    + " by the last three months whatever the window: daily where the median week has"
                                    + " three days with a deployment or more, weekly where it has any, monthly where"
                                    + " the median month has any, else yearly."),
                    new Meaning(
                            "changeLeadTime",
                            "For each commit of the push that ended with the deployed commit: from when it was"
                                    + " committed to when the deployment succeeded, rounded down to minutes, where"
                                    + " that is more than 0. Their median, interpolated."),
                    new Meaning(
                            "changeFailRate",
                            "Incidents that name a commit as their cause, once for each deployment of the push that"
                                    + " it was in, divided by the deployments."),
                    new Meaning(
                            "failedDeploymentRecoveryTime",
                            "For each resolved incident that began in the window: from its beginning, or from the end"
                                    + " of the first deployment of its cause if that is earlier, to when it was"
                                    + " resolved, rounded down to hours. Their median, interpolated."),
                    new Meaning("deploymentReworkRate", "Four Keys has none.")),
            List.of(
                    "A deployment has the commits of one push, not all since the deployment before: of two pushes"
                            + " that ship together only the later counts, and one that ships twice counts twice.",
                    "A deployment whose commit no push ended with is not seen at all: where commits are unknown,"
                            + " frequency is lower.",
                    "Merge commits count, and so do the commits of a service's first deployment.",
                    "Lead times are rounded down to minutes and recovery times to hours: an incident of 59 minutes"
                            + " took 0.",
                    "Only an incident that names its cause fails a deployment, and it fails each one with that cause;"
                            + " two incidents fail it twice, so the fail rate may exceed 1. Rollbacks and hotfixes do"
                            + " not fail anything.",
                    "Recovery is of each incident that began in the window, with or without a cause; a rollback or"
                            + " hotfix ends none.",
                    "There is no rework rate.",
                    "Not as in Four Keys: a cause is read from the text of an issue; here an incident that names a"
                            + " deployment or a version stands for its commit.",
                    "Not as in Four Keys: its three months start no earlier than the first event of any kind; here,"
                            + " than the first deployment."));

    private FourKeysBook() {}
}
