package dev.paved.metrics.dora;

import static dev.paved.metrics.dora.Definition.LeadTimeStart.AUTHORED;
import static dev.paved.metrics.dora.Definition.LeadTimeStart.COMMITTED;
import static dev.paved.metrics.dora.Definition.LeadTimeStart.FIRST_COMMIT_OF_PR;
import static dev.paved.metrics.dora.Definition.LeadTimeStart.MERGED;
import static dev.paved.metrics.testing.Story.commit;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import dev.paved.events.ChangeEvent.Commit;
import dev.paved.events.ChangeEvent.CommitsPushed;
import dev.paved.metrics.dora.Definition.LeadTimeStart;
import dev.paved.metrics.dora.Sample.Shipped;
import dev.paved.metrics.testing.Story;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PullRequestLineageTest {

    private final Story hello = new Story("hello");

    @BeforeEach
    void one_version_is_in_production() {
        hello.pushed(10, "c1");
        hello.deployment("d1", "1").succeeded(10);
    }

    @Test
    void squashed_commit_stands_for_its_pull_request_and_keeps_when_that_began() {
        // Given
        hello.pushed(hello.hour(14), new Commit("c2", hello.hour(13), hello.hour(14), false, List.of()));
        hello.merged(7, "c2", hello.hour(11), 12, 15);
        hello.deployment("d2", "2").succeeded(20);

        // Then
        assertThat(hours(COMMITTED)).containsOnly(entry("c2", 6L));
        assertThat(hours(AUTHORED)).containsOnly(entry("c2", 7L));
        assertThat(hours(FIRST_COMMIT_OF_PR)).containsOnly(entry("c2", 9L));
        assertThat(hours(MERGED)).containsOnly(entry("c2", 5L));
    }

    @Test
    void commits_that_arrived_with_the_merge_are_of_the_pull_request_and_those_before_it_are_not() {
        // Given
        hello.pushed(hello.hour(12), commit("direct", hello.hour(12)));
        hello.pushed(hello.hour(14), commit("a", hello.hour(11)), commit("b", hello.hour(13)), hello.merge("c2", 14));
        hello.merged(7, "c2", hello.hour(11), 12, 14);
        hello.deployment("d2", "2").succeeded(20);

        // Then
        assertThat(hours(FIRST_COMMIT_OF_PR)).containsOnly(entry("a", 9L), entry("b", 9L), entry("direct", 8L));
        assertThat(hours(MERGED)).containsOnly(entry("a", 6L), entry("b", 6L), entry("direct", 8L));
    }

    @Test
    void rebased_commits_are_of_the_pull_request_whose_last_one_it_names() {
        // Given
        hello.pushed(hello.hour(14), commit("a", hello.hour(14)), commit("c2", hello.hour(14)));
        hello.merged(7, "c2", hello.hour(11), 12, 15);
        hello.deployment("d2", "2").succeeded(20);

        // Then
        assertThat(hours(FIRST_COMMIT_OF_PR)).containsOnly(entry("a", 9L), entry("c2", 9L));
    }

    @Test
    void commits_that_came_by_their_branch_first_are_of_the_pull_request_that_merged_it() {
        // Given
        pushedTo("feature", "old", "x", commit("x", hello.hour(11)));
        hello.pushed(hello.hour(14), commit("x", hello.hour(11)), hello.merge("c2", 14));
        hello.merged(7, "c2", hello.hour(9), 12, 14);
        hello.deployment("d2", "2").succeeded(20);

        // When
        Shipped x = Lineages.of(hello.facts()).shipped().getFirst();

        // Then
        assertThat(hours(FIRST_COMMIT_OF_PR)).containsOnly(entry("x", 11L));
        assertThat(x.origin().pullRequest()).extracting("number", "opened").containsExactly(7, hello.hour(12));
        assertThat(x.origin().push()).extracting("branch", "before", "after").containsExactly("feature", "old", "x");
    }

    @Test
    void first_commit_of_a_new_branch_has_the_push_that_brought_it() {
        // Given
        pushedTo("feature", null, "y", commit("x", hello.hour(11)), commit("y", hello.hour(11)));
        hello.pushed(hello.hour(14), commit("x", hello.hour(11)), commit("y", hello.hour(11)), hello.merge("c2", 14));
        hello.deployment("d2", "2").succeeded(20);

        // When
        List<Shipped> shipped = Lineages.of(hello.facts()).shipped();

        // Then
        assertThat(shipped).extracting(Shipped::sha).containsExactlyInAnyOrder("x", "y");
        assertThat(shipped)
                .allSatisfy(change -> assertThat(change.origin().push())
                        .extracting("branch", "pushedAt")
                        .containsExactly("feature", hello.hour(12)));
    }

    @Test
    void without_a_pull_request_the_next_best_start_is_taken() {
        // Given
        hello.pushed(
                hello.hour(14),
                new Commit("told", hello.hour(12), hello.hour(14), false, List.of()),
                commit("c2", hello.hour(13)));
        hello.deployment("d2", "2").succeeded(20);

        // Then
        assertThat(hours(FIRST_COMMIT_OF_PR)).containsOnly(entry("told", 8L), entry("c2", 7L));
        assertThat(hours(MERGED)).containsOnly(entry("told", 6L), entry("c2", 7L));
    }

    @Test
    void pull_request_that_was_abandoned_has_no_changes() {
        // Given
        hello.pushed(14, "c2");
        hello.merged(7, null, hello.hour(1), 12, 15);
        hello.deployment("d2", "2").succeeded(20);

        // Then
        assertThat(hours(FIRST_COMMIT_OF_PR)).containsOnly(entry("c2", 6L));
    }

    @Test
    void instants_are_kept_as_they_were_told_where_clocks_went_wrong() {
        // Given
        hello.pushed(hello.hour(14), commit("c2", hello.hour(99)));
        hello.deployment("d2", "2").succeeded(20);

        // When
        Shipped skewed = Lineages.of(hello.facts()).shipped().getFirst();

        // Then
        assertThat(skewed.leadTime()).isZero();
        assertThat(skewed.origin().committed()).isEqualTo(hello.hour(99));
        assertThat(skewed.finished()).isEqualTo(hello.hour(20));
    }

    private void pushedTo(String branch, String before, String after, Commit... commits) {
        hello.tell(
                hello.hour(12),
                new CommitsPushed(
                        "acme/hello", "hello", branch, before, after, List.of(commits), "bob", hello.hour(12)));
    }

    private Map<String, Long> hours(LeadTimeStart start) {
        return Lineages.of(hello.facts(), Lineages.from(start)).shipped().stream()
                .collect(Collectors.toMap(Shipped::sha, s -> s.leadTime().dividedBy(Duration.ofHours(1))));
    }
}
