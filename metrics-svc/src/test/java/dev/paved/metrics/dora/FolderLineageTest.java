package dev.paved.metrics.dora;

import static dev.paved.metrics.dora.ChangeReason.FIRST_SHIPPED;
import static dev.paved.metrics.dora.ChangeReason.OUTSIDE_PATH;
import static dev.paved.metrics.dora.ChangeReason.PATHS_NOT_KNOWN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.paved.events.ChangeEvent.Commit;
import dev.paved.events.ChangeEvent.CommitsPushed;
import dev.paved.metrics.dora.Sample.Shipped;
import dev.paved.metrics.testing.Judged;
import dev.paved.metrics.testing.Story;
import java.util.List;
import org.junit.jupiter.api.Test;

class FolderLineageTest {

    private final Story api = new Story("api");

    @Test
    void only_commits_that_touch_the_folder_are_changes_and_the_others_are_passed_through() {
        // Given
        api.movedTo("acme/shop", "services/api");
        pushed("https://github.com/acme/shop.git", null, api.touching("c1", 1, "services/api/Main.java"));
        pushed(
                "acme/shop",
                "c1",
                api.touching("file", 2, "services/api"),
                api.touching("within", 2, "README.md", "services/api/deep/Main.java"),
                api.touching("beside", 2, "services/api-docs/index.html", "Services/api/x"),
                api.touching("unknown", 2),
                api.touching("c2", 2, "web/index.html"));
        api.deployment("d1", "1").succeeded(3);
        api.deployment("d2", "2").succeeded(5);

        // When
        Lineage lineage = Lineages.of(api.facts());

        // Then
        assertThat(lineage.shipped())
                .extracting(Shipped::sha, s -> s.origin().reason())
                .containsExactlyInAnyOrder(
                        tuple("file", FIRST_SHIPPED),
                        tuple("within", FIRST_SHIPPED),
                        tuple("unknown", PATHS_NOT_KNOWN));
        assertThat(lineage.left())
                .filteredOn(left -> left.deployment().equals("d2"))
                .extracting(LeftOut::sha, LeftOut::reason)
                .containsExactlyInAnyOrder(tuple("beside", OUTSIDE_PATH), tuple("c2", OUTSIDE_PATH));
    }

    @Test
    void service_with_a_repository_to_itself_has_all_of_its_commits() {
        // Given
        api.movedTo("git@github.com:acme/shop.git", null);
        pushed("acme/shop", null, api.touching("c1", 1, "a"));
        pushed("acme/shop", "c1", api.touching("x", 2, "b"), api.touching("c2", 2));
        api.deployment("d1", "1").succeeded(3);
        api.deployment("d2", "2").succeeded(5);

        // When
        Judged judged = api.judged(6);

        // Then
        assertThat(judged.brought()).containsOnlyKeys("x", "c2");
    }

    @Test
    void commits_of_another_repository_are_no_changes() {
        // Given
        api.movedTo("acme/shop", null);
        pushed("acme/shop", null, api.touching("c1", 1, "a"));
        pushed("acme/elsewhere", "c1", api.touching("c2", 2, "a"));
        api.deployment("d1", "1").succeeded(3);
        api.deployment("d2", "2").succeeded(5);

        // When
        Judged judged = api.judged(6);

        // Then
        assertThat(judged.brought()).isEmpty();
    }

    private void pushed(String repository, String before, Commit... commits) {
        api.tell(
                api.hour(2),
                new CommitsPushed(
                        repository,
                        null,
                        "main",
                        before,
                        commits[commits.length - 1].sha(),
                        List.of(commits),
                        "ada",
                        api.hour(2)));
    }
}
