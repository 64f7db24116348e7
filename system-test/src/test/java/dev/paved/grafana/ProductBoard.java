package dev.paved.grafana;

import java.util.List;

/** The platform as a product: who uses it, how soon, for how long, and what they think of it. */
final class ProductBoard {

    private static final String ADOPTION =
            "Services created from a golden path and still on it, divided by all services created or registered in the window; the aim is 70 %.";
    private static final String THROUGH =
            "Production deployments that went through the platform, divided by all that were seen in the window, those from outside among them.";
    private static final String FIRST =
            "From a service's creation to its first successful production deployment, of services created in the window that have had one.";
    private static final String DEFLECTION =
            "Completed self-service actions with no ticket of the same team and category in the 24 hours after, divided by those and the tickets.";
    private static final String NPS =
            "Promoters (9 and 10) less detractors (0 to 6), in percent of the responses of this quarter: from -100 to 100.";
    private static final Link NUMBERS = Link.numbers("/api/metrics/platform", "${window}");
    private static final Link OF_TEAM = Link.numbers("/api/metrics/platform/teams/${team}", "${window}");

    private ProductBoard() {}

    static Board board() {
        return new Board(
                "platform-product",
                "Platform product",
                "How the platform does as a product: adoption, time to first deployment, retention, deflected tickets, what users say.",
                List.of(
                        Variable.window(),
                        Variable.query(
                                "team",
                                "Team",
                                "A team that uses the platform.",
                                "platform_team_golden_path_adoption_samples"),
                        Variable.platform()),
                List.of(
                        stat(
                                "goldenPathAdoption",
                                "Golden path adoption",
                                ADOPTION,
                                ratio("golden_path_adoption_ratio", "adoption"),
                                samples("golden_path_adoption_samples", "services")),
                        stat(
                                "goldenPathDeployments",
                                "Deployments through the platform",
                                THROUGH,
                                ratio("golden_path_deployments_ratio", "through the platform"),
                                samples("golden_path_deployments_samples", "deployments")),
                        stat(
                                "timeToFirstDeployment",
                                "Time to first deployment",
                                FIRST,
                                first(),
                                samples("time_to_first_deployment_samples", "services")),
                        stat(
                                "timeToFirstDeployment",
                                "Waiting for their first deployment",
                                "Services created in the window that have never been deployed to production, and the age of the oldest of them.",
                                Query.of(windowed("time_to_first_deployment_waiting"), "services", Unit.COUNT),
                                Query.of(
                                        windowed("time_to_first_deployment_waiting_oldest_seconds"),
                                        "oldest",
                                        Unit.SECONDS)),
                        stat(
                                "onboarding",
                                "Onboarding",
                                "Services in the catalog, divided by services known from any event. The window does not apply.",
                                Query.of("max(platform_onboarding_ratio)", "onboarded", Unit.RATIO),
                                Query.samples("max(platform_onboarding_samples)", "services")),
                        stat(
                                "retention",
                                "Retention",
                                "Services that were on a golden path when they were created and still are 90 days later, divided by all that were.",
                                ratio("retention_ratio", "retained"),
                                samples("retention_samples", "services")),
                        stat(
                                "ticketDeflection",
                                "Ticket deflection",
                                DEFLECTION,
                                ratio("ticket_deflection_ratio", "deflected"),
                                samples("ticket_deflection_samples", "actions and tickets")),
                        stat(
                                "ticketDeflection",
                                "Tickets",
                                "Tickets to operations that were opened, a week of the window.",
                                tickets()),
                        nps(),
                        lines(
                                "goldenPathAdoption",
                                "Golden path adoption",
                                ADOPTION,
                                ratio("golden_path_adoption_ratio", "adoption"),
                                ratio("golden_path_deployments_ratio", "deployments through the platform"),
                                samples("golden_path_adoption_samples", "services"),
                                samples("golden_path_deployments_samples", "deployments")),
                        lines(
                                "timeToFirstDeployment",
                                "Time to first deployment",
                                FIRST,
                                first(),
                                samples("time_to_first_deployment_samples", "services")),
                        lines(
                                "ticketDeflection",
                                "Ticket deflection",
                                DEFLECTION,
                                ratio("ticket_deflection_ratio", "deflected"),
                                samples("ticket_deflection_samples", "actions and tickets"),
                                tickets()),
                        Panel.lines(
                                "Tickets of the team",
                                "Tickets to operations that the chosen team opened, a week of the window: before and after it came to the platform.",
                                12,
                                List.of(Query.of(
                                        "max(platform_team_tickets_per_week{team=\"$team\",window=\"$window\"})",
                                        "{{team}}",
                                        Unit.A_WEEK)),
                                OF_TEAM),
                        teams()));
    }

    private static Panel nps() {
        return stat(
                "nps",
                "Net promoter score",
                NPS + " The window does not apply.",
                Query.of("max(platform_nps_score)", "score", Unit.SCORE),
                Query.samples("max(platform_nps_samples)", "responses"));
    }

    private static Panel teams() {
        return Panel.table(
                "Teams",
                "The same metrics, one line for each team, with the samples of each value beside it. Few samples say little: this is no ranking.",
                List.of(
                        ofTeams("golden_path_adoption_ratio", "adoption", Unit.RATIO),
                        samplesOfTeams("golden_path_adoption_samples", "services"),
                        ofTeams("time_to_first_deployment_waiting", "waiting", Unit.COUNT),
                        ofTeams("ticket_deflection_ratio", "deflected", Unit.RATIO),
                        samplesOfTeams("ticket_deflection_samples", "actions and tickets"),
                        ofTeams("tickets_per_week", "tickets a week", Unit.A_WEEK)),
                NUMBERS,
                OF_TEAM);
    }

    private static Query first() {
        return Query.of(
                "max by (quantile) (platform_time_to_first_deployment_seconds{window=\"$window\"})",
                "quantile {{quantile}}",
                Unit.SECONDS);
    }

    private static Query tickets() {
        return Query.of(windowed("tickets_per_week"), "tickets", Unit.A_WEEK);
    }

    private static Query ratio(String name, String legend) {
        return Query.of(windowed(name), legend, Unit.RATIO);
    }

    private static Query samples(String name, String of) {
        return Query.samples(windowed(name), of);
    }

    private static String windowed(String name) {
        return "max(platform_" + name + "{window=\"$window\"})";
    }

    private static Query ofTeams(String name, String legend, Unit unit) {
        return Query.of(byTeam(name), legend, unit);
    }

    private static Query samplesOfTeams(String name, String of) {
        return Query.samples(byTeam(name), of);
    }

    private static String byTeam(String name) {
        return "max by (team) (platform_team_" + name + "{window=\"$window\"})";
    }

    private static Panel stat(String metric, String title, String description, Query... queries) {
        return Panel.stat(title, description, 8, List.of(queries), evidence(metric), NUMBERS, Link.DEFINITIONS);
    }

    private static Panel lines(String metric, String title, String description, Query... queries) {
        return Panel.lines(title, description, 12, List.of(queries), evidence(metric), NUMBERS, Link.DEFINITIONS);
    }

    private static Link evidence(String metric) {
        return Link.evidence("/api/metrics/platform", metric);
    }
}
