package dev.paved.metrics.board;

import static dev.paved.metrics.testing.Topic.SOON;
import static org.awaitility.Awaitility.await;

import dev.paved.kit.testing.StackResource;
import dev.paved.metrics.testing.MetricsStack;
import dev.paved.metrics.testing.Scrape;
import dev.paved.metrics.testing.Story;
import dev.paved.metrics.testing.Tables;
import dev.paved.metrics.testing.Topic;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(MetricsStack.class)
class BoardIT {

    private static final String WAITING = "from pg_locks where not granted and relation = 'service'::regclass";

    @Inject
    Board board;

    @Test
    void services_that_could_not_be_judged_again_are_when_the_database_is_back() throws SQLException {
        // Given
        Story story = new Story("reloaded", Instant.now().minus(Duration.ofDays(5)));
        story.deployment("reloaded-1", "1").succeeded(1);
        Topic.publish(story);
        await().atMost(SOON).until(() -> Scrape.now().succeeded("reloaded") == 1);
        try (Connection other = StackResource.postgres().connect("metrics")) {
            other.setAutoCommit(false);
            other.createStatement().execute("lock table service in access exclusive mode");
            Tables.execute("""
                    insert into deployment (id, service, environment, environment_type, version, succeeded_at,
                            reached_users, external)
                    select 'reloaded-2', service, environment, environment_type, '2', succeeded_at, true, false
                      from deployment where id = 'reloaded-1'""");
            board.hold();
            board.release();
            await().atMost(SOON).until(() -> Tables.count("select count(*) " + WAITING) == 1);

            // When
            Tables.execute("select pg_terminate_backend(pid) " + WAITING);
        }

        // Then
        await().atMost(SOON).until(() -> Scrape.now().succeeded("reloaded") == 2);
        Tables.execute("delete from deployment where id = 'reloaded-2'");
    }
}
