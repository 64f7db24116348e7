package dev.paved.kit.operation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paved.kit.testing.StackResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(StackResource.class)
class OperationsIT {

    @Test
    void unfinished_operations_are_found_by_their_index() throws SQLException {
        try (var connection = StackResource.postgres().connect("catalog");
                var statement = connection.createStatement()) {
            // Given
            statement.execute("set enable_seqscan = off");

            // When
            var plan = statement.executeQuery("explain (format json) select subject from operation"
                    + " where kind = 'note.copy' and status in ('PENDING', 'RUNNING')");

            // Then
            plan.next();
            assertThat(plan.getString(1)).contains("operation_unfinished");
        }
    }
}
