package dev.paved.local.router;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class WeightedOrderTest {
    private static final Backend STABLE = new Backend("127.0.0.1", 1, 90);
    private static final Backend CANARY = new Backend("127.0.0.1", 2, 10);
    private static final Backend OFF = new Backend("127.0.0.1", 3, 0);

    @Test
    void instances_are_drawn_by_weight() {
        // Given
        var order = new WeightedOrder(new Random(1));
        int canaries = 0;

        // When
        for (int i = 0; i < 10_000; i++) {
            canaries += order.of(List.of(STABLE, CANARY, OFF)).getFirst().equals(CANARY) ? 1 : 0;
        }

        // Then
        assertThat(canaries).isCloseTo(1_000, Offset.offset(150));
    }

    @Test
    void every_weighted_instance_is_tried_once_and_no_other() {
        assertThat(new WeightedOrder(new Random(1)).of(List.of(STABLE, OFF, CANARY)))
                .containsExactlyInAnyOrder(STABLE, CANARY);
    }
}
