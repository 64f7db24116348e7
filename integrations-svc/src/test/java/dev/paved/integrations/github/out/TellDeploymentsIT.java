package dev.paved.integrations.github.out;

import static dev.paved.events.EnvironmentType.PREVIEW;
import static dev.paved.events.EnvironmentType.PRODUCTION;
import static dev.paved.events.EnvironmentType.STAGING;
import static dev.paved.integrations.github.out.GithubStack.github;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.paved.events.DeploymentEvent.DeployStarted;
import dev.paved.events.EnvironmentEvent.EnvironmentDestroyed;
import dev.paved.events.EnvironmentType;
import dev.paved.integrations.IntegrationsStack;
import dev.paved.integrations.Published;
import dev.paved.kit.past.Past;
import dev.paved.kit.persistence.Transactions;
import dev.paved.kit.testing.Stream;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(IntegrationsStack.class)
@QuarkusTestResource(value = GithubStack.class, restrictToAnnotatedClass = true)
class TellDeploymentsIT {

    @Inject
    Wishes wishes;

    @Inject
    Transactions transactions;

    private static ConditionFactory soon() {
        return await().atMost(Duration.ofSeconds(30)).pollInterval(Duration.ofMillis(100));
    }

    @Test
    void deployment_is_made_once_and_told_how_it_goes() {
        // Given
        Happening shop = Happening.to("told-shop");

        // When
        shop.requested("told-1", "staging", STAGING);
        soon().until(() -> shop.states().equals(List.of("queued")));
        shop.started("told-1", "staging", STAGING);
        soon().until(() -> shop.states().equals(List.of("queued", "in_progress")));
        shop.succeeded("told-1", "staging", STAGING);

        // Then
        soon().until(() -> shop.states().equals(List.of("queued", "in_progress", "success")));
        soon().until(() -> shop.verdicts().equals(List.of("pending", "success")));
        ObjectNode deployment = github().made(shop.deployments()).getFirst();
        assertThat(github().made(shop.deployments())).hasSize(1);
        assertThat(deployment.path("ref").asText()).isEqualTo(Happening.SHA);
        assertThat(deployment.path("environment").asText()).isEqualTo("staging");
        assertThat(deployment.path("auto_merge").asBoolean()).isFalse();
        assertThat(deployment.path("required_contexts")).isEmpty();
        assertThat(deployment.path("production_environment").asBoolean()).isFalse();
        assertThat(deployment.path("transient_environment").asBoolean()).isFalse();
        assertThat(OwnDeployment.id(deployment.path("payload"))).contains("told-1");
        ObjectNode status = github().made(shop.deployments() + "/" + deployment.path("id") + "/statuses")
                .getLast();
        assertThat(status.path("environment_url").asText()).isEqualTo("https://told-shop.example.com");
        // Whoever follows a link there has a browser, and no token for the platform.
        assertThat(status.has("log_url")).isFalse();
        assertThat(github().made("/repos/acme/told-shop/statuses/" + Happening.SHA, "context"))
                .containsOnly("paved/staging");
    }

    @Test
    void what_served_before_becomes_inactive_in_production_too() {
        // Given
        Happening shop = Happening.to("replaced-shop");
        shop.succeeded("replaced-1", "production", PRODUCTION);
        soon().until(() -> shop.states().equals(List.of("success")));

        // When
        shop.succeeded("replaced-2", "production", PRODUCTION);

        // Then
        soon().until(() -> shop.states().equals(List.of("success", "inactive", "success")));
        assertThat(github().made(shop.deployments()))
                .allMatch(each -> each.path("production_environment").asBoolean());
        assertThat(shop.verdicts()).containsExactly("success");
    }

    @Test
    void failure_is_told_with_a_reason_that_is_short_enough() {
        // Given
        Happening shop = Happening.to("failed-shop");

        // When
        shop.failed("failed-1", "staging", STAGING, "Never healthy:\n" + "x".repeat(300));

        // Then
        soon().until(() -> shop.states().equals(List.of("failure")));
        soon().until(() -> shop.verdicts().equals(List.of("failure")));
        assertThat(github().made("/repos/acme/failed-shop/statuses/" + Happening.SHA, "description"))
                .allSatisfy(each ->
                        assertThat(each).startsWith("Never healthy: xxx").hasSize(140));
    }

    @Test
    void rollback_by_another_deployment_makes_it_inactive_and_its_commit_fail() {
        // Given
        Happening shop = Happening.to("undone-shop");
        shop.succeeded("undone-1", "production", PRODUCTION);
        soon().until(() -> shop.states().equals(List.of("success")));

        // When
        shop.rolledBack("undone-1", "production", PRODUCTION, "undone-2");

        // Then
        soon().until(() -> shop.states().equals(List.of("success", "inactive")));
        soon().until(() -> shop.verdicts().equals(List.of("success", "failure")));
    }

