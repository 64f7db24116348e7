package dev.paved.metrics.history;

import static dev.paved.events.DeploymentKind.HOTFIX;
import static dev.paved.events.DeploymentKind.ROLLBACK;
import static dev.paved.kit.testing.Tokens.as;
import static dev.paved.metrics.testing.Topic.SOON;
import static dev.paved.metrics.testing.Topic.awaitRead;
import static dev.paved.metrics.testing.Topic.tell;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.startsWith;

import dev.paved.events.EventEnvelope;
import dev.paved.kit.testing.Stream;
import dev.paved.metrics.dora.Window;
import dev.paved.metrics.testing.Api;
import dev.paved.metrics.testing.MetricsStack;
import dev.paved.metrics.testing.Story;
import dev.paved.metrics.testing.Topic;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(MetricsStack.class)
class ImportIT {

    private static final Instant LAST_WEEK =
            Instant.now().minus(Duration.ofDays(6)).truncatedTo(ChronoUnit.SECONDS);

    @Test
    void imported_past_gives_the_metrics_of_the_same_history_lived() {
        // Given
        Story lived = new Story("lived", LAST_WEEK);
        lived.pushed(1, sha(1), sha(2));
        lived.deployment("l1", "1").of(sha(1)).external(2, true);
        lived.pushed(3, sha(3), sha(4));
        lived.deployment("l2", "2").of(sha(4)).external(5, true);
        lived.incident("l-i1").opened(6);
        lived.incident("l-i1").resolved(9);
        lived.deployment("l3", "3").of(sha(4)).as(HOTFIX).succeeded(8);
        lived.deployment("l4", "4").of(sha(5)).failed(10);
        lived.deployment("l5", "5").of(sha(6)).failed(11, true);
        lived.deployment("l6", "6").of(sha(7)).rolledBack(12, null);
        lived.deployment("l7", "2")
                .of(sha(4))
                .as(ROLLBACK)
                .because("incident/l-i1")
                .succeeded(13);
        tell(lived);

        // When
        imported("text/csv", """
                sha,service,committed,parent
                %s,imported,%s,
                %s,imported,%s,%s
                %s,imported,%s,
                %s,imported,%s,%s
                """.formatted(
                        sha(1), hour(1), sha(2), hour(1), sha(1), sha(3), hour(3), sha(4), hour(3), sha(3)));
        imported("text/csv", """
                id,service,environment,version,commit,outcome,finished,kind,because,reached_users,external
                i1,imported,production,1,%s,succeeded,%s,,,,
                i2,imported,production,2,%s,succeeded,%s,planned,,,yes
                i3,imported,production,3,%s,succeeded,%s,hotfix,,,false
                i4,imported,production,4,%s,failed,%s,,,,false
                i5,imported,production,5,%s,failed,%s,,,true,false
                i6,imported,production,6,%s,rolled_back,%s,,,,
                i7,imported,production,2,%s,succeeded,%s,rollback,incident/l-i1,,
                """.formatted(
                        sha(1), hour(2), sha(4), hour(5), sha(4), hour(8), sha(5), hour(10), sha(6), hour(11), sha(7),
                        hour(12), sha(4), hour(13)));
        imported("application/x-ndjson", """
                {"id": "i-i1", "service": "imported", "opened": "%s", "resolved": "%s"}
                """.formatted(hour(6), hour(9)));

        // Then
        for (Window window : Window.values()) {
            assertThat(Api.service("imported", window).metrics())
                    .isEqualTo(Api.service("lived", window).metrics());
            assertThat(Api.service("imported", window).deployments())
                    .isEqualTo(Api.service("lived", window).deployments());
        }
        assertThat(Api.service("imported", Window.WEEK)
                        .metrics()
                        .changeLeadTime()
                        .samples())
                .isPositive();
    }

    @Test
    void importing_the_same_again_changes_nothing() {
        // Given
        String file = weeks("again", 12);
        imported("text/csv", file).body("new", equalTo(12)).body("known", equalTo(0));
        long records = Topic.end();
        var once = Api.service("again", Window.MONTH);

        // When
        ValidatableResponse twice = imported("text/csv", file);

        // Then
        twice.body("rows", equalTo(12)).body("new", equalTo(0)).body("known", equalTo(12));
        assertThat(Topic.end()).isEqualTo(records);
        assertThat(Api.service("again", Window.MONTH).metrics()).isEqualTo(once.metrics());
    }

    @Test
    void commits_imported_again_are_known() {
        // Given
        String file =
                "sha,service,committed\n" + sha(41) + ",twice," + hour(1) + "\n" + sha(42) + ",twice," + hour(2) + "\n";
        imported("text/csv", file).body("new", equalTo(2));
        awaitRead();

        // When
        ValidatableResponse twice = imported("text/csv", file + sha(43) + ",twice," + hour(3) + "\n");

        // Then
        twice.body("new", equalTo(1)).body("known", equalTo(2));
    }

    @Test
    void import_that_was_interrupted_is_completed_by_importing_again() {
        // Given
        String file = weeks("halved", 20);
        String half = file.lines().limit(9).reduce("", (a, b) -> a + b + "\n");
        imported("text/csv", half).body("new", equalTo(8));

        // When
        ValidatableResponse whole = imported("text/csv", file);

        // Then
        whole.body("new", equalTo(12)).body("known", equalTo(8));
        assertThat(eventsOf("halved")).doesNotHaveDuplicates().hasSize(20);
    }

