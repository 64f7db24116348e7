package dev.paved.metrics.fact;

import static dev.paved.metrics.testing.Story.commit;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.paved.events.ChangeEvent.CommitsPushed;
import dev.paved.metrics.testing.Retelling;
import dev.paved.metrics.testing.Story;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class PushFactsTest {

    private final Story hello = new Story("hello");

    @Test
    void commits_of_a_push_follow_each_other_and_what_the_branch_was_at() {
        // Given
        hello.pushed(1, "c1", "c2");
        hello.pushed(2, "c3");

        // When
        Code facts = folded();

        // Then
        assertThat(facts.edges())
                .containsExactlyInAnyOrder(
                        new Edge("acme/hello", "c1", "", "c2"),
                        new Edge("acme/hello", "c2", "c1", "c2"),
                        new Edge("acme/hello", "c3", "c2", "c3"));
        assertThat(facts.pushes())
                .extracting(Push::before, Push::after, Push::pushedAt)
                .containsExactlyInAnyOrder(tuple("", "c2", hello.hour(1)), tuple("c2", "c3", hello.hour(2)));
    }

    @Test
    void commit_counts_from_when_it_was_first_seen() {
        // Given
        hello.pushed(hello.hour(3), commit("c1", hello.hour(1)));
        hello.pushed(hello.hour(2), commit("c1", hello.hour(1)));

        // When
        Code facts = folded();

        // Then
        assertThat(facts.changes())
                .containsExactly(new Change(
                        "acme/hello", "c1", "hello", null, hello.hour(1), hello.hour(2), false, Paths.UNKNOWN));
        assertThat(facts.edges()).containsExactly(new Edge("acme/hello", "c1", "", "c1"));
    }

    @Test
    void push_to_a_repository_that_is_no_services_is_kept_but_names_none() {
        // Given
        Instant at = hello.hour(1);
        hello.tell(at, new CommitsPushed("acme/loose", null, "main", null, "c1", List.of(commit("c1", at)), "ada", at));

        // When
        Code facts = folded();

        // Then
        assertThat(facts.changes()).extracting(Change::service).containsOnlyNulls();
        assertThat(Retelling.folded(hello.events()).services()).isEmpty();
    }

    @Test
    void instants_are_what_the_database_keeps() {
        // Given
        Instant before = Instant.MIN;
        Instant after = Instant.MAX;
        hello.pushed(hello.hour(1).plusNanos(1_999), commit("c1", before), commit("c2", after));

        // When
        Code facts = folded();

        // Then
        assertThat(facts.pushes())
                .extracting(Push::pushedAt)
                .containsExactly(hello.hour(1).plusNanos(1_000));
        assertThat(facts.changes())
                .extracting(Change::committed)
                .containsExactlyInAnyOrder(
                        Instant.parse("1700-01-01T00:00:00Z"), Instant.parse("2200-01-01T00:00:00Z"));
    }

    private Code folded() {
        return Code.of(List.copyOf(Retelling.folded(hello.events()).pushes()), List.of(), List.of());
    }
}
