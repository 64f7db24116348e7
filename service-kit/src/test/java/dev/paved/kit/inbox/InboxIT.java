package dev.paved.kit.inbox;

import static dev.paved.kit.sample.Notes.add;
import static dev.paved.kit.sample.Notes.sql;
import static dev.paved.kit.sample.Notes.text;
import static dev.paved.kit.sample.Notes.updated;
import static dev.paved.kit.testing.Tokens.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItem;

import dev.paved.events.EventCodec;
import dev.paved.events.EventEnvelope;
import dev.paved.events.Topics;
import dev.paved.kit.past.Past;
import dev.paved.kit.persistence.Transactions;
import dev.paved.kit.testing.StackResource;
import dev.paved.kit.testing.Stream;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(StackResource.class)
class InboxIT {

    private static final Duration SOON = Duration.ofSeconds(30);

    @Inject
    InboxTable table;

    @Inject
    Transactions transactions;

    @Test
    void redelivered_event_changes_nothing() {
        // Given
        add("followed");
        EventEnvelope update = updated("followed", 1, "+a");

        // When
        Stream.publish(update);
        Stream.publish(update);
        Stream.publish(updated("followed", 2, "+b"));

        // Then
        await().atMost(SOON).untilAsserted(() -> assertThat(text("followed")).isEqualTo("text+a+b"));
    }

    @Test
    void events_of_one_subject_under_two_keys_are_all_handled_in_any_order() {
        // Given
        add("left");
        add("right");

        // When
        Stream.publish(updated("repository/shared", "left", 2, "+a"));
        await().atMost(SOON).untilAsserted(() -> assertThat(text("left")).isEqualTo("text+a"));
        Stream.publish(updated("repository/shared", "right", 1, "+b"));

        // Then
        await().atMost(SOON).untilAsserted(() -> assertThat(text("right")).isEqualTo("text+b"));
    }

    @Test
    void failing_key_waits_in_order_and_is_caught_up() {
        // Given
        Stream.publish(Stream.garbage("late"));
        Stream.publish(updated("late", 1, "+a"));
        var withNull = new EventCodec().encode(updated("late", 2, "+b"));
        withNull.headers().add("empty", null);
        Stream.publish(withNull);
        await().atMost(SOON)
                .untilAsserted(
                        () -> assertThat(held("late")).containsOnly("waiting").hasSize(2));

        // When
        add("late");

        // Then
        await().atMost(SOON).untilAsserted(() -> assertThat(text("late")).isEqualTo("text+a+b"));
        assertThat(Stream.records(Topics.DEAD_LETTER)).anySatisfy(dead -> {
            assertThat(new String(dead.value(), StandardCharsets.UTF_8)).isEqualTo("not an event");
            assertThat(dead.headers().lastHeader("dead-letter-reason")).isNotNull();
        });
    }

    @Test
    void event_that_fails_too_often_is_parked_until_a_person_replays_it() throws Exception {
        // Given
        Stream.publish(updated("parked", 1, "+a"));
        await().atMost(SOON).until(() -> held("parked").equals(List.of("waiting")));
        sql("update inbox set attempts = 9, retry_at = now() where key = 'parked'");
        await().atMost(SOON).until(() -> held("parked").equals(List.of("parked")));
        Stream.publish(updated("parked", 2, "+b"));
        await().atMost(SOON).until(() -> held("parked").equals(List.of("parked", "waiting")));
        add("parked");

        // When
        var replay = as("grace").header("Idempotency-Key", "replay-1").post("/api/inbox/replay");

        // Then
        replay.then().statusCode(200).body("events", greaterThan(1));
        await().atMost(SOON).untilAsserted(() -> assertThat(text("parked")).isEqualTo("text+a+b"));
        as("grace")
                .get("/api/audit")
                .then()
                .body("items.findAll { it.actor == 'grace' }.action", hasItem("inbox.replay"));
        assertThat(as("grace")
                        .header("Idempotency-Key", "replay-1")
                        .post("/api/inbox/replay")
                        .asString())
                .isEqualTo(replay.asString());
    }

