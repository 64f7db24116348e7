package dev.paved.kit.outbox;

import static dev.paved.kit.sample.Notes.one;
import static dev.paved.kit.sample.Notes.sql;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.paved.kit.crash.CrashPoints;
import dev.paved.kit.lease.Leases;
import dev.paved.kit.testing.StackResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(StackResource.class)
class ShardRelayIT {

    private static final Duration SOON = Duration.ofSeconds(60);

    private static final int SHARD = Outbox.SHARDS;

    /** More of one key than is read at a time. */
    private static final int MANY = 300;

    @Inject
    OutboxTable table;

    @Inject
    Leases leases;

    @Inject
    ObjectMapper json;

    private static void insert(String key, int records) throws SQLException {
        sql("""
                insert into outbox (id, topic, key, shard, subject, sequence, headers, payload, occurred_at)
                select gen_random_uuid(), 'platform.events', '%1$s', %2$d, 'note/%1$s', n, '{}',
                       convert_to(n::text, 'UTF8'), now()
                  from generate_series(1, %3$d) as n order by n""".formatted(key, SHARD, records));
    }

    private static String waiting(String keys) throws SQLException {
        return one("select count(*) from outbox where published_at is null and shard = " + SHARD + " and key like '"
                + keys + "'");
    }

    private static List<String> upTo(int last) {
        return IntStream.rangeClosed(1, last).mapToObj(String::valueOf).toList();
    }

    @Test
    void keys_that_get_no_answer_leave_room_for_the_others_and_arrive_in_order_once_they_do() throws SQLException {
        // Given
        List<String> silent = List.of("silent-1", "silent-2", "silent-3", "silent-4");
        for (String key : silent) {
            insert(key, MANY);
        }
        insert("heard", MANY);
        SilentKafka kafka = new SilentKafka(silent::contains);

        // When
        try (ShardRelay relay = new ShardRelay(SHARD, table, kafka, leases, json, CrashPoints.off())) {
            relay.start();

            // Then
            await().atMost(SOON).until(() -> waiting("heard").equals("0"));
            assertThat(kafka.sent("heard")).isEqualTo(upTo(MANY));
            assertThat(silent).allSatisfy(key -> assertThat(kafka.sent(key)).isEqualTo(upTo(1)));

            // When
            kafka.answer();

            // Then
            await().atMost(SOON).until(() -> waiting("silent-%").equals("0"));
            assertThat(silent).allSatisfy(key -> assertThat(kafka.sent(key)).isEqualTo(upTo(MANY)));
        }
    }
}
