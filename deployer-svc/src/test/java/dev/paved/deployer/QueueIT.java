package dev.paved.deployer;

import static dev.paved.deployer.testing.DeployerClient.SOON;
import static dev.paved.deployer.testing.DeployerClient.cancel;
import static dev.paved.deployer.testing.DeployerClient.deploy;
import static dev.paved.deployer.testing.DeployerClient.ended;
import static dev.paved.deployer.testing.DeployerClient.eventsOf;
import static dev.paved.deployer.testing.DeployerClient.post;
import static dev.paved.deployer.testing.DeployerClient.reached;
import static dev.paved.deployer.testing.DeployerClient.rollback;
import static dev.paved.deployer.testing.DeployerClient.status;
import static dev.paved.deployer.testing.DeployerClient.succeeded;
import static dev.paved.deployer.testing.Elsewhere.happened;
import static dev.paved.kit.testing.Tokens.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import dev.paved.deployer.testing.FakePlatform;
import dev.paved.deployer.testing.Meanwhile;
import dev.paved.deployer.testing.TestService;
import dev.paved.events.DeploymentEvent.DeployFailed;
import dev.paved.events.DeploymentEvent.DeployProgressed;
import dev.paved.events.DeploymentEvent.DeployRequested;
import dev.paved.events.DeploymentEvent.DeployStarted;
import dev.paved.events.EnvironmentEvent.EnvironmentDestroyed;
import dev.paved.events.EnvironmentType;
import dev.paved.kit.testing.StackResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Deployments that wait in line for another one's end. */
@QuarkusTest
@QuarkusTestResource(StackResource.class)
@QuarkusTestResource(FakePlatform.class)
class QueueIT {

    @Test
    void queued_deployment_begins_by_itself_when_the_one_before_it_ends() {
        try (TestService service = TestService.create("unhurried")) {
            // Given
            service.silent("v1");
            service.good("v2");
            reached(deploy("unhurried", "staging", "1"), "starting");
            deploy("unhurried", "staging", "2")
                    .then()
                    .statusCode(409)
                    .body("detail", containsString("ada is rolling out 1 of unhurried to staging since 20"))
                    .body("detail", containsString("wait in line with --queue"));
            Response waiting = queued("bob", "unhurried", "staging", "2");
            String id = reached(waiting, "queued");
            assertThat(status("unhurried", "staging").getString("queued.version"))
                    .isEqualTo("2");
            assertThat(status("unhurried", "staging").getString("inProgress.version"))
                    .isEqualTo("1");
            as("ada")
                    .get("/api/deployments/status?environment=staging&limit=500")
                    .then()
                    .body("items.find { it.service == 'unhurried' }.queued.by", equalTo("bob"));
            as("ada").get("/api/deployments/" + id).then().body("status", equalTo("queued"));

            // When
            cancel("ada", "unhurried", "staging").then().statusCode(202);

            // Then
            JsonPath operation = succeeded(waiting);
            assertThat(operation.getString("steps.find { it.name == 'queue' }.message"))
                    .startsWith("Waiting in line behind 1 by ada since 20");
            assertThat(RolloutIT.answer("staging", "unhurried")).isEqualTo("v2");
            assertThat(status("unhurried", "staging").getString("queued")).isNull();
            await().atMost(SOON)
                    .untilAsserted(() -> assertThat(eventsOf(id))
                            .extracting(event -> (Class) event.getClass())
                            .startsWith(DeployRequested.class, DeployProgressed.class, DeployStarted.class));
        }
    }

    @Test
    void newer_request_supersedes_the_one_that_waits() {
        try (TestService service = TestService.create("outrun")) {
            // Given
            service.silent("v1");
            service.good("v2");
            service.good("v3");
            reached(deploy("outrun", "staging", "1"), "starting");
            Response older = queued("ada", "outrun", "staging", "2");

            // When
            Response newer = queued("bob", "outrun", "staging", "3");

            // Then
            JsonPath superseded = ended(older);
            assertThat(superseded.getString("error.reason"))
                    .isEqualTo("Superseded by 3, which bob asked for meanwhile.");
            String id = superseded.getString("subject").substring("deployment/".length());
            as("ada").get("/api/deployments/" + id).then().body("status", equalTo("superseded"));
            assertThat(status("outrun", "staging").getString("lastFailure")).isNull();
            await().atMost(SOON)
                    .untilAsserted(() -> assertThat(eventsOf(id))
                            .last()
                            .isInstanceOfSatisfying(
                                    DeployFailed.class,
                                    event -> assertThat(event.reachedUsers()).isFalse()));
            cancel("ada", "outrun", "staging");
            succeeded(newer);
            assertThat(RolloutIT.answer("staging", "outrun")).isEqualTo("v3");
        }
    }

    @Test
    void rollback_goes_before_what_waits_and_supersedes_it() throws SQLException {
        try (TestService service = TestService.create("preceded");
                var hindrance = StackResource.postgres().connect("deployer")) {
            // Given
            service.good("v1");
            service.good("v2");
            service.silent("v3");
            service.good("v4");
            succeeded(deploy("preceded", "staging", "1"));
            succeeded(deploy("preceded", "staging", "2"));
            Response running = deploy("preceded", "staging", "3");
            reached(running, "starting");
            Response waiting = queued("ada", "preceded", "staging", "4");
            String id = reached(waiting, "queued");
            hindrance.setAutoCommit(false);
            try (var lock = hindrance.prepareStatement("select 1 from deployment where id = ? for update")) {
                lock.setString(1, id);
                lock.executeQuery();
            }
            cancel("ada", "preceded", "staging");
            ended(running);

            // When
            Response rollback = rollback("preceded", "staging");
            hindrance.rollback();

            // Then
            succeeded(rollback);
            assertThat(ended(waiting).getString("error.reason")).isEqualTo("ada rolled back to 1 meanwhile.");
            assertThat(RolloutIT.answer("staging", "preceded")).isEqualTo("v1");
        }
    }