    @Test
    void preview_is_transient_and_inactive_once_its_environment_is_gone() {
        // Given
        Happening shop = Happening.to("shown-shop");
        shop.succeeded("shown-1", "shown-shop-pr-7", PREVIEW);
        soon().until(() -> shop.states().equals(List.of("success")));

        // When
        Happening.publish(
                "/paved/provisioner",
                "environment/shown-shop-pr-7",
                new EnvironmentDestroyed("shown-shop-pr-7", EnvironmentType.PREVIEW, null));

        // Then
        soon().until(() -> shop.states().equals(List.of("success", "inactive")));
        assertThat(github().made(shop.deployments())
                        .getFirst()
                        .path("transient_environment")
                        .asBoolean())
                .isTrue();
    }

    @Test
    void services_of_one_repository_are_told_apart() {
        // Given
        Published.service("mono-web", github().url() + "/acme/mono");
        Published.service("mono-api", "git@127.0.0.1:acme/mono.git");

        // When
        new Happening("mono-api").succeeded("mono-1", "staging", STAGING);

        // Then
        soon().until(() ->
                github().made("/repos/acme/mono/deployments", "environment").equals(List.of("staging/mono-api")));
        soon().until(() -> github().made("/repos/acme/mono/statuses/" + Happening.SHA, "context")
                .equals(List.of("paved/staging/mono-api")));
    }

    @Test
    void answers_that_were_lost_lead_to_one_deployment_and_one_status() {
        // Given
        Happening shop = Happening.to("unheard-shop");
        github().server().lose("POST " + shop.deployments());
        github().server().lose("POST /repos/acme/unheard-shop/statuses/" + Happening.SHA);

        // When
        shop.started("unheard-1", "staging", STAGING);

        // Then
        soon().until(() -> shop.states().equals(List.of("in_progress")));
        soon().until(() -> isSettled("status/unheard-shop/staging/" + Happening.SHA));
        assertThat(github().made(shop.deployments())).hasSize(1);
        assertThat(shop.verdicts()).containsExactly("pending");
    }

    @Test
    void status_whose_answer_was_lost_is_not_repeated() throws Exception {
        // Given
        Happening shop = Happening.to("restated-shop");
        shop.started("restated-1", "staging", STAGING);
        soon().until(() -> isSettled("deployment/restated-1"));

        // When: as if the service had died after the request and before it wrote down what came of it
        Published.execute("""
                update github_wish set told = null, asked = true, settled = 0 where id = 'deployment/restated-1'""");

        // Then
        soon().until(() -> isSettled("deployment/restated-1"));
        assertThat(shop.states()).containsExactly("in_progress");
        assertThat(github().made(shop.deployments())).hasSize(1);
    }

    @Test
    void deployment_that_was_made_before_a_crash_is_found_again() throws Exception {
        // Given
        Happening shop = Happening.to("crashed-shop");
        shop.started("crashed-1", "staging", STAGING);
        soon().until(() -> isSettled("deployment/crashed-1"));

        // When
        Published.execute("""
                update github_wish set told = null, remote = null, asked = true, settled = 0
                 where id = 'deployment/crashed-1'""");

        // Then
        soon().until(() -> isSettled("deployment/crashed-1"));
        assertThat(github().made(shop.deployments())).hasSize(1);
    }

    @Test
    void nothing_is_asked_while_github_limits_requests() {
        // Given
        Happening shop = Happening.to("limited-shop");
        Happening other = Happening.to("other-shop");
        String reset = String.valueOf(Instant.now().plusSeconds(15).getEpochSecond());
        github().server()
                .next(
                        "POST " + shop.deployments(),
                        403,
                        Map.of("X-RateLimit-Remaining", "0", "X-RateLimit-Reset", reset),
                        "{\"message\": \"API rate limit exceeded\"}");
        shop.started("limited-1", "staging", STAGING);
        soon().until(() -> github().server().unused("limited-shop").isEmpty());

        // When
        other.started("other-1", "staging", STAGING);

        // Then
        soon().until(() -> Published.count("""
                select count(*) from github_wish where id = 'deployment/other-1' and not_before is not null""") == 1);
        assertThat(other.states()).isEmpty();
        soon().until(() -> other.states().equals(List.of("in_progress")));
        soon().until(() -> shop.states().equals(List.of("in_progress")));
    }

    @Test
    void secondary_limit_is_waited_for_as_long_as_github_says() {
        // Given
        Happening shop = Happening.to("patient-shop");
        github().server()
                .next(
                        "POST " + shop.deployments(),
                        429,
                        Map.of("Retry-After", "3"),
                        "{\"message\": \"You have exceeded a secondary rate limit\"}");

        // When
        shop.started("patient-1", "staging", STAGING);

        // Then
        soon().until(() -> shop.states().equals(List.of("in_progress")));
        assertThat(github().made(shop.deployments())).hasSize(1);
    }

