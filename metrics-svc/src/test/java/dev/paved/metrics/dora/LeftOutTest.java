package dev.paved.metrics.dora;

import static dev.paved.metrics.dora.ChangeReason.ALREADY_IN_PRODUCTION;
import static dev.paved.metrics.dora.ChangeReason.MERGE;
import static dev.paved.metrics.dora.ChangeReason.NOT_KNOWN;
import static dev.paved.metrics.dora.ChangeReason.RANGE_WITHOUT_START;
import static dev.paved.metrics.testing.Story.commit;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.paved.metrics.dora.Sample.Shipped;
import dev.paved.metrics.testing.Story;
import java.util.List;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Test;

class LeftOutTest {

    private final Story hello = new Story("hello");

    @Test
    void changes_of_the_first_deployment_are_left_out_since_its_range_has_no_start() {
        // Given
        hello.pushed(0, "x", "c1");
        hello.deployment("d1", "1").succeeded(1);

        // Then
        assertThat(left())
                .containsExactlyInAnyOrder(
                        tuple("x", "d1", RANGE_WITHOUT_START, null), tuple("c1", "d1", RANGE_WITHOUT_START, null));
    }

    @Test
    void merge_commits_are_left_out() {
        // Given
        hello.pushed(0, "c1");
        hello.pushed(hello.hour(2), commit("x", hello.hour(2)), hello.merge("c2", 2));
        hello.deployment("d1", "1").succeeded(1);
        hello.deployment("d2", "2").succeeded(3);

        // Then
        assertThat(left()).contains(tuple("c2", "d2", MERGE, null)).hasSize(2);
    }

    @Test
    void rolling_back_and_forward_ships_nothing_twice() {
        // Given
        hello.pushed(0, "c1", "c2", "c3", "c4");
        hello.deployment("d1", "1").succeeded(1);
        hello.deployment("d2", "2").succeeded(2);
        hello.deployment("d3", "3").succeeded(3);
        hello.deployment("d4", "1").succeeded(4);
        hello.deployment("d5", "4").succeeded(5);

        // When
        List<Shipped> shipped = Lineages.of(hello.facts()).shipped();

        // Then
        assertThat(shipped)
                .extracting(Shipped::sha, Shipped::deployment)
                .containsExactlyInAnyOrder(tuple("c2", "d2"), tuple("c3", "d3"), tuple("c4", "d5"));
        assertThat(left())
                .containsExactlyInAnyOrder(
                        tuple("c1", "d1", RANGE_WITHOUT_START, null),
                        tuple("c2", "d5", ALREADY_IN_PRODUCTION, "d2"),
                        tuple("c3", "d5", ALREADY_IN_PRODUCTION, "d3"));
    }

    @Test
    void deploying_the_version_in_place_again_ships_nothing() {
        // Given
        hello.pushed(0, "c1", "c2");
        hello.deployment("d1", "1").succeeded(1);
        hello.deployment("d2", "2").succeeded(2);
        hello.deployment("d3", "2").succeeded(3);

        // Then
        assertThat(left()).containsExactly(tuple("c1", "d1", RANGE_WITHOUT_START, null));
        assertThat(Lineages.of(hello.facts()).shipped()).hasSize(1);
    }

    @Test
    void commit_that_nobody_knows_is_said_to_be_unknown() {
        // Given
        hello.pushed(0, "c1", "c2");
        hello.deployment("d1", "1").succeeded(1);
        hello.deployment("d2", "2").of("elsewhere").succeeded(2);
        hello.deployment("d3", "3").withoutCommit().succeeded(3);
        hello.deployment("d4", "2").succeeded(4);

        // Then
        assertThat(left())
                .containsExactlyInAnyOrder(
                        tuple("c1", "d1", RANGE_WITHOUT_START, null),
                        tuple("elsewhere", "d2", NOT_KNOWN, null),
                        tuple(null, "d3", NOT_KNOWN, null),
                        tuple("c2", "d4", RANGE_WITHOUT_START, null));
    }

    @Test
    void every_reason_is_a_sentence() {
        assertThat(ChangeReason.values())
                .extracting(ChangeReason::sentence)
                .allMatch(sentence -> sentence.endsWith("."))
                .doesNotHaveDuplicates();
    }

    private List<Tuple> left() {
        return Lineages.of(hello.facts()).left().stream()
                .map(left -> tuple(left.sha(), left.deployment(), left.reason(), left.broughtBy()))
                .toList();
    }
}
