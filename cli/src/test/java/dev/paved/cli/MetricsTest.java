package dev.paved.cli;

import static dev.paved.cli.FakePlatform.json;
import static dev.paved.cli.FakePlatform.problem;
import static org.assertj.core.api.Assertions.assertThat;

import dev.paved.cli.shell.Terminal;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MetricsTest {
    private static final String METRICS = """
            "deploymentFrequency":{"perDay":0.13333,"count":4,"samples":4,"medianDaysPerWeek":null,"medianSecondsBetween":120.0},
            "changeLeadTime":{"p50Seconds":3.4,"p75Seconds":3.5,"p95Seconds":3.6,"meanSeconds":3.4,"samples":2},
            "changeFailRate":{"ratio":0.25,"failed":1,"samples":4},
            "failedDeploymentRecoveryTime":{"p50Seconds":null,"p75Seconds":null,"p95Seconds":null,"meanSeconds":null,"samples":0,"open":1},
            "deploymentReworkRate":{"ratio":0.0,"rework":0,"samples":4},
            "incidents":{"coverage":0.5,"attributed":1,"unattributed":1,"samples":2}""";
    private static final String REST = """
            "window":"30d","asOf":"2026-01-01T00:00:00Z","definition":"dora",
            "parameters":{"frequencyCount":"deployments","leadTimeStart":"committed","quantile":"interpolated",
              "firstDeployment":"excluded","failureSigns":["hotfix","incident","rollback"],"recoveryStart":"incident",
              "attributionWindow":"PT24H","attributionTie":"<=","zone":"UTC"},
            "metrics":{%s},
            "quickCheck":{"overall":7.75,"known":4,"deploymentFrequency":4.0,"changeLeadTime":10.0,"changeFailRate":7.5,
              "failedDeploymentRecoveryTime":null,"deploymentReworkRate":10.0},
            "deployments":{"succeeded":4,"failed":1,"rolledBack":1},"ranges":{"git":2,"pushes":0}}""".formatted(METRICS);
    private static final String HELLO = "{\"service\":\"hello\"," + REST;

    private static final String SERIES = "GET /api/metrics/services/hello/series?window=30d&step=1d&points=30";

    @TempDir
    Path home;

    private final FakePlatform platform = new FakePlatform();

    @AfterEach
    void stop() {
        platform.close();
    }

    @Test
    void metrics_of_a_service_are_a_table_with_a_dash_for_what_is_unknown() {
        // Given
        platform.on("GET /api/metrics/services/hello?window=30d", json(200, HELLO));

        // When
        var result = Typed.at(platform, home).run("metrics", "hello");

        // Then
        assertThat(result.exit()).isZero();
        assertThat(result.out()).isEqualTo("""
                hello, last 30d, as of 2026-01-01T00:00:00Z

                METRIC                            VALUE                                SAMPLES   SCORE
                Deployment frequency              0.13 a day                           4         4.0
                Change lead time                  3.4s (p50), 3.5s (p75), 3.6s (p95)   2         10.0
                Change fail rate                  25.0 % (1 failed)                    4         7.5
                Failed deployment recovery time   -                                    0         -
                Deployment rework rate            0.0 %                                4         10.0

                Quick Check:     7.8 of 10, by 4 of 5 metrics
                Deployments:     4 succeeded, 1 failed, 1 rolled back
                Changes:         2 read from Git, 0 seen in pushes
                Cadence:         2m from one to the next (median)
                Incidents:       1 put down to a deployment, 1 to none (coverage 50.0 %)
                Not recovered:   1 failed deployment
                """);
    }

    @Test
    void terminal_shows_each_metric_over_time_with_gaps_where_it_is_unknown() {
        // Given
        platform.on("GET /api/metrics/services/hello?window=30d", json(200, HELLO));
        platform.on(
                "GET /api/metrics/services/hello/series?window=30d&step=1d&points=30",
                json(
                        200,
                        "{\"points\":["
                                + Stream.of("0", "null", "0.5", "1")
                                        .map(MetricsTest::point)
                                        .collect(Collectors.joining(","))
                                + "]}"));

        // When
        var result = Typed.at(platform, home)
                .on(new Terminal(true, true, true))
                .with("LANG", "C.UTF-8")
                .with("NO_COLOR", "1")
                .run("metrics", "hello");

        // Then
        assertThat(result.out()).contains("LAST 30 DAYS").contains("▁ ▅█");
    }

    @Test
    void series_that_cannot_be_had_leaves_the_table() {
        // Given
        platform.on("GET /api/metrics/services/hello?window=30d", json(200, HELLO));
        platform.on(
                "GET /api/metrics/services/hello/series?window=30d&step=1d&points=30",
                problem(500, "\"detail\":\"It broke.\""));

        // When
        var result = Typed.at(platform, home)
                .on(new Terminal(true, true, true))
                .with("LANG", "C.UTF-8")
                .run("metrics", "hello");

        // Then
        assertThat(result.exit()).isZero();
        assertThat(result.out()).contains("Change fail rate").doesNotContain("LAST 30 DAYS");
    }

    @Test
    void terminal_without_unicode_is_not_asked_to_draw() {
        // Given
        platform.on("GET /api/metrics/services/hello?window=30d", json(200, HELLO));

        // When
        var result = Typed.at(platform, home)
                .on(new Terminal(true, true, true))
                .with("LANG", "C")
                .run("metrics", "hello");

        // Then
        assertThat(result.out()).doesNotContain("LAST 30 DAYS");
    }

    @Test
    void name_that_is_no_service_is_a_team() {
        // Given
        platform.on("GET /api/metrics/services/payments?window=30d", problem(404, "\"detail\":\"No service.\""));
        platform.on(
                "GET /api/metrics/teams/payments?window=30d",
                json(200, "{\"team\":\"payments\",\"services\":3," + REST));

        // When
        var result = Typed.at(platform, home).run("metrics", "payments");

        // Then
        assertThat(result.exit()).isZero();
        assertThat(result.out()).startsWith("Team payments (3 services), last 30d");
    }

    @Test
    void name_that_is_neither_is_not_found_and_what_may_have_been_meant_is_told() {
        // Given
        platform.on(
                "GET /api/metrics/services/helo?window=30d",
                problem(404, "\"detail\":\"No service.\",\"suggestions\":[\"hello\"]"));
        platform.on(
                "GET /api/metrics/teams/helo?window=30d",
                problem(404, "\"detail\":\"No team.\",\"suggestions\":[\"help-desk\"]"));

        // When
        var result = Typed.at(platform, home).run("metrics", "helo");

        // Then
        assertThat(result.exit()).isEqualTo(3);
        assertThat(result.err())
                .contains("There is no service or team 'helo'.", "hello", "help-desk", "platform metrics --teams");
    }

    @Test
    void rules_are_asked_for_and_those_that_differ_are_named() {
        // Given
        platform.on(
                "GET /api/metrics?window=7d&definition=dora&leadTimeStart=authored",
                json(200, "{\"services\":2," + REST.replace("committed", "authored")));

        // When
        var result = Typed.at(platform, home)
                .run("metrics", "--window", "7d", "--definition", "dora", "--set", "leadTimeStart=authored");

        // Then
        assertThat(result.exit()).isZero();
        assertThat(result.out().lines().findFirst().orElse(""))
                .isEqualTo(
                        "All services (2 services), last 30d, as of 2026-01-01T00:00:00Z, by the definition dora with"
                                + " leadTimeStart authored");
    }

    @Test
    void unknown_is_a_dash_and_never_zero() {
        // Given
        platform.on("GET /api/metrics/teams/ada?window=30d", json(200, RecordedMetrics.NOTHING));

        // When
        String out = run("metrics", "--team", "ada").out();

        // Then
        assertThat(out)
                .startsWith("Team ada (1 service), last 30d")
                .containsPattern("\nDeployment frequency +- +0 +-\n")
                .containsPattern("\nChange lead time +- +0 +-\n")
                .containsPattern("\nChange fail rate +- +0 +-\n")
                .containsPattern("\nFailed deployment recovery time +- +0 +-\n")
                .containsPattern("\nDeployment rework rate +- +0 +-\n")
                .containsPattern("\nQuick Check: +-, by 0 of 5 metrics\n")
                .containsPattern("\nCadence: +-\n")
                .containsPattern("\nIncidents: .*\\(coverage -\\)\n");
    }

    @Test
    void mean_is_shown_where_the_definition_is_of_means() {
        // Given
        platform.on("GET /api/metrics/services/hello?window=30d&definition=pelorus", json(200, RecordedMetrics.MEANS));

        // When
        var result = run("metrics", "hello", "--definition", "pelorus");

        // Then
        assertThat(result.out().lines())
                .contains("hello, last 30d, as of 2026-11-25T14:27:30.2Z, by the definition pelorus")
                .anyMatch(line -> line.contains("36m11s (mean), 1.2s (p50), 2h (p95)"));
    }

    @Test
    void what_the_server_does_not_know_is_told_with_what_it_does() {
        platform.on("GET /api/metrics/services/hello?window=30d&definition=devlake", problem(400, """
                "detail":"The definition 'devlake' is not known. Use dora.","suggestions":["dora"]"""));

        var result = run("metrics", "hello", "--definition", "devlake");

        assertThat(result.exit()).isEqualTo(2);
        assertThat(result.err()).contains("Use dora.");
    }

    @Test
    void service_that_may_not_be_seen_is_not_looked_for_among_teams() {
        platform.on("GET /api/metrics/services/hello?window=30d", problem(403, "\"detail\":\"It is not yours.\""));

        assertThat(run("metrics", "hello").exit()).isEqualTo(5);
        assertThat(platform.received("GET /api/metrics/teams/hello?window=30d")).isEmpty();
    }

    @Test
    void nothing_is_drawn_for_programs() {
        platform.on("GET /api/metrics/services/hello?window=30d", json(200, RecordedMetrics.HELLO))
                .on(SERIES, json(200, RecordedMetrics.SERIES));

        assertThat(run("metrics", "hello").out()).doesNotContain("█");
        assertThat(terminal().run("metrics", "hello", "-o", "yaml").out()).startsWith("apiVersion: paved.dev/v1\n");
        assertThat(platform.received(SERIES)).isEmpty();
    }

    @Test
    void what_has_not_recovered_is_red_on_a_terminal() {
        platform.on("GET /api/metrics/services/hello?window=30d", json(200, RecordedMetrics.HELLO));

        assertThat(terminal().run("metrics", "hello").out()).contains("\u001b[31m2 failed deployments\u001b[0m");
    }

    @Test
    void teams_are_listed() {
        platform.on("GET /api/metrics/teams", json(200, "{\"items\":[\"ada\",\"root\"]}"));

        assertThat(run("metrics", "--teams").out()).isEqualTo("TEAM\nada\nroot\n");
    }

    @Test
    void definitions_are_told_in_words() {
        platform.on("GET /api/metrics/definitions", json(200, RecordedMetrics.DEFINITIONS));

        assertThat(run("metrics", "--definitions").out()).isEqualTo("""
                        dora (unless another is asked for)
                          https://dora.dev/guides/dora-metrics/
                          Deployment rework rate
                            Production deployments that are rollbacks, hotfixes or made because of an incident, divided by
                            all that reached users.
                          Choices
                            frequencyCount: deployments
                            leadTimeStart: committed
                            quantile: interpolated
                            firstDeployment: excluded
                            failureSigns: rollback,incident,hotfix
                            recoveryStart: incident
                            attributionWindow: 24h
                            attributionTie: <=
                            zone: UTC

                        other
                          https://example.com/
                          Other than dora
                            - It counts deployments that failed before any user could reach them, and what it calls an
                              incident is any issue with a label.
                        """);
    }

    private Typed terminal() {
        return Typed.at(platform, home)
                .on(new Terminal(true, true, true))
                .with("LANG", "en_US.UTF-8")
                .with("TERM", "xterm");
    }

    private Typed.Result run(String... arguments) {
        return Typed.at(platform, home).run(arguments);
    }

    private static String point(String ratio) {
        return "{\"asOf\":\"2026-01-01T00:00:00Z\",\"metrics\":{\"changeFailRate\":{\"ratio\":" + ratio + "}}}";
    }
}
