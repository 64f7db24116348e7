package dev.paved.grafana;

import java.util.ArrayList;
import java.util.List;

/** The dashboards of the DORA metrics: from the organisation to its teams, from a team to its services. */
final class DoraBoards {

    private static final String PRODUCTION =
            "Deployments to production that ended, counted since the first event, by outcome. The window does not apply.";

    private DoraBoards() {}

    static Board organisation() {
        Dora dora = new Dora("dora_organisation_", "", "/api/metrics");
        return board(
                "organisation",
                "The five DORA metrics of all services together, over a rolling window of event time.",
                dora,
                List.of(Variable.window(), Variable.platform()),
                List.of(
                        outcomes("sum by (outcome) (dora_deployments_total{environment=\"production\"})", dora),
                        compared("Teams", "team", "dora_team_", "", dora)));
    }

    static Board team() {
        Dora dora = new Dora("dora_team_", "team=\"$team\",", "/api/metrics/teams/${team}");
        return board(
                "team",
                "The five DORA metrics of a team's services together, over a rolling window of event time.",
                dora,
                List.of(
                        Variable.query(
                                "team", "Team", "A team that owns services.", "dora_team_deployment_frequency_samples"),
                        Variable.window(),
                        Variable.platform()),
                List.of(
                        outcomes(
                                "sum by (outcome) (dora_deployments_total{team=\"$team\",environment=\"production\"})",
                                dora),
                        compared("Services of the team", "service", "dora_", "team=\"$team\",", dora)));
    }

    static Board service() {
        Dora dora = new Dora("dora_", "service=\"$service\",", "/api/metrics/services/${service}");
        return board(
                "service",
                "The five DORA metrics of one service, over a rolling window of event time.",
                dora,
                List.of(
                        Variable.query(
                                "service", "Service", "A service whose events were seen.", "dora_deployments_total"),
                        Variable.window(),
                        Variable.platform()),
                List.of(outcomes(
                        "sum by (outcome) (dora_deployments_total{service=\"$service\",environment=\"production\"})",
                        dora)));
    }

    private static Board board(String of, String description, Dora dora, List<Variable> variables, List<Panel> last) {
        List<Panel> panels = new ArrayList<>(dora.now());
        panels.addAll(dora.course());
        panels.addAll(last);
        return new Board("dora-" + of, "DORA: " + of, description, variables, panels);
    }

    private static Panel outcomes(String expression, Dora dora) {
        return Panel.lines(
                "Deployments by outcome",
                PRODUCTION,
                12,
                List.of(Query.of(expression, "{{outcome}}", Unit.COUNT)),
                Link.evidence(dora.path(), "deploymentFrequency"));
    }

    private static Panel compared(String title, String label, String prefix, String of, Dora dora) {
        String by = "max by (" + label + ") (" + prefix + "%s{" + of + "window=\"$window\"%s})";
        return Panel.table(
                title,
                "The same metrics, one line each, with the samples of each value beside it. Few samples say little: this is no ranking.",
                List.of(
                        Query.of(by.formatted("deployment_frequency_per_day", ""), "deployments", Unit.A_DAY),
                        Query.samples(by.formatted("deployment_frequency_samples", ""), "deployments"),
                        Query.of(
                                by.formatted("change_lead_time_seconds", ",quantile=\"0.5\""),
                                "lead time (median)",
                                Unit.SECONDS),
                        Query.samples(by.formatted("change_lead_time_samples", ""), "changes"),
                        Query.of(by.formatted("change_fail_ratio", ""), "fail rate", Unit.RATIO),
                        Query.samples(by.formatted("change_fail_samples", ""), "reached users"),
                        Query.of(
                                by.formatted("failed_deployment_recovery_seconds", ",quantile=\"0.5\""),
                                "recovery (median)",
                                Unit.SECONDS),
                        Query.samples(by.formatted("failed_deployment_recovery_samples", ""), "recovered"),
                        Query.of(by.formatted("deployment_rework_ratio", ""), "rework rate", Unit.RATIO),
                        Query.samples(by.formatted("deployment_rework_samples", ""), "production deployments")),
                Link.numbers(dora.path(), "${window}"),
                Link.DEFINITIONS);
    }
}
