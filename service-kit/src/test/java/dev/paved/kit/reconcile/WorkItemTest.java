package dev.paved.kit.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class WorkItemTest {

    private final WorkItem item = new WorkItem("id");

    @Test
    void only_one_claims_it_and_news_is_remembered() {
        assertThat(item.claim()).isTrue();
        assertThat(item.claim()).isFalse();
        assertThat(item.rest()).isTrue();
        assertThat(item.claim()).isFalse();
        assertThat(item.rest()).isTrue();
        assertThat(item.rest()).isFalse();
        assertThat(item.claim()).isTrue();
    }

    @Test
    void pause_doubles_up_to_the_longest_and_starts_again_after_a_success() {
        Duration first = Duration.ofSeconds(1);
        Duration longest = Duration.ofSeconds(3);
        assertThat(item.failed(first, longest)).hasSeconds(1);
        assertThat(item.failed(first, longest)).hasSeconds(2);
        assertThat(item.failed(first, longest)).hasSeconds(3);
        item.succeeded();
        assertThat(item.failed(first, longest)).hasSeconds(1);
    }

    @Test
    void only_the_newest_timer_remains() {
        CompletableFuture<Void> first = new CompletableFuture<>();
        CompletableFuture<Void> second = new CompletableFuture<>();
        item.comeBack(first);
        item.comeBack(second);
        assertThat(first).isCancelled();
        assertThat(second).isNotCancelled();
    }
}
