package dev.paved.integrations.github;

import static dev.paved.integrations.github.Github.deliver;
import static dev.paved.integrations.github.Github.newDelivery;
import static dev.paved.integrations.github.Github.payload;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import dev.paved.events.ChangeEvent.Commit;
import dev.paved.events.ChangeEvent.CommitsPushed;
import dev.paved.events.DeploymentEvent.ExternalDeployFinished;
import dev.paved.events.EnvironmentType;
import dev.paved.events.EventEnvelope;
import dev.paved.integrations.IntegrationsStack;
import dev.paved.integrations.Published;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@QuarkusTestResource(IntegrationsStack.class)
class GithubWebhookIT {
    private static final String HEAD = "0d1a26e67d8f5eaf1f6ba5c57fc3c7d91ac0fd1c";
    private static final String FIRST = "81f5a2f3b7d3a4f9b6f6b2c2a5f6d5a7e1e9f8c0";

    @Test
    void push_is_published_with_the_service_whose_repository_it_is() {
        // Given
        Published.service("web-shop", IntegrationsStack.gitHub().url() + "/acme/pushed.git");
        String delivery = newDelivery();

        // When
        deliver(delivery, "push", payload("push", "acme/pushed"))
                .then()
                .statusCode(202)
                .body("delivery", equalTo(delivery))
                .body("status", equalTo("accepted"));

        // Then
        EventEnvelope event = Published.await("repository/acme/pushed", 1).getFirst();
        assertThat(event.event())
                .isEqualTo(new CommitsPushed(
                        "acme/pushed",
                        "web-shop",
                        "main",
                        "6113728f27ae82c7b1a177c8d03f9e96e0adf246",
                        HEAD,
                        List.of(
                                new Commit(
                                        FIRST,
                                        null,
                                        Instant.parse("2026-11-20T08:15:30Z"),
                                        false,
                                        List.of("src/socks.js", "package.json", "src/gloves.js")),
                                new Commit(HEAD, null, Instant.parse("2026-11-20T15:20:41Z"), true, List.of())),
                        "ada",
                        Instant.ofEpochSecond(1795187657)));
        assertThat(event.actor()).isEqualTo("ada");
        assertThat(event.correlationId()).isEqualTo(delivery);
        assertThat(event.sequence()).isEqualTo(1);
    }

    @Test
    void new_branch_has_no_commit_before() {
        // When
        deliver(
                "push",
                payload("push", "acme/branched")
                        .replace("6113728f27ae82c7b1a177c8d03f9e96e0adf246", "0".repeat(40))
                        .replace("refs/heads/main", "refs/heads/feature/socks"));

        // Then
        assertThat(Published.await("repository/acme/branched", 1).getFirst().event())
                .isInstanceOfSatisfying(CommitsPushed.class, pushed -> {
                    assertThat(pushed.before()).isNull();
                    assertThat(pushed.branch()).isEqualTo("feature/socks");
                    assertThat(pushed.service()).isNull();
                });
    }

    @ParameterizedTest
    @CsvSource({"refs/tags/v1.0.0," + HEAD, "refs/heads/main,0000000000000000000000000000000000000000"})
    void tags_and_deleted_branches_are_ignored(String ref, String after) throws Exception {
        // Given
        long before = Published.count("select count(*) from outbox");

        // When
        deliver(
                        "push",
                        payload("push", "acme/ignored")
                                .replace("refs/heads/main", ref)
                                .replace("\"after\": \"" + HEAD, "\"after\": \"" + after))
                .then()
                .statusCode(202)
                .body("status", equalTo("ignored"));

        // Then
        assertThat(Published.count("select count(*) from outbox")).isEqualTo(before);
    }

    @Test
    void service_called_like_the_repository_has_it_unless_its_code_is_elsewhere() {
        // Given
        Published.service("homemade", "/srv/repositories/homemade.git");
        Published.service("elsewhere", "acme/elsewhere");

        // When
        deliver("push", payload("push", "acme/homemade"));
        deliver("push", payload("push", "eve/elsewhere"));

        // Then
        assertThat(pushed("repository/acme/homemade").service()).isEqualTo("homemade");
        assertThat(pushed("repository/eve/elsewhere").service()).isNull();
    }

    private static CommitsPushed pushed(String subject) {
        return (CommitsPushed) Published.await(subject, 1).getFirst().event();
    }

    @Test
    void deployment_that_something_else_made_is_told_once_it_ended() {
        // Given
        Published.service("shipped-shop", IntegrationsStack.gitHub().url() + "/acme/shipped.git");
        String success = payload("deployment_status", "acme/shipped");

        // When
        deliver("deployment_status", success.replace("\"state\": \"success\"", "\"state\": \"in_progress\""))
                .then()
                .body("status", equalTo("ignored"));
        deliver("deployment_status", success).then().body("status", equalTo("accepted"));
        deliver("deployment_status", success).then().body("status", equalTo("duplicate"));
        deliver("deployment_status", success.replace("\"action\": \"created\"", "\"action\": \"edited\""))
                .then()
                .body("status", equalTo("ignored"));
        deliver(
                        "deployment_status",
                        success.replace("\"payload\": {}", "\"payload\": {\"paved\": {\"deployment\": \"d-1\"}}")
                                .replace("145988746", "145988747"))
                .then()
                .body("status", equalTo("ignored"));

        // Then
        assertThat(Published.await("deployment/github-145988746", 1).getFirst().event())
                .isEqualTo(new ExternalDeployFinished(
                        "github-145988746",
                        "shipped-shop",
                        "production",
                        EnvironmentType.PRODUCTION,
                        "v1.4.0",
                        HEAD,
                        true,
                        Instant.parse("2026-11-20T16:00:00Z"),
                        Instant.parse("2026-11-20T16:02:00Z"),
                        "github"));
    }
}