    @Test
    void event_whose_consumer_fails_after_the_commit_is_not_held_again() {
        // Given
        Stream.publish(updated("unwoken", 1, "+a"));
        await().atMost(SOON).until(() -> held("unwoken").equals(List.of("waiting")));

        // When
        add("unwoken");

        // Then
        await().atMost(SOON).untilAsserted(() -> assertThat(text("unwoken")).isEqualTo("text+a"));
        Stream.publish(updated("unwoken", 2, "+b"));
        await().atMost(SOON).untilAsserted(() -> assertThat(text("unwoken")).isEqualTo("text+a+b"));
        assertThat(held("unwoken")).isEmpty();
    }

    @Test
    void event_that_another_instance_handled_meanwhile_is_not_held_again() {
        // Given
        EventEnvelope event = updated("overtaken", 1, "+a");
        transactions.<Boolean>run(session -> table.remember(session, "note-follower", event, "type"));

        // When
        transactions.<Void>run(session -> table.failed(session, "note-follower", event.id(), "lost", 10));

        // Then
        assertThat(held("overtaken")).isEmpty();
    }

    @Test
    void event_that_can_be_neither_handled_nor_kept_is_put_aside_with_its_cause_and_its_partition_goes_on()
            throws Exception {
        // Given
        add("refused");
        sql("""
                create function refuse() returns trigger language plpgsql as $$
                begin raise exception 'refused by a trigger'; end $$""");
        sql(
                "create trigger refuse before insert on inbox for each row when (new.key = 'refused') execute function refuse()");

        // When
        EventEnvelope event = updated("refused", 1, "+a");
        Stream.publish(event);

        // Then
        await().atMost(SOON).untilAsserted(() -> assertThat(dead(event.id())).isNotEmpty());
        assertThat(header(dead(event.id()).getFirst(), "dead-letter-reason")).contains("refused by a trigger");
        sql("drop trigger refuse on inbox");
        Stream.publish(updated("refused", 2, "+b"));
        await().atMost(SOON).untilAsserted(() -> assertThat(text("refused")).isEqualTo("text+b"));
    }

    @Test
    void event_whose_subject_cannot_be_stored_is_put_aside() {
        // Given
        EventEnvelope event = updated("nul", 1, "+a");
        var record = new EventCodec().encode(event);
        record.headers().remove("ce_subject").add("ce_subject", "a\0b".getBytes(StandardCharsets.UTF_8));

        // When
        Stream.publish(record);

        // Then
        await().atMost(SOON).untilAsserted(() -> assertThat(dead(event.id())).hasSize(1));
        assertThat(header(dead(event.id()).getFirst(), "dead-letter-reason")).contains("control characters");
    }

    @ParameterizedTest
    @ValueSource(strings = {Past.IMPORT, Past.DEMO})
    void event_of_the_past_is_no_cause_to_act(String source) throws Exception {
        // Given
        String note = "history" + source.replace('/', '-');
        add(note);
        EventEnvelope of = updated(note, 1, "+past");
        EventEnvelope past = new EventEnvelope(
                of.id(), source, of.time(), of.subject(), 1, of.correlationId(), null, of.actor(), of.event());

        // When
        Stream.publish(past);
        Stream.publish(updated(note, 1, "+present"));

        // Then
        await().atMost(SOON).untilAsserted(() -> assertThat(text(note)).isEqualTo("text+present"));
        assertThat(held(note)).isEmpty();
    }

    private static List<String> held(String key) {
        return as("ada").get("/api/inbox").jsonPath().getList("items.findAll { it.key == '" + key + "' }.status");
    }

    private static List<ConsumerRecord<String, byte[]>> dead(UUID event) {
        return Stream.records(Topics.DEAD_LETTER).stream()
                .filter(record -> header(record, "ce_id").equals(event.toString()))
                .toList();
    }

    private static String header(ConsumerRecord<String, byte[]> record, String name) {
        var header = record.headers().lastHeader(name);
        return header == null ? "" : new String(header.value(), StandardCharsets.UTF_8);
    }
}
