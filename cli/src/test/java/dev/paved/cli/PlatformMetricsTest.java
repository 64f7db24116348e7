package dev.paved.cli;

import static dev.paved.cli.FakePlatform.json;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlatformMetricsTest {
    private static final String METRICS = """
            {"timeToFirstDeployment":{"p50Seconds":10800.0,"p90Seconds":172800.0,"samples":5,"waiting":2,\
            "oldestWaitingSeconds":259200.0},"goldenPathAdoption":{"ratio":0.8,"matching":4,"samples":5},\
            "goldenPathDeployments":{"ratio":0.0,"matching":0,"samples":3},"onboarding":{"ratio":1.0,"matching":7,"samples":7},\
            "retention":{"ratio":null,"matching":0,"samples":0},"ticketDeflection":{"ratio":0.75,"matching":6,"samples":8},\
            "tickets":{"perWeek":0.46666666666666673,"samples":2},"nps":{"quarter":"2026-Q4","score":33.333333333333336,\
            "promoters":2,"passives":0,"detractors":1,"samples":3}}""";

    @TempDir
    Path home;

    private final FakePlatform platform = new FakePlatform();

    @AfterEach
    void stop() {
        platform.close();
    }

    @Test
    void platform_is_shown_with_how_well_it_keeps_its_objectives() {
        // Given
        platform.on("GET /api/metrics/platform?window=90d", json(200, """
                {"window":"90d","asOf":"2026-11-25T14:27:30Z","zone":"UTC","metrics":%s,"slos":[{"slo":"deployment",\
                "objective":0.995,"withinSeconds":null,"good":398,"samples":400,"errorBudgetRemaining":0.0,"burnRates":{"1h":null,\
                "6h":0.5,"3d":1.0}},{"slo":"webhook-to-event","objective":0.9995,"withinSeconds":5.0,"good":0,"samples":0,\
                "errorBudgetRemaining":null,"burnRates":{}}]}""".formatted(METRICS)));

        // When
        var result = run("metrics", "--platform", "--window", "90d");

        // Then
        assertThat(result.out()).isEqualTo("""
                The platform, last 90d, as of 2026-11-25T14:27:30Z

                METRIC                     VALUE                SAMPLES
                Time to first deployment   3h (p50), 2d (p90)   5
                Golden path adoption       80.0 %               5
                Golden path deployments    0.0 %                3
                Onboarding                 100.0 %              7
                Retention                  -                    0
                Ticket deflection          75.0 %               8
                Tickets                    0.5 a week           2
                NPS 2026-Q4                +33                  3

                Waiting for their first deployment:   2, the oldest for 3d

                OBJECTIVE          GOAL                  GOOD         BUDGET LEFT   BURN RATE (1h)   (6h)   (3d)
                deployment         99.5 %                398 of 400   0.0 %         -                0.5    1.0
                webhook-to-event   99.95 % within 5.0s   0 of 0       -             -                -      -
                """);
    }

    @Test
    void team_is_shown_with_its_tickets_before_and_since_it_came() {
        // Given
        platform.on("GET /api/metrics/platform/teams/ada?window=30d", json(200, """
                {"team":"ada","window":"30d","asOf":"2026-11-25T14:27:30Z","zone":"UTC","metrics":%s,"onboarding":{\
                "onboarded":"2026-11-01T08:00:00Z","before":{"perWeek":2.5,"samples":11},"after":null}}""".formatted(METRICS)));

        // When
        var result = run("metrics", "--platform", "--team", "ada");

        // Then
        assertThat(result.out())
                .startsWith("The platform for team ada, last 30d")
                .containsPattern("\nOn the platform since: +2026-11-01T08:00:00Z\n")
                .containsPattern("\nTickets before: +2.5 a week\n")
                .containsPattern("\nTickets since: +-\n");
    }

    private Typed.Result run(String... arguments) {
        return Typed.at(platform, home).run(arguments);
    }
}
