package dev.paved.integrations.github;

import static dev.paved.integrations.github.Github.deliver;
import static dev.paved.integrations.github.Github.payload;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import dev.paved.events.ChangeEvent.PipelineFinished;
import dev.paved.events.ChangeEvent.ReleasePublished;
import dev.paved.events.EventEnvelope;
import dev.paved.integrations.IntegrationsStack;
import dev.paved.integrations.Published;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(IntegrationsStack.class)
class GithubPipelinesIT {

    @Test
    void each_attempt_at_a_run_is_told_once_it_passed_or_failed() {
        // Given
        Published.service("built", IntegrationsStack.gitHub().url() + "/acme/built.git");
        String passed = payload("workflow_run", "acme/built");
        String failed = passed.replace("\"conclusion\": \"success\"", "\"conclusion\": \"failure\"");
        String second = passed.replace("\"run_attempt\": 1", "\"run_attempt\": 2");

        // When
        deliver(
                        "workflow_run",
                        passed.replace("\"completed\",\n  \"workflow_run\"", "\"requested\",\n  \"workflow_run\""))
                .then()
                .body("status", equalTo("ignored"));
        deliver("workflow_run", failed).then().body("status", equalTo("accepted"));
        deliver("workflow_run", failed.replace("\"run_number\": 562", "\"run_number\": 563"))
                .then()
                .body("status", equalTo("ignored"));
        deliver("workflow_run", second).then().body("status", equalTo("accepted"));

        // Then
        assertThat(Published.await("pipeline/github-30433642", 2))
                .extracting(EventEnvelope::event)
                .containsExactly(finished(false), finished(true));
    }

    private static PipelineFinished finished(boolean succeeded) {
        return new PipelineFinished(
                "acme/built",
                "built",
                "github-30433642",
                "Build",
                "main",
                "6113728f27ae82c7b1a177c8d03f9e96e0adf246",
                succeeded,
                Instant.parse("2026-11-20T16:00:05Z"),
                Instant.parse("2026-11-20T16:04:00Z"),
                "https://github.com/acme/built/actions/runs/30433642");
    }

    @ParameterizedTest
    @ValueSource(strings = {"cancelled", "skipped", "neutral", "action_required", "stale"})
    void run_that_neither_passed_nor_failed_is_not_told(String conclusion) {
        String run = payload("workflow_run", "acme/built").replace("\"success\"", "\"" + conclusion + "\"");

        deliver("workflow_run", run).then().statusCode(202).body("status", equalTo("ignored"));
    }

    @Test
    void release_is_told_once_it_is_published() {
        // Given
        Published.service("released", IntegrationsStack.gitHub().url() + "/acme/released.git");
        String published = payload("release", "acme/released");

        // When
        deliver(
                        "release",
                        published
                                .replace("\"published\"", "\"created\"")
                                .replace("\"published_at\": \"2026-11-20T16:05:00Z\"", "\"published_at\": null"))
                .then()
                .body("status", equalTo("ignored"));
        deliver("release", published).then().body("status", equalTo("accepted"));
        deliver("release", published.replace("\"published\"", "\"released\""))
                .then()
                .body("status", equalTo("ignored"));

        // Then
        EventEnvelope told = Published.await("release/github-17372790", 1).getFirst();
        assertThat(told.actor()).isEqualTo("ada");
        assertThat(told.event())
                .isEqualTo(new ReleasePublished(
                        "acme/released",
                        "released",
                        "v1.4.0",
                        null,
                        true,
                        Instant.parse("2026-11-20T16:05:00Z"),
                        "https://github.com/acme/released/releases/tag/v1.4.0"));
    }
}
