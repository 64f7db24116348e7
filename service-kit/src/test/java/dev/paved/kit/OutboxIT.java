package dev.paved.kit;

import static dev.paved.kit.sample.Notes.one;
import static dev.paved.kit.sample.Notes.sql;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.paved.events.EventEnvelope;
import dev.paved.events.ServiceEvent.ServiceRetired;
import dev.paved.kit.http.RefusedException;
import dev.paved.kit.identity.Cause;
import dev.paved.kit.outbox.Outbox;
import dev.paved.kit.persistence.Transactions;
import dev.paved.kit.testing.StackResource;
import dev.paved.kit.testing.Stream;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(StackResource.class)
class OutboxIT {

    private static final Cause CAUSE = new Cause("ada", "chain", null);
    private static final Duration SOON = Duration.ofSeconds(60);

    @Inject
    Outbox outbox;

    @Inject
    Transactions transactions;

    @Test
    void concurrent_writers_of_one_subject_arrive_numbered_and_in_order() {
        // When
        int writers = 100;
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            IntStream.range(0, writers).forEach(n -> threads.submit(() -> append("busy", "n" + n)));
        }

        // Then
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(sequences("busy"))
                        .isEqualTo(LongStream.rangeClosed(1, writers).boxed().toList()));
    }

    @Test
    void rolled_back_event_is_never_published_and_leaves_no_gap() {
        // Given
        append("careful", "first");

        // When
        try {
            transactions.run(
                    session -> outbox.append(session, "note/careful", new ServiceRetired("careful", "undone"), CAUSE)
                            .chain(() -> Uni.createFrom().failure(new IllegalStateException("no"))));
        } catch (IllegalStateException expected) {
            assertThat(expected).hasMessage("no");
        }
        append("careful", "second");

        // Then
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(sequences("careful")).containsExactly(1L, 2L));
        assertThat(Stream.events())
                .extracting(EventEnvelope::event)
                .doesNotContain(new ServiceRetired("careful", "undone"));
    }

    @Test
    void record_that_fails_holds_back_only_its_own_key() throws SQLException {
        // Given
        insert("platform.events", "poisoned", "x".repeat(3_000_000));
        append("poisoned", "behind");

        // When
        append("healthy", "free");

        // Then
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(sequences("healthy")).containsExactly(1L));
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(one("select error from outbox where sequence = 0 and key = 'poisoned'"))
                        .contains("larger"));
        assertThat(sequences("poisoned")).isEmpty();
        sql("delete from outbox where sequence = 0 and key = 'poisoned'");
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(sequences("poisoned")).containsExactly(1L));
    }

    @Test
    void record_that_gets_no_answer_delays_no_other_of_its_shard() throws SQLException {
        // Given
        insert("platform.nowhere", "stuck", "{}");

        // When
        append(sameShard("stuck"), "passes");

        // Then
        String overtaken = "select exists (select from outbox as stuck, outbox as passed where stuck.key = 'stuck'"
                + " and passed.key = '" + sameShard("stuck") + "'"
                + " and passed.published_at < stuck.retry_at - interval '1 second')";
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(one("select error from outbox where key = 'stuck'"))
                        .contains("Timeout"));
        assertThat(one(overtaken)).isEqualTo("t");
        sql("delete from outbox where key = 'stuck'");
    }

    @Test
    void what_an_instance_that_is_gone_left_is_published_once_its_lease_has_run_out() throws SQLException {
        // Given
        String lease = "'outbox/" + Math.floorMod("bequeathed".hashCode(), 4) + "'";
        append("bequeathed", "before");
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(sequences("bequeathed")).containsExactly(1L));
        sql(
                "update lease set holder = 'gone', epoch = nextval('lease_epoch'), expires_at = now() + interval '3 seconds'"
                        + " where name = " + lease);

        // When
        append("bequeathed", "meanwhile");

        // Then
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(
                                one("select published_at from outbox where key = 'bequeathed' and sequence = 2"))
                        .isNotEqualTo("null"));
        assertThat(one("select holder from lease where name = " + lease)).isNotEqualTo("gone");
        assertThat(sequences("bequeathed")).startsWith(1L, 2L);
    }

    @Test
    void age_of_the_oldest_record_that_did_not_arrive_is_shown() throws SQLException {
        // When
        insert("platform.events", "aged", "x".repeat(3_000_000));

        // Then
        await().atMost(SOON).untilAsserted(() -> assertThat(age()).isBetween(3_600.0, 4_000.0));
        sql("delete from outbox where key = 'aged'");
        await().atMost(SOON).untilAsserted(() -> assertThat(age()).isLessThan(3_600.0));
    }

    @Test
    void event_that_is_larger_than_a_broker_takes_is_refused_and_holds_nothing_back() {
        // When
        assertThatThrownBy(() -> append("large", "x".repeat(1_000_000)))
                .isInstanceOfSatisfying(
                        RefusedException.class,
                        e -> assertThat(e.failure().problem().status()).isEqualTo(413));
        append("large", "x".repeat(990_000));

        // Then
        await().atMost(SOON).untilAsserted(() -> assertThat(sequences("large")).containsExactly(1L));
    }

    /** A row that is not from {@link Outbox#append}, an hour old, and can never be sent. */
    private static void insert(String topic, String key, String text) throws SQLException {
        try (var connection = StackResource.postgres().connect("catalog");
                var statement = connection.prepareStatement("""
                        insert into outbox (id, topic, key, shard, subject, sequence, headers, payload, occurred_at)
                        values (gen_random_uuid(), ?, ?, ?, ?, 0, '{}', ?, now() - interval '1 hour')""")) {
            statement.setString(1, topic);
            statement.setString(2, key);
            statement.setInt(3, Math.floorMod(key.hashCode(), 4));
            statement.setString(4, "note/" + key);
            statement.setBytes(5, text.getBytes(StandardCharsets.UTF_8));
            statement.executeUpdate();
        }
    }

    private static String sameShard(String key) {
        int shard = Math.floorMod(key.hashCode(), 4);
        return IntStream.range(0, 100)
                .mapToObj(n -> "beside-" + n)
                .filter(other -> Math.floorMod(other.hashCode(), 4) == shard)
                .findFirst()
                .orElseThrow();
    }

    private static double age() {
        return RestAssured.given()
                .get("/metrics")
                .asString()
                .lines()
                .filter(line -> line.startsWith("paved_outbox_oldest_pending_seconds"))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' '))))
                .sum();
    }

    private void append(String note, String reason) {
        transactions.run(session -> outbox.append(session, "note/" + note, new ServiceRetired(note, reason), CAUSE));
    }

    private static List<Long> sequences(String note) {
        return Stream.events().stream()
                .filter(event -> event.subject().equals("note/" + note))
                .map(EventEnvelope::sequence)
                .toList();
    }
}
