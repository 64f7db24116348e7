package dev.paved.integrations.repository;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paved.events.ChangeEvent.Commit;
import dev.paved.events.ChangeEvent.CommitsPushed;
import dev.paved.events.EventJson;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PushedCommitsTest {
    private static final int KAFKA_TAKES = 1_000_000;

    @Test
    void usual_pushes_are_told_in_full() {
        List<Commit> commits = List.of(commit(1, 3), commit(2, 0));

        assertThat(PushedCommits.bounded(commits)).isEqualTo(commits);
    }

    @Test
    void hugest_push_still_fits_into_a_record() {
        // Given
        List<Commit> commits =
                IntStream.range(0, 5_000).mapToObj(i -> commit(i, 50)).toList();

        // When
        List<Commit> bounded = PushedCommits.bounded(commits);

        // Then
        assertThat(bounded)
                .hasSize(PushedCommits.MOST)
                .last()
                .matches(c -> c.sha().equals(commits.getLast().sha()));
        assertThat(EventJson.write(new CommitsPushed(
                        "acme/shop", "shop", "main", null, "a".repeat(40), bounded, "ada", Instant.EPOCH)))
                .hasSizeLessThan(KAFKA_TAKES);
    }

    private static Commit commit(int number, int paths) {
        Instant time = Instant.parse("2026-01-01T00:00:00.123Z");
        return new Commit(
                "%040x".formatted(number), time, time, false, Collections.nCopies(paths, "src/main/java/Some.java"));
    }
}
