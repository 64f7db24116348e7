package dev.paved.metrics.intake;

import static dev.paved.kit.testing.Tokens.as;
import static dev.paved.metrics.testing.Topic.SOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import dev.paved.kit.testing.Stream;
import dev.paved.metrics.dora.Window;
import dev.paved.metrics.http.MetricsAnswer;
import dev.paved.metrics.testing.Api;
import dev.paved.metrics.testing.MetricsStack;
import dev.paved.metrics.testing.Scrape;
import dev.paved.metrics.testing.Story;
import dev.paved.metrics.testing.Tables;
import dev.paved.metrics.testing.Topic;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(MetricsStack.class)
class ReplayIT {

    private static final Instant LAST_WEEK = Instant.now().minus(Duration.ofDays(6));
    private static final int DEPLOYMENTS = 100;

    @Inject
    Intake intake;

    @Test
    void rebuilt_facts_give_the_same_numbers() {
        // Given
        MetricsAnswer before = told("rebuilt");
        Stream.publish(Stream.garbage("rebuilt"));
        Topic.awaitRead();
        long dead = Tables.count("select count(*) from dead_record");

        // When
        as("ada").post("/api/metrics/rebuild").then().statusCode(200).body("status", equalTo("rebuilding"));
        Topic.awaitRead();

        // Then
        assertSame(before);
        assertThat(Tables.count("select count(*) from dead_record")).isEqualTo(dead);
    }

    @Test
    void counters_neither_reset_nor_double_while_facts_are_rebuilt() {
        // Given
        told("counted");
        await().atMost(SOON).until(() -> Scrape.now().succeeded("counted") == DEPLOYMENTS);
        List<Double> seen = new ArrayList<>();

        // When
        as("ada").post("/api/metrics/rebuild").then().statusCode(200);
        await().atMost(SOON)
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(5))
                .until(() -> {
                    seen.add(Scrape.now().succeeded("counted"));
                    return Topic.isRead("metrics");
                });
        Topic.tell(new Story("after-counted", LAST_WEEK).created("team-a"));
        await().atMost(SOON).until(() -> {
            Scrape scrape = Scrape.now();
            seen.add(scrape.succeeded("counted"));
            return !scrape.of("after-counted").isEmpty();
        });

        // Then
        assertThat(seen).containsOnly((double) DEPLOYMENTS);
    }

    @Test
    void facts_that_were_lost_with_their_offsets_are_read_again_without_anyones_doing() {
        // Given
        MetricsAnswer before = told("emptied");

        // When
        Tables.empty();
        Topic.awaitRead();

        // Then
        assertSame(before);
    }

    @Test
    void reader_goes_on_where_it_was_after_a_restart() {
        // Given
        told("restarted");
        intake.stop();
        Story meanwhile = new Story("restarted", LAST_WEEK);
        meanwhile.deployment("restarted-more", "more").succeeded(DEPLOYMENTS + 1);
        Topic.publish(meanwhile);

        // When
        intake.start();
        Topic.awaitRead();

        // Then
        await().atMost(SOON).until(() -> Scrape.now().succeeded("restarted") == DEPLOYMENTS + 1);
        assertThat(Api.service("restarted", Window.WEEK).deployments().succeeded())
                .isEqualTo(DEPLOYMENTS + 1);
    }

    private static MetricsAnswer told(String service) {
        Story story = new Story(service, LAST_WEEK).created("team-a");
        for (int i = 1; i <= DEPLOYMENTS; i++) {
            story.pushed(i - 1, "c" + i);
            story.deployment(service + "-" + i, String.valueOf(i)).succeeded(i);
        }
        story.incident(service + "-i1").opened(DEPLOYMENTS + 1);
        story.incident(service + "-i1").resolved(DEPLOYMENTS + 3);
        Topic.tell(story);
        MetricsAnswer metrics = Api.service(service, Window.WEEK);
        assertThat(metrics.deployments().succeeded()).isEqualTo(DEPLOYMENTS);
        assertThat(metrics.metrics().changeLeadTime().samples()).isEqualTo(DEPLOYMENTS - 1);
        return metrics;
    }

    private static void assertSame(MetricsAnswer before) {
        MetricsAnswer after = Api.service(before.service(), Window.WEEK);
        assertThat(after.metrics()).isEqualTo(before.metrics());
        assertThat(after.deployments()).isEqualTo(before.deployments());
        var all = Api.organisation(Window.MONTH);
        assertThat(all.metrics()).isEqualTo(Api.recomputed(Window.MONTH, all.asOf()));
    }
}
