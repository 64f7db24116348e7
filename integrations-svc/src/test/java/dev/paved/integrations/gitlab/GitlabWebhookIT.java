package dev.paved.integrations.gitlab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import dev.paved.events.ChangeEvent.Commit;
import dev.paved.events.ChangeEvent.CommitsPushed;
import dev.paved.events.ChangeEvent.PipelineFinished;
import dev.paved.events.ChangeEvent.PullRequestClosed;
import dev.paved.events.ChangeEvent.PullRequestOpened;
import dev.paved.events.ChangeEvent.PullRequestUpdated;
import dev.paved.events.ChangeEvent.ReleasePublished;
import dev.paved.events.DeploymentEvent.ExternalDeployFinished;
import dev.paved.events.EnvironmentType;
import dev.paved.events.EventEnvelope;
import dev.paved.integrations.Deliver;
import dev.paved.integrations.IntegrationsStack;
import dev.paved.integrations.Published;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(IntegrationsStack.class)
class GitlabWebhookIT {
    private static final String LAB = "https://gitlab.example.com/";
    private static final String HEAD = "0d1a26e67d8f5eaf1f6ba5c57fc3c7d91ac0fd1c";
    private static final String FIRST = "81f5a2f3b7d3a4f9b6f6b2c2a5f6d5a7e1e9f8c0";
    private static final Instant OPENED = Instant.parse("2026-11-19T08:00:00Z");
    private static final Instant UPDATED = Instant.parse("2026-11-19T09:00:00Z");

    @Test
    void push_is_published_with_the_service_whose_project_it_is() {
        // Given
        Published.service("lab-shop", "https://gitlab.example.com/acme/labelled-shop.git");

        // When
        Gitlab.deliver("Push Hook", Gitlab.payload("push", "acme/labelled-shop"))
                .then()
                .statusCode(202)
                .body("status", equalTo("accepted"));

        // Then
        EventEnvelope event =
                Published.await("repository/" + LAB + "acme/labelled-shop", 1).getFirst();
        assertThat(event.actor()).isEqualTo("ada");
        assertThat(event.event()).isInstanceOfSatisfying(CommitsPushed.class, pushed -> {
            assertThat(pushed.service()).isEqualTo("lab-shop");
            assertThat(pushed.branch()).isEqualTo("main");
            assertThat(pushed.before()).isEqualTo("6113728f27ae82c7b1a177c8d03f9e96e0adf246");
            assertThat(pushed.after()).isEqualTo(HEAD);
            assertThat(pushed.commits())
                    .containsExactly(
                            new Commit(
                                    FIRST,
                                    null,
                                    Instant.parse("2026-11-20T08:15:30Z"),
                                    false,
                                    List.of("src/socks.js", "package.json")),
                            new Commit(HEAD, null, Instant.parse("2026-11-20T15:20:41Z"), true, List.of()));
        });
    }

    @Test
    void merge_request_opens_moves_and_is_merged() {
        // Given
        String opened = Gitlab.payload("merge_request", "group/sub/merged");
        String moved = opened.replace("\"action\": \"open\"", "\"action\": \"update\", \"oldrev\": \"" + HEAD + "\"");
        String merged = opened.replace("\"action\": \"open\"", "\"action\": \"merge\"")
                .replace("\"merge_commit_sha\": null", "\"merge_commit_sha\": \"" + HEAD + "\"");

        // When
        Gitlab.deliver("Merge Request Hook", opened).then().body("status", equalTo("accepted"));
        Gitlab.deliver("Merge Request Hook", moved).then().body("status", equalTo("accepted"));
        Gitlab.deliver("Merge Request Hook", merged).then().body("status", equalTo("accepted"));

        // Then
        assertThat(Published.await("repository/" + LAB + "group/sub/merged", 3))
                .extracting(EventEnvelope::event)
                .containsExactly(
                        new PullRequestOpened(
                                LAB + "group/sub/merged",
                                null,
                                7,
                                "Sell socks",
                                "socks",
                                FIRST,
                                false,
                                OPENED,
                                null,
                                List.of("preview")),
                        new PullRequestUpdated(
                                LAB + "group/sub/merged", null, 7, "socks", FIRST, UPDATED, false, List.of("preview")),
                        new PullRequestClosed(
                                LAB + "group/sub/merged", null, 7, "socks", FIRST, HEAD, null, OPENED, UPDATED));
    }

