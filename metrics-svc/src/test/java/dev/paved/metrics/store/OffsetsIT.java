package dev.paved.metrics.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.paved.metrics.store.Offsets.Move;
import dev.paved.metrics.store.Offsets.StaleOwner;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.Test;

class OffsetsIT extends OnFactsDatabase {

    private static final String TOPIC = "platform.events";

    @Test
    void partition_that_was_never_read_begins_at_its_beginning() throws SQLException {
        assertThat(offsets(0, 7)).isEqualTo(Map.of(0, 0L, 7, 0L));
    }

    @Test
    void partition_goes_on_where_it_was_left() throws SQLException {
        // Given
        offsets(0, 1);

        // When
        advance(new Move(0, 0, 5), new Move(1, 0, 3));
        advance(new Move(0, 5, 9));

        // Then
        assertThat(offsets(0, 1)).isEqualTo(Map.of(0, 9L, 1, 3L));
    }

    @Test
    void reader_with_one_stale_place_moves_none_of_its_partitions() throws SQLException {
        // Given
        offsets(0, 1);
        advance(new Move(1, 0, 4));

        // When
        assertThatThrownBy(() -> advance(new Move(0, 0, 5), new Move(1, 0, 6))).isInstanceOf(StaleOwner.class);

        // Then
        assertThat(offsets(0, 1)).isEqualTo(Map.of(0, 0L, 1, 4L));
    }

    @Test
    void partition_that_has_no_place_yet_can_not_be_moved() throws SQLException {
        // When
        assertThatThrownBy(() -> advance(new Move(3, 0, 5))).isInstanceOf(StaleOwner.class);

        // Then
        assertThat(offsets(3)).isEqualTo(Map.of(3, 0L));
    }

    @Test
    void topics_have_places_of_their_own() throws SQLException {
        // Given
        offsets(0);
        advance(new Move(0, 0, 5));

        // When
        Map<Integer, Long> other = in(connection -> Offsets.of(connection, "another.topic", List.of(0)));

        // Then
        assertThat(other).isEqualTo(Map.of(0, 0L));
        assertThat(offsets(0)).isEqualTo(Map.of(0, 5L));
    }

    @Test
    void of_two_readers_at_the_same_place_only_the_first_to_commit_moves_on() throws SQLException {
        // Given
        offsets(0);
        try (Connection first = database.connect()) {
            first.setAutoCommit(false);
            Offsets.advance(first, TOPIC, List.of(new Move(0, 0, 5)));
            CompletableFuture<Void> second =
                    CompletableFuture.runAsync(() -> advanceUnchecked(new Move(0, 0, 7)), Thread::startVirtualThread);

            // When
            first.commit();

            // Then
            assertThat(second)
                    .failsWithin(Duration.ofMinutes(1))
                    .withThrowableOfType(ExecutionException.class)
                    .withCauseInstanceOf(StaleOwner.class);
        }
        assertThat(offsets(0)).isEqualTo(Map.of(0, 5L));
    }

    private static Map<Integer, Long> offsets(Integer... partitions) throws SQLException {
        return in(connection -> Offsets.of(connection, TOPIC, List.of(partitions)));
    }

    private static void advance(Move... moves) throws SQLException {
        in(connection -> {
            Offsets.advance(connection, TOPIC, List.of(moves));
            return moves;
        });
    }

    private static void advanceUnchecked(Move move) {
        try {
            advance(move);
        } catch (SQLException e) {
            throw new CompletionException(e);
        }
    }

    private static <T> T in(Database.Work<T> work) throws SQLException {
        try (Connection connection = database.connect()) {
            connection.setAutoCommit(false);
            T result = work.in(connection);
            connection.commit();
            return result;
        }
    }
}
