package dev.paved.integrations.subscription;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paved.integrations.subscription.Agenda.Look;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class AgendaTest {

    private static final Duration SECOND = Duration.ofSeconds(1);

    private final AtomicLong nanos = new AtomicLong(Long.MAX_VALUE - 1_000);
    private final Agenda agenda = new Agenda(nanos::get);

    @Test
    void what_waits_is_taken_once_in_the_order_in_which_it_came() {
        // Given
        agenda.now(List.of("one", "two", "three", "one"));

        // When
        List<String> first = taken(2);
        agenda.now(List.of("one"));

        // Then
        assertThat(first).containsExactly("one", "two");
        assertThat(taken(9)).containsExactly("three", "one");
        assertThat(taken(9)).isEmpty();
    }

    @Test
    void what_has_a_time_is_taken_when_it_has_come() {
        // Given
        agenda.after(new Look("one", List.of()), SECOND);

        // When
        agenda.consider(List.of("one", "two"));

        // Then
        assertThat(taken(9)).containsExactly("two");
        assertThat(agenda.pause(Duration.ofSeconds(5))).isEqualTo(SECOND);

        // When
        pass(SECOND);

        // Then
        assertThat(agenda.pause(Duration.ofSeconds(5))).isZero();
        assertThat(taken(9)).containsExactly("one");
    }

    @Test
    void news_and_answers_come_before_the_time() {
        // Given
        Sent sent = sent("two");
        agenda.after(new Look("one", List.of()), SECOND);
        agenda.after(new Look("two", List.of()), SECOND);

        // When
        agenda.now(List.of("one"));
        agenda.now(sent);
        agenda.after(new Look("one", List.of()), SECOND.multipliedBy(2));

        // Then
        assertThat(agenda.take(9)).containsExactly(new Look("one", List.of()), new Look("two", List.of(sent)));
    }

    @Test
    void answers_that_could_not_be_written_down_are_kept_with_those_that_came_meanwhile() {
        // Given
        Sent first = sent("one");
        Sent second = sent("one");
        agenda.now(first);
        Look failed = agenda.take(9).getFirst();
        agenda.now(second);

        // When
        agenda.after(failed, SECOND);

        // Then
        assertThat(agenda.take(9).getFirst().sent()).containsExactlyInAnyOrder(first, second);
    }

    @Test
    void pause_is_never_longer_than_asked_for() {
        // Given
        assertThat(agenda.pause(SECOND)).isEqualTo(SECOND);

        // When
        agenda.after(new Look("one", List.of()), Duration.ofHours(1));

        // Then
        assertThat(agenda.pause(SECOND)).isEqualTo(SECOND);
    }

    private List<String> taken(int most) {
        return agenda.take(most).stream().map(Look::subscription).toList();
    }

    private void pass(Duration time) {
        nanos.addAndGet(time.toNanos());
    }

    private static Sent sent(String subscription) {
        return new Sent(
                subscription,
                UUID.randomUUID(),
                UUID.randomUUID(),
                new Attempt(Instant.EPOCH, Verdict.DELIVERED, 200, Duration.ZERO, "", Optional.empty()));
    }
}