    @Test
    void merge_request_of_a_fork_says_so_and_one_that_is_given_up_has_no_merge_commit() {
        // Given
        String opened = Gitlab.payload("merge_request", "acme/given-up")
                .replace("\"source_project_id\": 15", "\"source_project_id\": 99");

        // When
        Gitlab.deliver("Merge Request Hook", opened);
        Gitlab.deliver("Merge Request Hook", opened.replace("\"action\": \"open\"", "\"action\": \"close\""));
        Gitlab.deliver("Merge Request Hook", opened.replace("\"action\": \"open\"", "\"action\": \"reopen\""));

        // Then
        assertThat(Published.await("repository/" + LAB + "acme/given-up", 3))
                .extracting(EventEnvelope::event)
                .satisfiesExactly(
                        event -> assertThat(((PullRequestOpened) event).fork()).isTrue(),
                        event -> assertThat(((PullRequestClosed) event).mergeCommit())
                                .isNull(),
                        event -> assertThat(((PullRequestOpened) event).reopenedAt())
                                .isEqualTo(UPDATED));
    }

    @Test
    void deployment_is_told_once_it_ended() {
        // Given
        Published.service("lab-live", LAB + "acme/lab-live");
        String success = Gitlab.payload("deployment", "acme/lab-live");

        // When
        Gitlab.deliver("Deployment Hook", success.replace("\"status\": \"success\"", "\"status\": \"running\""))
                .then()
                .body("status", equalTo("ignored"));
        Gitlab.deliver("Deployment Hook", success).then().body("status", equalTo("accepted"));
        Gitlab.deliver("Deployment Hook", success).then().body("status", equalTo("ignored"));

        // Then
        assertThat(Published.await("deployment/gitlab-1515", 1).getFirst().event())
                .isEqualTo(new ExternalDeployFinished(
                        "gitlab-1515",
                        "lab-live",
                        "live",
                        EnvironmentType.PRODUCTION,
                        "main",
                        HEAD,
                        true,
                        null,
                        Instant.parse("2026-11-20T16:02:00Z"),
                        "gitlab"));
    }

    @Test
    void pipeline_is_told_once_it_ended_and_again_where_jobs_of_it_ran_again() {
        // Given
        Published.service("lab-built", LAB + "acme/lab-built");
        String success = Gitlab.payload("pipeline", "acme/lab-built");
        String failed = success.replace("\"status\": \"success\"", "\"status\": \"failed\"");

        // When
        Gitlab.deliver("Pipeline Hook", success.replace("\"status\": \"success\"", "\"status\": \"running\""))
                .then()
                .body("status", equalTo("ignored"));
        Gitlab.deliver("Pipeline Hook", failed).then().body("status", equalTo("accepted"));
        Gitlab.deliver("Pipeline Hook", failed).then().body("status", equalTo("ignored"));
        Gitlab.deliver("Pipeline Hook", success.replace("15:26:29", "15:40:00"))
                .then()
                .body("status", equalTo("accepted"));

        // Then
        assertThat(Published.await("pipeline/gitlab-31", 2))
                .extracting(EventEnvelope::event)
                .containsExactly(
                        finished("lab-built", false, "2026-11-20T15:26:29Z"),
                        finished("lab-built", true, "2026-11-20T15:40:00Z"));
    }

    private static PipelineFinished finished(String service, boolean succeeded, String at) {
        return new PipelineFinished(
                LAB + "acme/" + service,
                service,
                "gitlab-31",
                "pipeline",
                "main",
                HEAD,
                succeeded,
                Instant.parse("2026-11-20T15:23:28Z"),
                Instant.parse(at),
                null);
    }