    @Test
    void refusal_is_kept_with_what_to_do_and_holds_nothing_up() throws Exception {
        // Given
        Happening refused = Happening.to("refused-shop");
        Happening taken = Happening.to("taken-shop");
        github().server().next("POST " + refused.deployments(), 422, Map.of(), "{\"message\": \"No ref found\"}");

        // When
        refused.requested("refused-1", "staging", STAGING);
        taken.requested("taken-1", "staging", STAGING);

        // Then
        soon().until(() -> taken.states().equals(List.of("queued")));
        soon().until(() -> isSettled("deployment/refused-1"));
        assertThat(Published.count("""
                select count(*) from github_wish where id = 'deployment/refused-1'
                   and refused like 'GitHub answered 422: No ref found. See whether the commit % was pushed to GitHub.'""")).isEqualTo(1);
        refused.started("refused-1", "staging", STAGING);
        soon().until(() -> refused.states().equals(List.of("in_progress")));
    }

    @Test
    void what_was_refused_is_told_again_after_a_start() {
        // Given
        Happening shop = Happening.to("renewed-shop");
        github().server().next("POST " + shop.deployments(), 401, Map.of(), "{\"message\": \"Bad credentials\"}");
        shop.started("renewed-1", "staging", STAGING);
        soon().until(() -> Published.count("""
                select count(*) from github_wish where id = 'deployment/renewed-1' and refused like '%restart%'""") == 1);

        // When
        transactions.run(wishes::retry);

        // Then
        soon().until(() -> shop.states().equals(List.of("in_progress")));
        soon().until(() -> Published.count("""
                select count(*) from github_wish where id = 'deployment/renewed-1' and refused is null""") == 1);
    }

    @Test
    void nothing_is_told_of_repositories_elsewhere_or_of_history() throws Exception {
        // Given
        Published.service("gitlab-shop", "https://gitlab.example.com/acme/gitlab-shop.git");
        Happening marker = Happening.to("marker-shop");

        // When
        new Happening("gitlab-shop").started("elsewhere-1", "staging", STAGING);
        Stream.publish(Published.by(
                "/paved/deployer",
                "deployment/ancient-1",
                1,
                Instant.now().minus(Duration.ofDays(2)),
                new DeployStarted("ancient-1", marker.service(), "staging", STAGING, "1.0.0", Happening.SHA)));
        Stream.publish(Published.by(
                Past.IMPORT,
                "deployment/imported-1",
                1,
                Instant.now(),
                new DeployStarted("imported-1", marker.service(), "staging", STAGING, "1.0.0", Happening.SHA)));
        marker.started("marker-1", "staging", STAGING);

        // Then
        soon().until(() -> marker.states().equals(List.of("in_progress")));
        assertThat(github().made(marker.deployments())).hasSize(1);
        assertThat(Published.count("""
                select count(*) from github_wish where service = 'gitlab-shop'
                    or id in ('deployment/ancient-1', 'deployment/imported-1')""")).isZero();
    }

    @Test
    void every_request_is_one_that_github_describes() throws IOException, InterruptedException {
        // Given
        PublishedDescription description = PublishedDescription.read();
        Happening shop = Happening.to("described-shop");
        github().server().lose("POST " + shop.deployments());

        // When
        shop.succeeded("described-1", "production", PRODUCTION);
        soon().until(() -> isSettled("deployment/described-1"));
        soon().until(() -> isSettled("status/described-shop/production/" + Happening.SHA));

        // Then
        assertThat(github().requests())
                .anyMatch(each -> each.method().equals("GET"))
                .anyMatch(each -> each.path().contains("/deployments/"))
                .anyMatch(each -> each.path().contains("/statuses/"))
                .allSatisfy(each ->
                        assertThat(description.faults(each)).as(each.toString()).isEmpty());
    }

    @Test
    void request_that_github_does_not_describe_is_seen() throws IOException, InterruptedException {
        // Given
        PublishedDescription description = PublishedDescription.read();
        ObjectNode wrong = new ObjectMapper().createObjectNode().put("ref", 1).put("refs", "main");

        // When
        List<String> faults = description.faults(
                new StandInGithub.Request("POST", "/repos/acme/shop/deployments", List.of("sha"), wrong));

        // Then
        assertThat(faults)
                .hasSize(3)
                .contains("there is no parameter sha", "there is no property refs")
                .anyMatch(each -> each.contains("ref") && each.contains("string"));
        assertThat(description.faults(new StandInGithub.Request("POST", "/repos/acme/shop/deploys", List.of(), wrong)))
                .containsExactly("there is no POST /repos/acme/shop/deploys");
    }

    private static boolean isSettled(String id) throws SQLException {
        return Published.count("select count(*) from github_wish where id = '" + id + "' and settled = generation")
                == 1;
    }
}
