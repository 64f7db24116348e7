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
    void evidence_is_listed_page_after_page_with_what_is_counted_and_why() {
        // Given
        String path = "GET /api/metrics/services/hello/evidence?window=30d&metric=changeFailRate&limit=200";
        String item = """
                {"service":"hello","subject":"deployment/d%d","at":"2026-01-01T00:00:0%d.123Z","counted":%b,"reason":"x","why":"%s","seconds":null}""";
        String page =
                "{\"service\":\"hello\",\"window\":\"30d\",\"definition\":\"dora\",\"metric\":\"changeFailRate\",\"items\":[%s],\"nextCursor\":%s}";
        platform.on(path, json(200, page.formatted(item.formatted(2, 2, true, "It needed intervention."), "\"abc\"")));
        platform.on(
                path + "&cursor=abc",
                json(200, page.formatted(item.formatted(1, 1, false, "It was given up."), "null")));

        // When
        var words = Typed.at(platform, home).run("metrics", "hello", "--explain", "changeFailRate");
        var json = Typed.at(platform, home).run("metrics", "hello", "--explain", "change-fail-rate", "-o", "json");

        // Then
        assertThat(words.out())
                .contains("Change fail rate: 1 counted, 1 left out")
                .containsPattern("2026-01-01T00:00:02Z +deployment/d2 +yes +It needed intervention\\.")
                .containsPattern("2026-01-01T00:00:01Z +deployment/d1 +no +It was given up\\.");
        assertThat(json.out()).contains("\"items\"", "\"metric\": \"changeFailRate\"", "\"deployment/d1\"");
    }

    @Test
    void what_there_is_not_is_refused_before_anything_is_asked() {
        assertThat(Typed.at(platform, home).run("metrics", "--window", "1y").exit())
                .isEqualTo(2);
        assertThat(Typed.at(platform, home).run("metrics", "--explain", "speed").err())
                .contains("There is no metric 'speed'.", "changeLeadTime");
        assertThat(Typed.at(platform, home).run("metrics", "--set", "speed=9").err())
                .contains("'speed=9' is no choice.", "leadTimeStart");
        assertThat(Typed.at(platform, home)
                        .run("metrics", "--as-of", "yesterday")
                        .err())
                .contains("'yesterday' is no time.");
        assertThat(Typed.at(platform, home)
                        .run("metrics", "hello", "--team", "a")
                        .exit())
                .isEqualTo(2);
    }

    @Test
    void teams_and_definitions_are_listed() {
        // Given
        platform.on("GET /api/metrics/teams", json(200, "{\"items\":[\"payments\",\"search\"]}"));
        platform.on("GET /api/metrics/definitions", json(200, """
                {"definition":"dora","definitions":[{"definition":"pelorus","source":"https://example.org",
                 "metrics":[{"metric":"changeLeadTime","meaning":"The mean."}],"differences":["Means, not medians."]}]}"""));

        // Then
        assertThat(Typed.at(platform, home).run("metrics", "--teams").out()).isEqualTo("TEAM\npayments\nsearch\n");
        assertThat(Typed.at(platform, home).run("metrics", "--definitions").out())
                .isEqualTo("""
                pelorus (https://example.org)
                  Change lead time: The mean.
                  Differs: Means, not medians.
                """);
    }

    private static String point(String ratio) {
        return "{\"asOf\":\"2026-01-01T00:00:00Z\",\"metrics\":{\"changeFailRate\":{\"ratio\":" + ratio + "}}}";
    }
}