    @Test
    void queued_deployment_is_judged_when_its_turn_comes() {
        FakePlatform.isReady("wintry");
        try (TestService service = TestService.create("late")) {
            // Given
            service.silent("v1");
            service.good("v2");
            Response running = deploy("late", "wintry", "1");
            reached(running, "starting");
            Response waiting = queued("ada", "late", "wintry", "2");
            post("/api/freezes", Map.of("environment", "wintry", "until", "1h", "reason", "The shop is full"))
                    .then()
                    .statusCode(201);
            queued("ada", "late", "wintry", "2").then().statusCode(409).body("title", equalTo("Frozen"));

            // When
            cancel("ada", "late", "wintry");

            // Then
            assertThat(ended(waiting).getString("error.reason"))
                    .startsWith("It could not begin when its turn came. ada froze wintry until 20")
                    .contains("The shop is full");
            assertThat(status("late", "wintry").getString("lastFailure.version"))
                    .isEqualTo("2");
        }
    }

    @Test
    void automation_that_waits_does_not_undo_the_rollback_it_waits_for() {
        try (TestService service = TestService.create("rebuffed")) {
            // Given
            service.good("v1");
            service.good("v2");
            succeeded(deploy("rebuffed", "staging", "1"));
            succeeded(deploy("rebuffed", "staging", "2"));
            FakePlatform.router().refuse(true);
            Response waiting;
            Response rollback;
            try {
                rollback = rollback("rebuffed", "staging");
                reached(rollback, "healthy");

                // When
                waiting = queued("robot", "rebuffed", "staging", "2", "paved-automation");
            } finally {
                FakePlatform.router().refuse(false);
            }

            // Then
            succeeded(rollback);
            assertThat(ended(waiting).getString("error.reason"))
                    .contains("ada rolled rebuffed in staging back from 2 to 1")
                    .contains("automation deploys nothing until a person has");
        }
    }

    @Test
    void what_waits_can_be_cancelled_alone() {
        try (TestService service = TestService.create("resigned")) {
            // Given
            service.silent("v1");
            service.good("v2");
            Response running = deploy("resigned", "staging", "1");
            reached(running, "starting");
            Response waiting = queued("ada", "resigned", "staging", "2");

            // When
            cancelQueued("resigned").then().statusCode(202).header("Location", waiting.header("Location"));

            // Then
            assertThat(ended(waiting).getString("result.cancelledBy")).isEqualTo("bob");
            assertThat(status("resigned", "staging").getString("inProgress.version"))
                    .isEqualTo("1");
            cancelQueued("resigned")
                    .then()
                    .statusCode(409)
                    .body("detail", containsString("Nothing of resigned waits in line for staging"));
            cancel("ada", "resigned", "staging");
            ended(running);
        }
    }

    @Test
    void end_of_the_environment_ends_what_waits_for_it() {
        FakePlatform.isReady("pr-77");
        try (TestService service = TestService.create("stranded")) {
            // Given
            service.silent("v1");
            service.good("v2");
            Response running = deploy("stranded", "pr-77", "1");
            reached(running, "starting");
            Response waiting = queued("ada", "stranded", "pr-77", "2");

            // When
            happened(
                    "environment/pr-77",
                    1,
                    Instant.now(),
                    new EnvironmentDestroyed("pr-77", EnvironmentType.PREVIEW, "closed"));

            // Then
            assertThat(ended(waiting).getString("error.reason"))
                    .isEqualTo("The environment 'pr-77' was destroyed meanwhile.");
            ended(running);
        }
    }

    @Test
    void of_many_who_deploy_at_once_the_last_one_wins() {
        try (TestService service = TestService.create("crowded")) {
            // Given
            List<String> tags = List.of("v1", "v2", "v3", "v4", "v5");
            tags.forEach(service::good);

            // When
            List<CompletableFuture<Response>> asked = tags.stream()
                    .map(tag -> Meanwhile.ask(() -> queued("ada", "crowded", "staging", tag)))
                    .toList();
            List<JsonPath> ends =
                    asked.stream().map(response -> ended(response.join())).toList();

            // Then
            List<Map<String, String>> history =
                    as("ada").get("/api/deployments?service=crowded").jsonPath().getList("items");
            assertThat(ends).hasSize(5);
            assertThat(history).hasSize(5);
            assertThat(history.getFirst().get("status")).isEqualTo("succeeded");
            assertThat(history).extracting(one -> one.get("status")).containsOnly("succeeded", "superseded");
            assertThat(status("crowded", "staging").getString("version"))
                    .isEqualTo(history.getFirst().get("version"));
            assertThat(Stream.of("inProgress", "queued")
                            .map(field -> status("crowded", "staging").getString(field)))
                    .containsOnlyNulls();
        }
    }

    private static Response queued(String who, String service, String environment, String version, String... groups) {
        return as(who, groups)
                .contentType(ContentType.JSON)
                .body(Map.of("service", service, "environment", environment, "version", version, "queue", true))
                .post("/api/deployments");
    }

    private static Response cancelQueued(String service) {
        return as("bob")
                .contentType(ContentType.JSON)
                .body(Map.of("service", service, "environment", "staging", "queued", true))
                .post("/api/deployments/cancel");
    }
}
