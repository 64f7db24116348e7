package dev.paved.metrics.http;

import static dev.paved.kit.testing.Tokens.as;
import static dev.paved.metrics.testing.Topic.SOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.paved.kit.testing.StackResource;
import dev.paved.metrics.store.FactReader;
import dev.paved.metrics.testing.MetricsStack;
import dev.paved.metrics.testing.Tables;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(MetricsStack.class)
class RebuildIT {

    private static final String WAITING =
            "select count(*) from pg_locks where not granted and mode = 'AccessExclusiveLock'";

    @Test
    void rebuild_waits_for_whoever_is_reading_the_facts() throws SQLException {
        // Given
        try (Connection reader = StackResource.postgres().connect("metrics")) {
            reader.setAutoCommit(false);
            reader.createStatement().executeQuery("select count(*) from deployment");
            CompletableFuture<Integer> rebuild = CompletableFuture.supplyAsync(
                    () -> as("ada").post("/api/metrics/rebuild").statusCode(), Thread::startVirtualThread);
            await().atMost(SOON).until(() -> Tables.count(WAITING) == 1);

            // When
            FactReader.of(reader, List.of("anything"));
            reader.commit();

            // Then
            assertThat(rebuild).succeedsWithin(SOON).isEqualTo(200);
        }
    }
}
