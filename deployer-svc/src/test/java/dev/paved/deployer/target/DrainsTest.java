package dev.paved.deployer.target;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.paved.deployer.local.Instance;
import dev.paved.deployer.local.Place;
import dev.paved.deployer.testing.Settings;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class DrainsTest {

    private static final Instant THEN = Instant.parse("2026-01-01T08:00:00Z");

    private final Drains drains = new Drains(new Settings(Path.of("unused"), Duration.ofMillis(200)));

    @Test
    void process_with_the_pid_of_an_earlier_one_has_its_own_time() {
        // Given
        drains.isOver(instance(1, THEN));
        drains.isOver(instance(2, THEN));
        await().until(() -> drains.isOver(instance(2, THEN)));

        // When
        boolean over = drains.isOver(instance(1, THEN.plusSeconds(1)));

        // Then
        assertThat(over).isFalse();
        assertThat(drains.isOver(instance(1, THEN))).isTrue();
    }

    private static Instance instance(long pid, Instant startedAt) {
        return new Instance(
                "dep-1", "hello", "staging", pid, startedAt, 20000, "/health", true, null, Place.LAST, "mark", null);
    }
}
