package dev.paved.metrics.backfill;

import static dev.paved.kit.testing.Tokens.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;

import dev.paved.events.ServiceEvent.ServiceRetired;
import dev.paved.metrics.testing.MetricsStack;
import dev.paved.metrics.testing.Story;
import dev.paved.metrics.testing.Topic;
import dev.paved.prerequisite.Prerequisite;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@QuarkusTestResource(MetricsStack.class)
class BackfillIT {

    private static final Instant BEGIN =
            Instant.now().minus(Duration.ofDays(10)).truncatedTo(ChronoUnit.DAYS);

    @TempDir
    Path folder;

    @Test
    void each_instant_shows_what_was_known_of_it_and_nothing_of_what_came_later() {
        // Given: one good deployment on the first day, one on the third that is rolled back on the fifth
        Story story = new Story("past", BEGIN).created("team-past");
        story.deployment("past-1", "1").succeeded(1);
        story.deployment("past-2", "2").succeeded(49);
        story.deployment("past-3", "1").succeeded(97);
        Topic.tell(story);

        // When
        String file = past(BEGIN.minus(Duration.ofDays(1)), BEGIN.plus(Duration.ofDays(5)));

        // Then
        String ratio =
                "dora_change_fail_ratio{service=\"past\",team=\"team-past\",environment=\"production\",window=\"7d\"} ";
        assertThat(lines(file, ratio))
                .containsExactly(
                        ratio + "0.0 " + day(1),
                        ratio + "0.0 " + day(2),
                        ratio + "0.0 " + day(3),
                        ratio + "0.0 " + day(4),
                        ratio + 1 / 3.0 + " " + day(5));
        String total =
                "dora_deployments_total{service=\"past\",team=\"team-past\",environment=\"production\",outcome=\"succeeded\"} ";
        assertThat(lines(file, total))
                .containsExactly(
                        total + "0.0 " + day(0),
                        total + "1.0 " + day(1),
                        total + "1.0 " + day(2),
                        total + "2.0 " + day(3),
                        total + "2.0 " + day(4),
                        total + "3.0 " + day(5));
        String team = "dora_team_deployment_frequency_samples{team=\"team-past\",window=\"7d\"} ";
        assertThat(lines(file, team)).hasSize(6).last().isEqualTo(team + "3.0 " + day(5));
        assertThat(file).endsWith("\n# EOF\n");
    }

    @Test
    void platform_is_shown_as_it_was_known_then() {
        // Given: a service that was created on the first day, deployed on the third and retired on the fifth
        Story story = new Story("platform-past", BEGIN).created("team-platform-past");
        story.deployment("platform-past-1", "1").succeeded(49);
        story.tell(story.hour(97), new ServiceRetired("platform-past", null));
        Topic.tell(story);

        // When
        String file = past(BEGIN.minus(Duration.ofDays(1)), BEGIN.plus(Duration.ofDays(5)));

        // Then
        String waiting = "platform_team_time_to_first_deployment_waiting{team=\"team-platform-past\",window=\"7d\"} ";
        assertThat(lines(file, waiting))
                .containsExactly(
                        waiting + "1.0 " + day(0),
                        waiting + "1.0 " + day(1),
                        waiting + "1.0 " + day(2),
                        waiting + "0.0 " + day(3),
                        waiting + "0.0 " + day(4));
        String took =
                "platform_team_time_to_first_deployment_seconds{team=\"team-platform-past\",window=\"7d\",quantile=\"0.5\"} ";
        assertThat(lines(file, took))
                .containsExactly(took + 49 * 3600.0 + " " + day(3), took + 49 * 3600.0 + " " + day(4));
        String events = "platform_slo_events_total{slo=\"deployment\"} ";
        assertThat(values(file, events)).isSorted();
        assertThat(lines(file, events)).last().asString().endsWith(" " + day(5));
    }

    @Test
    void service_that_was_only_named_counts_from_when_it_was_first_named() {
        // Given
        Topic.tell(new Story("known-before", BEGIN.minus(Duration.ofDays(9))).created("team-known-before"));
        List<Double> before = onboardingSamples();
        Story named = new Story("named-in-the-past", BEGIN);
        named.deployment("named-in-the-past-1", "1").succeeded(49);

        // When
        Topic.tell(named);

        // Then
        assertThat(onboardingSamples()).containsExactly(before.getFirst(), before.getLast() + 1);
    }

    @Test
    void prometheus_reads_it() throws IOException, InterruptedException {
        // Given
        Prerequisite.program("promtool", "whether Prometheus reads a backfill is not tried");
        Story story = new Story("read-back", BEGIN).created("team \"quoted\\\"");
        story.pushed(0, "c1", "c2");
        story.deployment("read-back-1", "1").succeeded(1);
        story.deployment("read-back-2", "2").succeeded(30);
        Topic.tell(story);
        Path file = Files.writeString(folder.resolve("metrics.om"), past(BEGIN, BEGIN.plus(Duration.ofDays(9))));
        Path blocks = folder.resolve("blocks");

        // When
        run("promtool", "tsdb", "create-blocks-from", "openmetrics", file.toString(), blocks.toString());

        // Then
        Files.createDirectories(blocks.resolve("wal"));
        String dump = run("promtool", "tsdb", "dump", "--match={service=\"read-back\"}", blocks.toString());
        assertThat(dump).contains("dora_change_lead_time_seconds", "dora_deployments_total", "team=\"team \\\"quoted");
    }

    @ParameterizedTest
    @CsvSource({
        "/api/metrics/backfill?from=yesterday, /from",
        "/api/metrics/backfill?step=1w, /step",
        "/api/metrics/backfill?from=2026-01-01T00:00:00Z&to=2025-01-01T00:00:00Z, /from",
        "/api/metrics/backfill?from=2020-01-01T00:00:00Z&step=1h, /step"
    })
    void what_makes_no_sense_is_refused(String path, String pointer) {
        as("ada").get(path).then().statusCode(400).body("errors[0].pointer", equalTo(pointer));
    }

    private static String past(Instant from, Instant to) {
        return as("ada")
                .queryParam("from", from.toString())
                .queryParam("to", to.toString())
                .get("/api/metrics/backfill")
                .then()
                .statusCode(200)
                .contentType(startsWith("application/openmetrics-text;"))
                .contentType(containsString("version=1.0.0"))
                .extract()
                .asString();
    }

    private static List<String> lines(String file, String series) {
        return file.lines().filter(line -> line.startsWith(series)).toList();
    }

    /** On the third day and the fourth. */
    private static List<Double> onboardingSamples() {
        return values(
                past(BEGIN.plus(Duration.ofDays(2)), BEGIN.plus(Duration.ofDays(3))), "platform_onboarding_samples ");
    }

    private static List<Double> values(String file, String series) {
        return lines(file, series).stream()
                .map(line -> Double.valueOf(line.substring(series.length()).split(" ")[0]))
                .toList();
    }

    private static long day(int day) {
        return BEGIN.plus(Duration.ofDays(day)).getEpochSecond();
    }

    private static String run(String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes());
        assertThat(process.waitFor()).as(output).isZero();
        return output;
    }
}
