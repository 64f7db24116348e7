package dev.paved.metrics.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.paved.metrics.testing.MetricsStack;
import dev.paved.metrics.testing.Tables;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@QuarkusTest
@QuarkusTestResource(MetricsStack.class)
class DatabaseIT {

    @Inject
    Database database;

    @Test
    void work_that_ends_well_is_committed() throws SQLException {
        // When
        database.run(connection -> insert(connection, "database-kept"));

        // Then
        assertThat(rows("database-kept")).isEqualTo(1);
    }

    @ParameterizedTest
    @MethodSource("failures")
    void work_that_ends_badly_commits_nothing(Throwable failure) {
        // When
        assertThatThrownBy(() -> database.run(connection -> {
                    insert(connection, "database-undone");
                    return sneak(failure);
                }))
                .isSameAs(failure);

        // Then
        assertThat(rows("database-undone")).isZero();
    }

    static Stream<Throwable> failures() {
        return Stream.of(new SQLException("no"), new IllegalStateException("no"), new StackOverflowError("no"));
    }

    private static int insert(Connection connection, String name) throws SQLException {
        try (var insert = connection.prepareStatement("insert into service (name) values (?)")) {
            insert.setString(1, name);
            return insert.executeUpdate();
        }
    }

    @SuppressWarnings("unchecked")
    private static <E extends Throwable> int sneak(Throwable failure) throws E {
        throw (E) failure;
    }

    private static long rows(String name) {
        return Tables.count("select count(*) from service where name = '" + name + "'");
    }
}
