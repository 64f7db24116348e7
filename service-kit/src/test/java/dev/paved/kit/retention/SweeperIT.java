package dev.paved.kit.retention;

import static dev.paved.kit.sample.Notes.sql;
import static org.assertj.core.api.Assertions.assertThat;

import dev.paved.kit.testing.StackResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(StackResource.class)
class SweeperIT {

    @Inject
    Sweeper sweeper;

    @Test
    void only_what_has_done_its_work_and_is_older_than_its_retention_is_deleted() throws SQLException {
        // Given
        outbox("new", "now() - interval '6 days'", 1);
        outbox("old", "now() - interval '8 days'", 1_200);
        outbox("unpublished", "null", 1);
        inbox("new", "done", 6);
        inbox("old", "done", 8);
        inbox("waiting", "waiting", 8);
        inbox("parked", "parked", 8);
        operation("new", "FAILED", 29);
        operation("old", "SUCCEEDED", 31);
        operation("running", "RUNNING", 31);
        idempotency("new", 6);
        idempotency("old", 8);

        // When
        sweeper.sweep();

        // Then
        assertThat(column("select distinct key from outbox where topic = 'swept'"))
                .containsExactlyInAnyOrder("new", "unpublished");
        assertThat(column("select key from inbox where consumer = 'swept'"))
                .containsExactlyInAnyOrder("new", "waiting", "parked");
        assertThat(column("select id from operation where kind = 'swept'")).containsExactlyInAnyOrder("new", "running");
        assertThat(column("select key from idempotency where actor = 'swept'")).containsExactly("new");
        sql("delete from outbox where topic = 'swept'");
        sql("delete from inbox where consumer = 'swept'");
    }

    private static void outbox(String key, String published, int rows) throws SQLException {
        sql("insert into outbox (id, topic, key, shard, subject, sequence, headers, payload, occurred_at, published_at,"
                + " retry_at) select gen_random_uuid(), 'swept', '" + key + "', 0, '" + key + "', n, '{}', '', now(), "
                + published + ", now() + interval '1 hour' from generate_series(1, " + rows + ") n");
    }

    private static void inbox(String key, String status, int days) throws SQLException {
        sql("insert into inbox (consumer, event_id, key, status, type, received_at) values ('swept',"
                + " gen_random_uuid(), '%s', '%s', 't', now() - interval '%d days')".formatted(key, status, days));
    }

    private static void operation(String id, String status, int days) throws SQLException {
        sql("insert into operation (id, kind, subject, status, steps, requested_by, created_at, updated_at, version)"
                + " values ('%s', 'swept', 's', '%s', '[]', 'ada', now(), now() - interval '%d days', 0)"
                        .formatted(id, status, days));
    }

    private static void idempotency(String key, int days) throws SQLException {
        sql("insert into idempotency (actor, key, request_hash, created_at)"
                + " values ('swept', '%s', 'h', now() - interval '%d days')".formatted(key, days));
    }

    private static List<String> column(String query) throws SQLException {
        List<String> values = new ArrayList<>();
        try (var connection = StackResource.postgres().connect("catalog");
                var rows = connection.createStatement().executeQuery(query)) {
            while (rows.next()) {
                values.add(rows.getString(1));
            }
        }
        return values;
    }
}
