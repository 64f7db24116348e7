package dev.paved.kit.reconcile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

class TurnsTest {

    private final Turns turns = new Turns(1);
    private final List<String> done = new CopyOnWriteArrayList<>();

    @Test
    void what_was_begun_comes_first_and_the_rest_in_order() {
        // Given
        turns.take(false);
        waiting("new", false);
        waiting("newer", false);
        waiting("begun", true);

        // When
        turns.end();

        // Then
        await().until(() -> done.size() == 3);
        assertThat(done).containsExactly("begun", "new", "newer");
    }

    private void waiting(String name, boolean begun) {
        Thread thread = Thread.ofPlatform().start(() -> {
            turns.take(begun);
            done.add(name);
            turns.end();
        });
        await().until(() -> thread.getState() == Thread.State.WAITING);
    }
}
