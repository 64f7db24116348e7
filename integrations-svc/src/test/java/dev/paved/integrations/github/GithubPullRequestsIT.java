package dev.paved.integrations.github;

import static dev.paved.integrations.github.Github.deliver;
import static dev.paved.integrations.github.Github.payload;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import dev.paved.events.ChangeEvent.PullRequestClosed;
import dev.paved.events.ChangeEvent.PullRequestOpened;
import dev.paved.events.ChangeEvent.PullRequestUpdated;
import dev.paved.events.EventEnvelope;
import dev.paved.integrations.IntegrationsStack;
import dev.paved.integrations.Published;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(IntegrationsStack.class)
class GithubPullRequestsIT {
    private static final String HEAD = "0d1a26e67d8f5eaf1f6ba5c57fc3c7d91ac0fd1c";
    private static final Instant UPDATED = Instant.parse("2026-11-19T09:00:00Z");
    private static final String FIRST = "81f5a2f3b7d3a4f9b6f6b2c2a5f6d5a7e1e9f8c0";

    @Test
    void pull_request_opens_moves_and_is_merged() {
        // When
        String opened = payload("pull_request", "acme/pulled");
        deliver("pull_request", opened);
        deliver("pull_request", opened.replace("\"opened\"", "\"synchronize\""));
        deliver(
                "pull_request",
                opened.replace("\"opened\"", "\"closed\"")
                        .replace("\"merged\": false", "\"merged\": true")
                        .replace("\"merge_commit_sha\": null", "\"merge_commit_sha\": \"" + HEAD + "\"")
                        .replace("\"closed_at\": null", "\"closed_at\": \"2026-11-20T15:20:41Z\""));
        deliver("pull_request", opened.replace("\"opened\"", "\"edited\""))
                .then()
                .body("status", equalTo("ignored"));

        // Then
        Instant created = Instant.parse("2026-11-19T08:00:00Z");
        assertThat(Published.await("repository/acme/pulled", 3))
                .extracting(EventEnvelope::event)
                .containsExactly(
                        opened("acme/pulled", null),
                        new PullRequestUpdated(
                                "acme/pulled", null, 7, "socks", FIRST, UPDATED, false, List.of("preview")),
                        new PullRequestClosed(
                                "acme/pulled",
                                null,
                                7,
                                "socks",
                                FIRST,
                                HEAD,
                                null,
                                created,
                                Instant.parse("2026-11-20T15:20:41Z")));
    }

    @Test
    void pull_request_that_opens_again_or_gets_other_labels_says_when() {
        // Given
        String opened = payload("pull_request", "acme/labelled");

        // When
        deliver("pull_request", opened.replace("\"opened\"", "\"reopened\""));
        deliver("pull_request", opened.replace("\"opened\"", "\"labeled\""));
        deliver(
                "pull_request",
                opened.replace("\"opened\"", "\"unlabeled\"").replaceFirst("\"labels\": \\[.*]", "\"labels\": []"));

        // Then
        assertThat(Published.await("repository/acme/labelled", 3))
                .extracting(EventEnvelope::event)
                .containsExactly(
                        opened("acme/labelled", UPDATED),
                        new PullRequestUpdated(
                                "acme/labelled", null, 7, "socks", FIRST, UPDATED, false, List.of("preview")),
                        new PullRequestUpdated("acme/labelled", null, 7, "socks", FIRST, UPDATED, false, List.of()));
    }

    private static PullRequestOpened opened(String repository, @Nullable Instant reopenedAt) {
        return new PullRequestOpened(
                repository,
                null,
                7,
                "Sell socks",
                "socks",
                FIRST,
                false,
                Instant.parse("2026-11-19T08:00:00Z"),
                reopenedAt,
                List.of("preview"));
    }

    @Test
    void pull_request_of_a_fork_says_so() {
        // When
        deliver(
                "pull_request",
                payload("pull_request", "acme/forked")
                        .replaceFirst("\"full_name\": \"acme/forked\"", "\"full_name\": \"eve/shop\""));

        // Then
        assertThat(Published.await("repository/acme/forked", 1).getFirst().event())
                .isInstanceOfSatisfying(
                        PullRequestOpened.class,
                        opened -> assertThat(opened.fork()).isTrue());
    }
}
