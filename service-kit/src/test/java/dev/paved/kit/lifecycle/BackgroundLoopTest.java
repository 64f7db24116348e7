package dev.paved.kit.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class BackgroundLoopTest {

    private static final Duration NEVER = Duration.ofDays(1);
    private static final Duration SOON = Duration.ofMillis(1);

    private final CountDownLatch three = new CountDownLatch(3);

    @Test
    void round_that_asks_for_another_gets_it_long_before_the_period_is_over() throws InterruptedException {
        // Given
        AtomicReference<BackgroundLoop> self = new AtomicReference<>();
        try (BackgroundLoop loop = new BackgroundLoop("test", NEVER, () -> {
            three.countDown();
            self.get().againIn(SOON);
        })) {
            self.set(loop);

            // When
            loop.start();

            // Then
            assertThat(three.await(1, TimeUnit.MINUTES)).isTrue();
        }
    }

    @Test
    void period_counts_where_it_is_shorter_than_the_pause_asked_for() throws InterruptedException {
        // Given
        AtomicReference<BackgroundLoop> self = new AtomicReference<>();
        try (BackgroundLoop loop = new BackgroundLoop("test", SOON, () -> {
            three.countDown();
            self.get().againIn(NEVER);
        })) {
            self.set(loop);

            // When
            loop.start();

            // Then
            assertThat(three.await(1, TimeUnit.MINUTES)).isTrue();
        }
    }

    @Test
    void woken_loop_does_not_wait_for_its_period_even_after_a_failure() throws InterruptedException {
        // Given
        AtomicReference<BackgroundLoop> self = new AtomicReference<>();
        try (BackgroundLoop loop = new BackgroundLoop("test", NEVER, () -> {
            three.countDown();
            self.get().wake();
            throw new IllegalStateException("once more");
        })) {
            self.set(loop);

            // When
            loop.start();

            // Then
            assertThat(three.await(1, TimeUnit.MINUTES)).isTrue();
        }
    }
}
