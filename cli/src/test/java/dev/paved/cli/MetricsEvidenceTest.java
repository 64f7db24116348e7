package dev.paved.cli;

import static dev.paved.cli.FakePlatform.json;
import static dev.paved.cli.FakePlatform.problem;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MetricsEvidenceTest {
    private static final List<String> METRICS = List.of(
            "deploymentFrequency",
            "changeLeadTime",
            "changeFailRate",
            "failedDeploymentRecoveryTime",
            "deploymentReworkRate",
            "incidents");

    @TempDir
    Path home;

    private final FakePlatform platform = new FakePlatform();

    @AfterEach
    void stop() {
        platform.close();
    }

    @Test
    void each_thing_is_listed_with_why_it_counts_or_not() {
        // Given
        String pages = of("services/hello", "changeFailRate");
        platform.on(pages, json(200, RecordedMetrics.FIRST_EVIDENCE))
                .on(pages + "&cursor=a%20b", json(200, RecordedMetrics.LAST_EVIDENCE));

        // When
        var result = run("metrics", "hello", "--explain", "change-fail-rate");

        // Then
        assertThat(result.out()).isEqualTo("""
                hello, last 30d, as of 2026-11-25T14:27:30.2Z

                Change fail rate: 1 counted, 1 left out
                WHEN                   SUBJECT            COUNTED   WHY                                                       TIME
                2026-11-25T13:58:38Z   deployment/dep-2   yes       It needed intervention: rolled back (deployment/dep-3).   -
                2026-11-24T13:58:38Z   deployment/dep-1   no        It was given up before any user could reach it.           2.9s
                """.replace(
                        "                                                           TIME",
                        "                                                       TIME"));
    }

    @Test
    void programs_get_the_apis_items_each_with_its_metric() {
        // Given
        String pages = of("services/hello", "changeFailRate");
        platform.on(pages, json(200, RecordedMetrics.FIRST_EVIDENCE))
                .on(pages + "&cursor=a%20b", json(200, RecordedMetrics.LAST_EVIDENCE));

        // When
        var result = run("metrics", "hello", "--explain", "changeFailRate", "-o", "yaml");

        // Then
        assertThat(result.out())
                .startsWith("""
                apiVersion: paved.dev/v1
                items:
                  - metric: changeFailRate
                    service: hello
                    subject: deployment/dep-2
                    at: "2026-11-25T13:58:38.075288Z"
                    counted: true
                    reason: failed
                """)
                .contains("subject: deployment/dep-1")
                .doesNotContain("nextCursor");
    }

    @Test
    void without_a_metric_all_are_explained() {
        // Given
        METRICS.forEach(metric -> platform.on(
                of("services/hello", metric),
                json(200, RecordedMetrics.NO_EVIDENCE.replace("changeFailRate", metric))));

        // When
        var result = run("metrics", "hello", "--explain");

        // Then
        assertThat(result.exit()).isZero();
        assertThat(result.out().lines().filter(line -> line.contains("0 counted, 0 left out")))
                .hasSameSizeAs(METRICS)
                .contains("Incidents: 0 counted, 0 left out");
    }

    @Test
    void services_of_a_team_are_told_apart() {
        // Given
        platform.on(of("services/ada", "changeFailRate"), problem(404, "\"detail\":\"No.\""))
                .on(
                        of("teams/ada", "changeFailRate"),
                        json(
                                200,
                                RecordedMetrics.LAST_EVIDENCE.replaceFirst(
                                        "\"service\":\"hello\"", "\"team\":\"ada\",\"services\":2")));

        // When
        var result = run("metrics", "ada", "--explain", "changeFailRate");

        // Then
        assertThat(result.out())
                .startsWith("Team ada (2 services), last 30d")
                .contains("Z   hello     deployment/dep-1   no ");
    }

    @Test
    void choices_are_asked_for_and_named() {
        // Given
        platform.on(
                of("services/hello", "changeFailRate").replace("&metric", "&failureSigns=rollback&metric"),
                json(200, RecordedMetrics.NO_EVIDENCE));

        // When
        var result = run("metrics", "hello", "--explain", "changeFailRate", "--set", "failureSigns=rollback");

        // Then
        assertThat(result.out())
                .startsWith("hello, last 30d, as of 2026-11-25T14:27:30.2Z, with failureSigns=rollback\n");
    }

    private static String of(String whose, String metric) {
        return "GET /api/metrics/" + whose + "/evidence?window=30d&metric=" + metric + "&limit=200";
    }

    private Typed.Result run(String... arguments) {
        return Typed.at(platform, home).run(arguments);
    }
}
