package dev.paved.grafana;

import java.util.List;

/** The DORA metrics of a service, a team or the organisation: the same definitions, over the events of that many. */
record Dora(String prefix, String of, String path) {

    private static final String FREQUENCY = "Successful production deployments in the window, divided by its days.";
    private static final String LEAD_TIME =
            "From the commit of a change to the end of the deployment that first brought it to production, of all changes that did so in the window.";
    private static final String FAIL =
            "Production deployments that needed immediate intervention (rolled back, followed by a hotfix, or the cause of an incident), divided by those that reached users.";
    private static final String RECOVERY =
            "From the start of the failure (the incident if there is one, else the end of the deployment) to the rollback, hotfix or resolution, of failed deployments that recovered in the window.";
    private static final String REWORK =
            "Production deployments made because of an incident, hotfixes and rollbacks among them, divided by all production deployments.";

    /** The numbers of now. */
    List<Panel> now() {
        return List.of(
                stat("Deployment frequency", FREQUENCY, "deploymentFrequency", List.of(frequency(), deployments())),
                stat("Change lead time", LEAD_TIME, "changeLeadTime", List.of(leadTime(), changes())),
                stat("Change fail rate", FAIL, "changeFailRate", List.of(failRatio(), reached())),
                stat(
                        "Failed deployment recovery time",
                        RECOVERY,
                        "failedDeploymentRecoveryTime",
                        List.of(recovery(), recovered())),
                stat("Deployment rework rate", REWORK, "deploymentReworkRate", List.of(rework(), reworked())),
                stat(
                        "Rhythm",
                        "Days of a week with a successful production deployment, and the time from one to the next: the medians of the window.",
                        "deploymentFrequency",
                        List.of(
                                value("deployment_days_per_week", "days a week", Unit.DAYS_A_WEEK),
                                value("deployment_interval_seconds", "from one to the next", Unit.SECONDS),
                                deployments())),
                stat(
                        "Incidents and their deployments",
                        "Incidents in the window that a deployment is held to have caused, divided by all; those without one are in no fail rate.",
                        "incidents",
                        List.of(
                                value("incident_attribution_ratio", "attributed", Unit.RATIO),
                                value("incidents_unattributed", "unattributed", Unit.COUNT),
                                samples("incident_attribution_samples", "incidents"))),
                stat(
                        "Not recovered yet",
                        "Failed production deployments in the window that no rollback, hotfix or resolved incident has ended; they are in no recovery time.",
                        "failedDeploymentRecoveryTime",
                        List.of(value("failed_deployment_open", "open", Unit.COUNT))));
    }

    /** How the numbers came to be what they are. */
    List<Panel> course() {
        return List.of(
                lines("Deployment frequency", FREQUENCY, "deploymentFrequency", List.of(frequency(), deployments())),
                lines("Change lead time", LEAD_TIME, "changeLeadTime", List.of(leadTime(), changes())),
                lines(
                                "Change fail and rework rate",
                                FAIL + " Rework: " + REWORK,
                                "changeFailRate",
                                List.of(failRatio(), rework(), reached(), reworked()))
                        .with("min", 0),
                lines(
                        "Failed deployment recovery time",
                        RECOVERY,
                        "failedDeploymentRecoveryTime",
                        List.of(recovery(), recovered())),
                Panel.lines(
                        "Quick Check",
                        "DORA's Quick Check score from 0 to 10: the mean of what the five metrics score, of those that have samples.",
                        12,
                        List.of(value("quick_check_score", "score", Unit.SCORE), deployments()),
                        Link.numbers(path, "${window}"),
                        Link.DEFINITIONS));
    }

    private Query frequency() {
        return value("deployment_frequency_per_day", "deployments", Unit.A_DAY);
    }

    private Query deployments() {
        return samples("deployment_frequency_samples", "successful deployments");
    }

    private Query leadTime() {
        return quantiles("change_lead_time_seconds");
    }

    private Query changes() {
        return samples("change_lead_time_samples", "changes");
    }

    private Query failRatio() {
        return value("change_fail_ratio", "failed", Unit.RATIO);
    }

    private Query reached() {
        return samples("change_fail_samples", "deployments that reached users");
    }

    private Query recovery() {
        return quantiles("failed_deployment_recovery_seconds");
    }

    private Query recovered() {
        return samples("failed_deployment_recovery_samples", "failed deployments that recovered");
    }

    private Query rework() {
        return value("deployment_rework_ratio", "rework", Unit.RATIO);
    }

    private Query reworked() {
        return samples("deployment_rework_samples", "production deployments");
    }

    private Query value(String name, String legend, Unit unit) {
        return Query.of("max(" + series(name) + ")", legend, unit);
    }

    private Query quantiles(String name) {
        return Query.of("max by (quantile) (" + series(name) + ")", "quantile {{quantile}}", Unit.SECONDS);
    }

    private Query samples(String name, String of) {
        return Query.samples("max(" + series(name) + ")", of);
    }

    private String series(String name) {
        return prefix + name + "{" + of + "window=\"$window\"}";
    }

    private Panel stat(String title, String description, String metric, List<Query> queries) {
        return Panel.stat(title, description, 6, queries, Link.evidence(path, metric), Link.DEFINITIONS);
    }

    private Panel lines(String title, String description, String metric, List<Query> queries) {
        return Panel.lines(title, description, 12, queries, Link.evidence(path, metric), Link.DEFINITIONS);
    }
}
