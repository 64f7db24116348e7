package dev.paved.provisioner.preview;

import static dev.paved.kit.testing.Tokens.as;
import static dev.paved.provisioner.preview.Given.HEADS;
import static dev.paved.provisioner.preview.Given.MANIFEST;
import static dev.paved.provisioner.preview.Given.SOON;
import static dev.paved.provisioner.preview.Given.commanded;
import static dev.paved.provisioner.preview.Given.environment;
import static dev.paved.provisioner.preview.Given.fork;
import static dev.paved.provisioner.preview.Given.happens;
import static dev.paved.provisioner.preview.Given.is;
import static dev.paved.provisioner.preview.Given.local;
import static dev.paved.provisioner.preview.Given.opened;
import static dev.paved.provisioner.preview.Given.show;
import static dev.paved.provisioner.preview.Given.sql;
import static dev.paved.provisioner.preview.Given.updated;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.startsWith;

import dev.paved.events.PullRequestCommand;
import dev.paved.kit.testing.StackResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** What people ask for in comments on pull requests. */
@QuarkusTest
@QuarkusTestResource(StackResource.class)
@QuarkusTestResource(ForgeResource.class)
class PreviewCommandsIT {

    @Test
    void fork_has_a_preview_of_the_very_commit_that_it_was_asked_for() {
        // Given
        GitRepository forge = ForgeResource.repository("acme/asked");
        String head = forge.describe("refs/pull/5/head", MANIFEST);
        happens(fork("acme/asked", 5, head, 0));
        is("asked-pr-5", "held", head).body("message", containsString("comments /preview for its latest commit"));

        // When
        happens(commanded("acme/asked", 5, PullRequestCommand.PREVIEW, null));

        // Then
        is("asked-pr-5", "ready", head);
        assertThat(sql("select spec::jsonb ->> 'untrusted' from environment where name = 'asked-pr-5'"))
                .isEqualTo("true");

        // When
        String next = forge.describe("refs/pull/5/head", MANIFEST.replace("1h", "2h"));
        happens(updated("acme/asked", 5, next, 1));

        // Then
        is("asked-pr-5", "held", next);
    }

    @Test
    void what_was_asked_before_the_latest_commit_is_not_asked_for_that() {
        // Given
        GitRepository forge = ForgeResource.repository("acme/late");
        String head = forge.describe("refs/pull/6/head", MANIFEST);
        happens(fork("acme/late", 6, head, 7_200));
        is("late-pr-6", "held", head);

        // When
        happens(commanded("acme/late", 6, PullRequestCommand.PREVIEW, null));

        // Then
        is("late-pr-6", "held", head).body("message", containsString("comment again"));
    }

    @Test
    void preview_that_ended_is_made_again() {
        // Given
        GitRepository repository = local("revived");
        String head = repository.describe(HEADS + "socks", MANIFEST);
        happens(opened(repository.url(), 1, head, 0));
        is("revived-pr-1", "ready", head);
        as("ada").delete("/api/environments/revived-pr-1").then().statusCode(202);
        is("revived-pr-1", "ended", head);

        // When
        happens(commanded(repository.url(), 1, PullRequestCommand.PREVIEW, null));

        // Then
        is("revived-pr-1", "ready", head);
        environment("revived-pr-1").then().statusCode(200);
    }

    @Test
    void extension_moves_the_end_of_its_environment() {
        // Given
        GitRepository repository = local("longer");
        String head = repository.describe(HEADS + "socks", MANIFEST);
        happens(opened(repository.url(), 1, head, 0));
        is("longer-pr-1", "ready", head);
        Instant before = end("longer-pr-1");

        // When
        happens(commanded(repository.url(), 1, PullRequestCommand.EXTEND, "3h"));

        // Then
        await().atMost(SOON).until(() -> end("longer-pr-1").isAfter(before));
        assertThat(Duration.between(before, end("longer-pr-1")))
                .isBetween(Duration.ofMinutes(110), Duration.ofHours(3));
    }

    @Test
    void extension_that_cannot_be_is_told_and_changes_nothing() {
        // Given
        GitRepository repository = local("unextended");
        String head = repository.describe(HEADS + "socks", MANIFEST);
        happens(opened(repository.url(), 1, head, 0));
        is("unextended-pr-1", "ready", head);
        Instant before = end("unextended-pr-1");

        // When
        happens(commanded(repository.url(), 1, PullRequestCommand.EXTEND, "soon"));

        // Then
        await().atMost(SOON)
                .untilAsserted(() -> show("unextended-pr-1")
                        .then()
                        .body("message", startsWith("it was not extended: 'soon' must be a duration")));
        happens(commanded(repository.url(), 1, PullRequestCommand.EXTEND, "1m"));
        await().atMost(SOON)
                .untilAsserted(() ->
                        show("unextended-pr-1").then().body("message", containsString("extending never shortens")));
        assertThat(end("unextended-pr-1")).isEqualTo(before);
    }

    private static Instant end(String environment) {
        return Instant.parse(environment(environment).jsonPath().getString("expiresAt"));
    }
}