    @Test
    void same_rows_are_the_same_events_however_they_are_written() {
        // Given
        imported("text/csv", """
                service,environment,version,outcome,finished
                spelled,production,1.0.0,succeeded,%s
                """.formatted(hour(1)));

        // When
        imported("application/x-ndjson", """
                {"finished": "%s", "outcome": "succeeded", "version": "1.0.0", "environment": "production", \
                "service": "spelled", "commit": null}
                """.formatted(hour(1)));

        // Then
        assertThat(eventsOf("spelled")).hasSize(1);
    }

    @Test
    void commits_of_a_later_file_follow_those_of_an_earlier_one() {
        // Given
        imported("text/csv", "sha,service,committed\n" + sha(21) + ",parts," + hour(1) + "\n");
        imported(
                "text/csv",
                "sha,service,committed\n" + sha(23) + ",parts," + hour(4) + "\n" + sha(22) + ",parts," + hour(3)
                        + "\n");

        // When
        imported("text/csv", """
                service,environment,version,commit,outcome,finished
                parts,production,1,%s,succeeded,%s
                parts,production,2,%s,succeeded,%s
                """.formatted(sha(21), hour(2), sha(23), hour(5)));

        // Then
        assertThat(Api.service("parts", Window.WEEK).metrics().changeLeadTime().samples())
                .isEqualTo(2);
    }

    @Test
    void file_with_one_bad_row_changes_nothing() {
        // Given
        awaitRead();
        long records = Topic.end();
        String file = weeks("spoiled", 3) + "spoiled,production,4,succeeded,2026-01-31 08:00\n";

        // When
        ValidatableResponse answer = as("ada")
                .contentType("text/csv")
                .body(file)
                .post("/api/metrics/import")
                .then();

        // Then
        answer.statusCode(422)
                .body("errors", hasSize(1))
                .body("errors[0].pointer", equalTo("/5/finished"))
                .body(
                        "errors[0].detail",
                        startsWith("line 5, column finished: must be a time with its offset, such as 2026-"));
        assertThat(Topic.end()).isEqualTo(records);
        as("ada").get("/api/metrics/services/spoiled").then().statusCode(404);
    }

    @Test
    void no_more_errors_are_told_than_can_be_read() {
        // Given
        String rows = IntStream.range(0, 80)
                .mapToObj(i -> "x,production,1,maybe,never\n")
                .reduce("service,environment,version,outcome,finished\n", String::concat);

        // When
        ValidatableResponse answer = as("ada")
                .contentType("text/csv")
                .body(rows)
                .post("/api/metrics/import")
                .then();

        // Then
        answer.statusCode(422)
                .body("errors", hasSize(50))
                .body("errors.pointer", everyItem(startsWith("/")))
                .body("errors.pointer", hasItem("/2/outcome"))
                .body("detail", startsWith("160 values are not right"));
    }

    @Test
    void dry_run_publishes_nothing() {
        // Given
        awaitRead();
        long records = Topic.end();

        // When
        ValidatableResponse answer = as("ada")
                .contentType("text/csv")
                .queryParam("dryRun", true)
                .body(weeks("tried", 5))
                .post("/api/metrics/import")
                .then();

        // Then
        answer.statusCode(200).body("new", equalTo(5)).body("events", equalTo(0));
        assertThat(Topic.end()).isEqualTo(records);
    }

    @Test
    void facts_rebuilt_from_the_topic_have_what_was_imported() {
        // Given
        imported("text/csv", weeks("imported-anew", 9));
        var before = Api.service("imported-anew", Window.QUARTER).metrics();

        // When
        as("ada").post("/api/metrics/rebuild").then().statusCode(200);

        // Then
        awaitRead();
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(
                                Api.service("imported-anew", Window.QUARTER).metrics())
                        .isEqualTo(before));
        assertThat(before.deploymentFrequency().samples()).isEqualTo(9);
    }

    private static ValidatableResponse imported(String type, String file) {
        return as("ada")
                .contentType(type)
                .body(file.getBytes(StandardCharsets.UTF_8))
                .post("/api/metrics/import")
                .then()
                .statusCode(200)
                .body("visible", equalTo(true));
    }

    /** A file of {@code count} production deployments, the last of them yesterday. */
    private static String weeks(String service, int count) {
        List<String> lines = new ArrayList<>();
        lines.add("service,environment,version,outcome,finished");
        for (int i = 1; i <= count; i++) {
            lines.add(service + ",production," + i + ",succeeded," + hour(i));
        }
        return String.join("\n", lines) + "\n";
    }

    private static List<String> eventsOf(String key) {
        return Stream.events().stream()
                .filter(event -> event.key().equals(key))
                .map(EventEnvelope::id)
                .map(Object::toString)
                .toList();
    }

    private static Instant hour(int hour) {
        return LAST_WEEK.plus(Duration.ofHours(hour));
    }

    private static String sha(int number) {
        return "%040x".formatted(0xabc0000 + number);
    }
}
