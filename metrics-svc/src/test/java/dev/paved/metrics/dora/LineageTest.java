package dev.paved.metrics.dora;

import static dev.paved.events.EnvironmentType.STAGING;
import static dev.paved.metrics.testing.Story.commit;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import dev.paved.events.ChangeEvent.Commit;
import dev.paved.events.ChangeEvent.CommitsPushed;
import dev.paved.metrics.dora.Definition.FirstDeployment;
import dev.paved.metrics.dora.Definition.LeadTimeStart;
import dev.paved.metrics.testing.Judged;
import dev.paved.metrics.testing.Story;
import dev.paved.metrics.testing.Variation;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class LineageTest {

    private final Story hello = new Story("hello");

    @Test
    void deployment_brings_the_commits_after_the_one_before_up_to_its_own() {
        // Given
        hello.pushed(0, "c1");
        hello.pushed(2, "x", "c2", "y");
        hello.deployment("d1", "1").succeeded(1);
        hello.deployment("d2", "2").succeeded(5);

        // When
        Judged judged = hello.judged(6);

        // Then
        assertThat(judged.leadTimes()).containsOnly(entry("x", Duration.ofHours(3)), entry("c2", Duration.ofHours(3)));
        assertThat(judged.brought()).containsEntry("x", "d2");
    }

    @Test
    void changes_of_the_first_deployment_do_not_count() {
        // Given
        hello.pushed(0, "x", "c1");
        hello.deployment("d1", "1").succeeded(1);

        // When
        Judged judged = hello.judged(2);

        // Then
        assertThat(judged.leadTimes()).isEmpty();
    }

    @Test
    void changes_of_the_first_deployment_count_where_the_definition_says_so() {
        // Given
        hello.pushed(0, "x", "c1");
        hello.deployment("d1", "1").succeeded(1);
        var included = new Variation().with(FirstDeployment.INCLUDED).definition();

        // When
        Judged judged = hello.judged(included, hello.hour(2));

        // Then
        assertThat(judged.leadTimes()).containsOnlyKeys("x", "c1");
    }

    @Test
    void changes_after_a_deployment_of_an_unknown_commit_do_not_count() {
        // Given
        hello.pushed(0, "c1", "c2", "c3", "c4");
        hello.deployment("d1", "1").succeeded(1);
        hello.deployment("d2", "2").withoutCommit().succeeded(2);
        hello.deployment("d3", "3").succeeded(3);
        hello.deployment("d4", "4").succeeded(4);

        // When
        Judged judged = hello.judged(5);

        // Then
        assertThat(judged.brought()).containsOnly(entry("c4", "d4"));
    }

    @Test
    void change_counts_once_although_it_ships_again_after_a_rollback() {
        // Given
        hello.pushed(0, "c1", "c2", "c3");
        hello.deployment("d1", "1").succeeded(1);
        hello.deployment("d2", "2").succeeded(2);
        hello.deployment("d3", "1").succeeded(3);
        hello.deployment("d4", "2").succeeded(4);
        hello.deployment("d5", "3").succeeded(5);

        // When
        Judged judged = hello.judged(6);

        // Then
        assertThat(judged.brought()).containsOnly(entry("c2", "d2"), entry("c3", "d5"));
    }

    @Test
    void merge_commits_do_not_count_but_what_they_merge_does() {
        // Given
        hello.pushed(0, "c1");
        hello.pushed(hello.hour(2), commit("x", hello.hour(2)), new Commit("c2", null, hello.hour(2), true, List.of()));
        hello.deployment("d1", "1").succeeded(1);
        hello.deployment("d2", "2").succeeded(3);

        // When
        Judged judged = hello.judged(4);

        // Then
        assertThat(judged.leadTimes()).containsOnlyKeys("x");
    }

    @Test
    void commit_that_came_by_two_branches_counts_once() {
        // Given
        hello.pushed(0, "c1");
        hello.tell(
                hello.hour(1),
                new CommitsPushed(
                        "acme/hello",
                        "hello",
                        "feature",
                        null,
                        "x",
                        List.of(commit("x", hello.hour(1))),
                        "bob",
                        hello.hour(1)));
        hello.pushed(hello.hour(2), commit("x", hello.hour(1)), commit("c2", hello.hour(2)));
        hello.deployment("d1", "1").succeeded(1);
        hello.deployment("d2", "2").succeeded(3);

        // When
        Judged judged = hello.judged(4);

        // Then
        assertThat(judged.leadTimes()).containsOnly(entry("x", Duration.ofHours(2)), entry("c2", Duration.ofHours(1)));
    }

    @Test
    void changes_of_a_deployment_that_did_not_succeed_wait_for_one_that_does() {
        // Given
        hello.pushed(0, "c1", "c2", "c3");
        hello.deployment("d1", "1").succeeded(1);
        hello.deployment("d2", "2").failed(2, true);
        hello.deployment("d3", "3").succeeded(3);

        // When
        Judged judged = hello.judged(4);

        // Then
        assertThat(judged.brought()).containsOnly(entry("c2", "d3"), entry("c3", "d3"));
    }

    @Test
    void staging_brings_nothing_to_production() {
        // Given
        hello.pushed(0, "c1", "c2");
        hello.deployment("d1", "1").succeeded(1);
        hello.deployment("d2", "2").to("staging", STAGING).succeeded(2);

        // When
        Judged judged = hello.judged(3);

        // Then
        assertThat(judged.brought()).isEmpty();
    }

    @Test
    void lead_time_starts_when_a_commit_was_authored_where_the_definition_says_so_and_the_source_tells() {
        // Given
        hello.pushed(0, "c1");
        hello.pushed(
                hello.hour(4),
                new Commit("x", hello.hour(2), hello.hour(3), false, List.of()),
                commit("c2", hello.hour(4)));
        hello.deployment("d1", "1").succeeded(1);
        hello.deployment("d2", "2").succeeded(5);
        var authored = new Variation().with(LeadTimeStart.AUTHORED).definition();

        // When
        Judged judged = hello.judged(authored, hello.hour(6));

        // Then
        assertThat(judged.leadTimes()).containsOnly(entry("x", Duration.ofHours(3)), entry("c2", Duration.ofHours(1)));
    }

    @Test
    void lead_time_is_never_negative_whatever_the_clocks_said() {
        // Given
        hello.pushed(0, "c1");
        hello.pushed(hello.hour(2), commit("c2", hello.hour(9)));
        hello.deployment("d1", "1").succeeded(1);
        hello.deployment("d2", "2").succeeded(3);

        // When
        Judged judged = hello.judged(4);

        // Then
        assertThat(judged.leadTimes()).containsOnly(entry("c2", Duration.ZERO));
    }
}
