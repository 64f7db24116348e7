package dev.paved.metrics.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class WriteBehindTest {

    private final CountDownLatch told = new CountDownLatch(1);
    private final WriteBehind writes = new WriteBehind(told::countDown);
    private final List<String> written = new CopyOnWriteArrayList<>();

    @AfterEach
    void close() {
        writes.close();
    }

    @Test
    void begins_a_write_without_waiting_for_it() throws Exception {
        // Given
        CountDownLatch allowed = new CountDownLatch(1);

        // When
        writes.begin(() -> {
            await(allowed);
            written.add("first");
        });

        // Then
        assertThat(writes.idle()).isFalse();
        assertThat(written).isEmpty();
        allowed.countDown();
        writes.settle();
        assertThat(written).containsExactly("first");
    }

    @Test
    void begins_the_next_write_when_the_last_is_over() throws Exception {
        // When
        for (String name : List.of("first", "second", "third")) {
            writes.begin(() -> written.add(name));
        }

        // Then
        writes.settle();
        assertThat(written).containsExactly("first", "second", "third");
    }

    @Test
    void what_follows_a_failed_write_is_not_written() throws Exception {
        // Given
        writes.begin(() -> {
            throw new SQLException("the disk is full");
        });

        // When
        assertThatThrownBy(() -> writes.begin(() -> written.add("second")))

                // Then
                .isInstanceOf(SQLException.class)
                .hasMessage("the disk is full");
        writes.settle();
        assertThat(written).isEmpty();
    }

    @Test
    void tells_of_a_failure_and_throws_it_once() throws Exception {
        // When
        writes.begin(() -> {
            throw new IllegalStateException("stale");
        });

        // Then
        told.await();
        assertThat(writes.failed()).isTrue();
        assertThatThrownBy(writes::settle).isInstanceOf(IllegalStateException.class);
        assertThat(writes.failed()).isFalse();
        assertThatCode(writes::settle).doesNotThrowAnyException();
    }

    @Test
    void those_who_only_wait_do_not_take_the_failure_from_those_who_handle_it() throws Exception {
        // Given
        writes.begin(() -> {
            throw new SQLException("gone");
        });

        // When
        writes.await();

        // Then
        assertThatThrownBy(writes::settle).isInstanceOf(SQLException.class);
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
