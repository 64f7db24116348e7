package dev.paved.integrations.github.out;

import static dev.paved.integrations.github.out.GithubStack.github;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.paved.events.EnvironmentEvent;
import dev.paved.events.EnvironmentEvent.EnvironmentDestroyed;
import dev.paved.events.EnvironmentEvent.EnvironmentFailed;
import dev.paved.events.EnvironmentEvent.PreviewReady;
import dev.paved.events.EnvironmentType;
import dev.paved.integrations.IntegrationsStack;
import dev.paved.integrations.Published;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(IntegrationsStack.class)
@QuarkusTestResource(value = GithubStack.class, restrictToAnnotatedClass = true)
class TellPreviewsIT {

    private static String comments(String repository) {
        return "/repos/acme/" + repository + "/issues/7/comments";
    }

    private static void publish(EnvironmentEvent event) {
        Happening.publish("/paved/provisioner", "environment/" + event.environment(), event);
    }

    private static void ready(String repository, String head) {
        publish(new PreviewReady(
                repository + "-pr-7",
                "acme/" + repository,
                7,
                head.repeat(40),
                "https://" + repository + ".example.com"));
    }

    private static void awaitOne(String repository, String part) {
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(github().made(comments(repository), "body"))
                        .singleElement()
                        .asString()
                        .startsWith(CommentWish.MARKER)
                        .contains(part));
    }

    @Test
    void comment_is_made_once_and_changed_in_place() {
        ready("commented", "a");
        awaitOne("commented", "shows aaaaaaa: https://commented.example.com");

        ready("commented", "b");
        awaitOne("commented", "shows bbbbbbb");

        publish(new EnvironmentFailed("commented-pr-7", EnvironmentType.PREVIEW, "no `image` for @acme/team\n<b>"));
        awaitOne("commented", "failed. A new commit tries it again.\n\n`no 'image' for @acme/team <b>`");

        publish(new EnvironmentDestroyed("commented-pr-7", EnvironmentType.PREVIEW, "the pull request was closed"));
        awaitOne("commented", "has ended");
        awaitOne("commented", "`the pull request was closed`");

        ready("commented", "c");
        awaitOne("commented", "shows ccccccc");
    }

    @Test
    void comment_whose_answer_was_lost_is_found_by_its_marker() {
        // Given
        github().put(
                        comments("remarked"),
                        new ObjectMapper().createObjectNode().put("body", "> " + CommentWish.MARKER + "\nNice!"));
        github().server().lose("POST " + comments("remarked"));

        // When
        ready("remarked", "a");

        // Then
        await().atMost(Duration.ofSeconds(30)).until(() -> Published.count("""
                select count(*) from github_wish where id = 'preview/remarked-pr-7' and settled = generation""") == 1);
        assertThat(github().made(comments("remarked"), "body"))
                .hasSize(2)
                .satisfies(all -> assertThat(all.getLast()).contains("shows aaaaaaa"));
    }

    @Test
    void comment_of_somebody_else_is_left_whatever_it_begins_with() {
        // Given
        ObjectNode trap = new ObjectMapper().createObjectNode().put("body", CommentWish.MARKER + "Look here");
        trap.putObject("user").put("login", "eve");
        github().put(comments("trapped"), trap);

        // When
        ready("trapped", "a");

        // Then
        await().atMost(Duration.ofSeconds(30))
                .until(() -> github().made(comments("trapped")).size() == 2);
        assertThat(github().made(comments("trapped"), "body")).first().isEqualTo(CommentWish.MARKER + "Look here");
    }

    @Test
    void comment_that_somebody_deleted_is_made_anew() {
        // Given
        ready("deleted", "a");
        awaitOne("deleted", "shows aaaaaaa");
        github().clear(comments("deleted"));

        // When
        ready("deleted", "b");

        // Then
        awaitOne("deleted", "shows bbbbbbb");
    }

    @Test
    void every_request_is_one_that_github_describes() throws IOException, InterruptedException {
        // Given
        PublishedDescription description = PublishedDescription.read();

        // When
        ready("described", "a");
        awaitOne("described", "shows aaaaaaa");
        ready("described", "b");
        awaitOne("described", "shows bbbbbbb");

        // Then
        assertThat(github().requests())
                .filteredOn(each -> each.path().contains("/issues/"))
                .extracting(StandInGithub.Request::method)
                .containsAll(List.of("GET", "POST", "PATCH"));
        assertThat(github().requests())
                .allSatisfy(each ->
                        assertThat(description.faults(each)).as(each.toString()).isEmpty());
    }
}
