package dev.paved.metrics.intake;

import static dev.paved.metrics.testing.Topic.SOON;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.paved.events.EventCodec;
import dev.paved.kit.testing.Stream;
import dev.paved.metrics.dora.Window;
import dev.paved.metrics.testing.Api;
import dev.paved.metrics.testing.MetricsStack;
import dev.paved.metrics.testing.Scrape;
import dev.paved.metrics.testing.Story;
import dev.paved.metrics.testing.Tables;
import dev.paved.metrics.testing.Topic;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.time.Duration;
import java.time.Instant;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(MetricsStack.class)
class PoisonIT {

    private static final Instant LAST_WEEK = Instant.now().minus(Duration.ofDays(5));

    @Test
    void what_is_no_event_is_skipped_and_remembered_and_the_partition_goes_on() {
        // Given
        Story story = new Story("poisoned", LAST_WEEK);
        story.deployment("poisoned-1", "1").succeeded(1);

        // When
        Stream.publish(Stream.garbage("poisoned"));
        Stream.publish(
                changed(story, "ce_type", "dev.paved.deployment.succeeded.v1", "{\"deployment\": \"poisoned-0\"}"));
        Stream.publish(changed(story, "ce_time", "yesterday", "{}"));
        Topic.tell(story);

        // Then
        assertThat(Api.service("poisoned", Window.WEEK).deployments().succeeded())
                .isEqualTo(1);
        assertThat(Tables.count("select count(*) from dead_record where key = 'poisoned' and cause <> ''"))
                .isEqualTo(3);
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(Scrape.now().all())
                        .containsEntry("platform_metrics_dead_records_total", (double)
                                Tables.count("select count(*) from dead_record")));
    }

    @Test
    void what_is_no_event_is_counted_though_nothing_follows_it() {
        // When
        Stream.publish(Stream.garbage("alone"));

        // Then
        await().atMost(SOON).until(() -> Tables.count("select count(*) from dead_record where key = 'alone'") == 1);
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(Scrape.now().all())
                        .containsEntry("platform_metrics_dead_records_total", (double)
                                Tables.count("select count(*) from dead_record")));
    }

    @Test
    void type_of_a_newer_version_is_skipped_and_not_remembered() {
        // Given
        Story story = new Story("newer", LAST_WEEK);
        story.deployment("newer-1", "1").succeeded(1);

        // When
        Stream.publish(changed(story, "ce_type", "dev.paved.deployment.succeeded.v2", "{}"));
        Stream.publish(changed(story, "ce_type", "org.example.something", "not JSON"));
        Topic.tell(story);

        // Then
        assertThat(Api.service("newer", Window.WEEK).deployments().succeeded()).isEqualTo(1);
        assertThat(Tables.count("select count(*) from dead_record where key = 'newer'"))
                .isZero();
    }

    @Test
    void commit_of_an_impossible_date_does_not_end_the_reading() {
        // Given
        Story story = new Story("postdated", LAST_WEEK);
        story.pushed(story.hour(1), Story.commit("c1", Instant.parse("+318857-05-20T17:46:39Z")));
        story.deployment("postdated-1", "1").succeeded(2);

        // When
        Topic.tell(story);

        // Then
        assertThat(Api.service("postdated", Window.WEEK).deployments().succeeded())
                .isEqualTo(1);
        RestAssured.get("/q/health/ready").then().statusCode(200);
    }

    @Test
    void while_facts_can_not_be_kept_it_is_not_ready_and_afterwards_nothing_is_missing() {
        // Given
        Story story = new Story("outage", LAST_WEEK);
        story.deployment("outage-1", "1").succeeded(1);
        story.deployment("outage-2", "2").succeeded(2);
        Tables.execute("alter table push rename to push_away");
        Topic.publish(new Story("outage", LAST_WEEK).pushed(0, "c1", "c2"));
        try {
            await().atMost(SOON).until(() -> RestAssured.get("/q/health/ready").statusCode() == 503);
        } finally {
            // When
            Tables.execute("alter table push_away rename to push");
        }
        Topic.tell(story);

        // Then
        assertThat(Api.service("outage", Window.WEEK).metrics().changeLeadTime().samples())
                .isEqualTo(1);
        await().atMost(SOON).until(() -> RestAssured.get("/q/health/ready").statusCode() == 200);
        await().atMost(SOON).until(() -> Scrape.now().succeeded("outage") == 2);
    }

    private static ProducerRecord<String, byte[]> changed(Story story, String header, String value, String data) {
        var sent = new EventCodec().encode(story.events().getFirst());
        sent.headers().remove(header);
        sent.headers().add(header, value.getBytes(UTF_8));
        return new ProducerRecord<>(sent.topic(), null, sent.key(), data.getBytes(UTF_8), sent.headers());
    }
}