    @Test
    void release_is_told_once_it_is_made() {
        // Given
        Published.service("lab-out", LAB + "acme/lab-out");
        String made = Gitlab.payload("release", "acme/lab-out");

        // When
        Gitlab.deliver("Release Hook", made).then().body("status", equalTo("accepted"));
        Gitlab.deliver("Release Hook", made.replace("\"create\"", "\"update\""))
                .then()
                .body("status", equalTo("ignored"));

        // Then
        assertThat(Published.await("release/gitlab-61", 1).getFirst().event())
                .isEqualTo(new ReleasePublished(
                        LAB + "acme/lab-out",
                        "lab-out",
                        "v1.4.0",
                        "Winter",
                        false,
                        Instant.parse("2026-11-20T12:55:12Z"),
                        LAB + "acme/lab-out/-/releases/v1.4.0"));
    }

    @ParameterizedTest
    @CsvSource({"Idempotency-Key,X-Gitlab-Event-UUID", "X-Gitlab-Event-UUID,X-Other"})
    void delivery_that_is_tried_again_changes_nothing(String header, String other) {
        // Given
        String id = UUID.randomUUID().toString();
        String push = Gitlab.payload("push", "acme/tried");

        // When
        String first = deliver(header, id, other, "Push Hook", push);
        String second = deliver(header, id, other, "Push Hook", push);

        // Then
        assertThat(List.of(first, second)).containsExactly("accepted", "duplicate");
    }

    @ParameterizedTest
    @CsvSource({"Wiki Page Hook,wiki_page", "Job Hook,job", "Confidential Note Hook,confidential_note", "Push,unknown"})
    void what_nothing_follows_from_is_acknowledged_and_counted(String event, String type) {
        // Given
        double before = Deliver.counted("gitlab", type, "ignored");

        // When
        Gitlab.deliver(event, Gitlab.payload("pipeline", "acme/piped"))
                .then()
                .statusCode(202)
                .body("status", equalTo("ignored"));

        // Then
        assertThat(Deliver.counted("gitlab", type, "ignored")).isEqualTo(before + 1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "wrong", "It's a Secret to Everybody!"})
    void wrong_token_changes_nothing_and_is_counted(String token) {
        // Given
        double before = Deliver.counted("gitlab", "push", "untrusted");

        // When
        var answer = Deliver.json(Gitlab.payload("push", "acme/untrusted"))
                .header("X-Gitlab-Token", token)
                .header("X-Gitlab-Event", "Push Hook")
                .header("Idempotency-Key", UUID.randomUUID())
                .post("/api/webhooks/gitlab");

        // Then
        answer.then().statusCode(401).body("next", containsString("PAVED_GITLAB_WEBHOOK_SECRET"));
        assertThat(Deliver.counted("gitlab", "push", "untrusted")).isEqualTo(before + 1);
        assertThat(Published.of("repository/" + LAB + "acme/untrusted")).isEmpty();
    }

    @Test
    void push_of_some_megabytes_is_taken_and_a_larger_one_is_refused_and_counted() {
        // Given
        String push = Gitlab.payload("push", "acme/large");
        double before = Deliver.counted("gitlab", "push", "oversized");

        // Then
        Gitlab.deliver("Push Hook", push + " ".repeat(5 * 1024 * 1024))
                .then()
                .statusCode(202)
                .body("status", equalTo("accepted"));
        Gitlab.deliver("Push Hook", push + " ".repeat(10 * 1024 * 1024)).then().statusCode(413);
        assertThat(Deliver.counted("gitlab", "push", "oversized")).isEqualTo(before + 1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "{\"ref\": \"refs/heads/main\"}", "no JSON"})
    void nonsense_is_refused(String payload) {
        Gitlab.deliver("Push Hook", payload).then().statusCode(400).contentType("application/problem+json");
    }

    private static String deliver(String header, String id, String other, String event, String payload) {
        return Deliver.json(payload)
                .header("X-Gitlab-Token", IntegrationsStack.SECRET)
                .header("X-Gitlab-Event", event)
                .header(header, id)
                .header(other, UUID.randomUUID())
                .post("/api/webhooks/gitlab")
                .jsonPath()
                .getString("status");
    }
}
