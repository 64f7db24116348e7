package dev.paved.integrations.github;

import static dev.paved.integrations.github.Github.deliver;
import static dev.paved.integrations.github.Github.payload;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import dev.paved.events.ChangeEvent.PullRequestCommanded;
import dev.paved.events.EventEnvelope;
import dev.paved.events.PullRequestCommand;
import dev.paved.integrations.Deliver;
import dev.paved.integrations.IntegrationsStack;
import dev.paved.integrations.Published;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Commands in comments on pull requests. */
@QuarkusTest
@QuarkusTestResource(IntegrationsStack.class)
class GithubCommandsIT {
    private static final Instant COMMENTED = Instant.parse("2026-11-20T16:00:00Z");

    @Test
    void commands_of_those_who_belong_to_the_repository_are_published() {
        // Given
        Published.service("commanded-shop", "acme/commanded");
        String preview = payload("issue_comment", "acme/commanded");

        // When
        deliver("issue_comment", preview).then().body("status", equalTo("accepted"));
        deliver(
                        "issue_comment",
                        preview.replace("\"/preview\"", "\"/extend 2d\\nfor the demo\"")
                                .replace("MEMBER", "OWNER"))
                .then()
                .body("status", equalTo("accepted"));

        // Then
        assertThat(Published.await("repository/acme/commanded", 2))
                .extracting(EventEnvelope::event)
                .containsExactly(
                        new PullRequestCommanded(
                                "acme/commanded",
                                "commanded-shop",
                                7,
                                PullRequestCommand.PREVIEW,
                                null,
                                "ada",
                                COMMENTED),
                        new PullRequestCommanded(
                                "acme/commanded",
                                "commanded-shop",
                                7,
                                PullRequestCommand.EXTEND,
                                "2d",
                                "ada",
                                COMMENTED));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"NONE", "CONTRIBUTOR", "FIRST_TIMER", "FIRST_TIME_CONTRIBUTOR", "MANNEQUIN", "member", "ANYTHING"
            })
    void commands_of_others_are_counted_and_nothing_follows(String association) {
        // Given
        String series =
                "paved_integrations_commands_total{command=\"preview\",outcome=\"forbidden\",source=\"github\"}";
        double before = Deliver.sample(series);

        // When
        deliver("issue_comment", payload("issue_comment", "acme/forbidden").replace("MEMBER", association))
                .then()
                .statusCode(202)
                .body("status", equalTo("ignored"));

        // Then
        assertThat(Deliver.sample(series)).isEqualTo(before + 1);
        assertThat(Published.of("repository/acme/forbidden")).isEmpty();
    }

    @Test
    void comments_on_issues_and_edited_ones_command_nothing() {
        String comment = payload("issue_comment", "acme/uncommanded");

        deliver("issue_comment", comment.replace("\"pull_request\"", "\"other\""))
                .then()
                .body("status", equalTo("ignored"));
        deliver("issue_comment", comment.replace("\"created\",", "\"edited\","))
                .then()
                .body("status", equalTo("ignored"));
    }
}
