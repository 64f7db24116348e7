package dev.paved.metrics.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paved.events.ChangeEvent.CommitsPushed;
import dev.paved.events.ChangeEvent.PullRequestClosed;
import dev.paved.metrics.fact.Deployment;
import dev.paved.metrics.fact.FactBatch;
import dev.paved.metrics.fact.FactKeys;
import dev.paved.metrics.fact.PullRequest;
import dev.paved.metrics.fact.ToldFacts;
import dev.paved.metrics.testing.Retelling;
import dev.paved.metrics.testing.Story;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ToJudgeIT extends OnFactsDatabase {

    @Test
    void services_of_a_repository_are_to_be_judged_by_what_was_told_of_it() throws SQLException {
        // Given
        join(new Story("api").movedTo("acme/shop", null), new Story("web").movedTo("acme/shop", null));
        FactBatch told = told(pushed("acme/shop", null, "c1"), pushed("acme/else", null, "c2"));

        // When
        join(told);

        // Then
        FactKeys push = FactKeys.push(told.pushes().stream()
                .filter(p -> p.after().equals("c1"))
                .findFirst()
                .orElseThrow()
                .key());
        assertThat(take("api", "web")).isEqualTo(Map.of("api", push, "web", push));
        assertThat(take("api", "web")).isEmpty();
    }

    @Test
    void service_that_is_named_is_not_told_twice() throws SQLException {
        // Given
        join(new Story("api").movedTo("acme/shop", null), new Story("web").movedTo("acme/shop", null));

        // When
        join(told(pushed("acme/shop", "api", "c1")));

        // Then
        assertThat(take("api", "web")).containsOnlyKeys("web");
    }

    @Test
    void several_tellings_are_taken_together_and_others_are_left() throws SQLException {
        // Given
        join(new Story("api").movedTo("acme/shop", null), new Story("web").movedTo("acme/shop", null));
        FactBatch first = told(pushed("acme/shop", null, "c1"));
        FactBatch second = told(pushed("acme/shop", null, "c2"), merged("acme/shop"));
        join(first);
        join(second);
        join(second);

        // When
        FactKeys taken = take("api").get("api");

        // Then
        assertThat(taken.pushes())
                .containsExactlyInAnyOrder(
                        first.pushes().iterator().next().key(),
                        second.pushes().iterator().next().key());
        assertThat(taken.pullRequests()).containsExactly(new PullRequest.Id("acme/shop", 7));
        try (Connection connection = database.connect()) {
            assertThat(ToJudge.services(connection)).containsExactly("web");
        }
    }

    @Test
    void of_many_pushes_at_once_nothing_is_told_apart() throws SQLException {
        // Given
        join(new Story("api").movedTo("acme/shop", null));
        Story many = new Story("nobody");
        for (int i = 0; i < 101; i++) {
            many.tell(many.hour(i), pushed("acme/shop", null, "c" + i));
        }

        // When
        join(Retelling.folded(many.events()));

        // Then
        assertThat(take("api")).isEqualTo(Map.of("api", FactKeys.ALL));
    }

    @Test
    void facts_are_read_by_their_keys_as_they_are_now() throws SQLException {
        // Given
        Story story =
                new Story("api").movedTo("acme/shop", null).pushed(1, "c1").merged(3, "c1", null, 0, 1);
        story.deployment("d1", "1").succeeded(2);
        story.deployment("d2", "2").succeeded(3);
        story.incident("i1").opened(4);
        join(story);
        FactBatch all = Retelling.folded(story.events());
        FactKeys keys = FactKeys.of(Retelling.folded(
                        story.events().subList(1, story.events().size())))
                .get("api");

        // When
        try (Connection connection = database.connect()) {
            ToldFacts told = FactReader.told(connection, "api", keys);
            ToldFacts one = FactReader.told(
                    connection,
                    "api",
                    new FactKeys(false, Set.of("d2", "none"), Set.of(), Set.of(), Set.of(), Set.of()));

            // Then
            assertThat(told.deployments()).containsExactlyInAnyOrderElementsOf(all.deployments());
            assertThat(told.pushes()).containsExactlyElementsOf(all.pushes());
            assertThat(told.pullRequests()).containsExactlyElementsOf(all.pullRequests());
            assertThat(told.incidents()).containsExactlyElementsOf(all.incidents());
            assertThat(one.deployments()).extracting(Deployment::id).containsExactly("d2");
        }
    }

    private static Story story(CommitsPushed... pushes) {
        Story story = new Story("nobody");
        for (CommitsPushed push : pushes) {
            story.tell(push.pushedAt(), push);
        }
        return story;
    }

    private static CommitsPushed pushed(String repository, @Nullable String service, String sha) {
        Instant at = Story.BEGIN;
        return new CommitsPushed(repository, service, "main", null, sha, List.of(Story.commit(sha, at)), "ada", at);
    }

    private static FactBatch told(CommitsPushed... pushes) {
        return Retelling.folded(story(pushes).events());
    }

    private static FactBatch told(CommitsPushed push, PullRequestClosed merged) {
        return Retelling.folded(story(push).tell(Story.BEGIN, merged).events());
    }

    private static PullRequestClosed merged(String repository) {
        return new PullRequestClosed(repository, null, 7, "feature", "head", "c2", null, null, Story.BEGIN);
    }

    private static void join(Story... stories) throws SQLException {
        for (Story story : stories) {
            join(Retelling.folded(story.events()));
        }
    }

    private static void join(FactBatch batch) throws SQLException {
        try (Connection connection = database.connect()) {
            FactTables.join(connection, batch);
        }
    }

    private static Map<String, FactKeys> take(String... services) throws SQLException {
        try (Connection connection = database.connect()) {
            return ToJudge.take(connection, List.of(services));
        }
    }
}
