package dev.paved.deployer.approval;

import static dev.paved.deployer.testing.DeployerClient.SOON;
import static dev.paved.deployer.testing.DeployerClient.deploy;
import static dev.paved.deployer.testing.DeployerClient.ended;
import static dev.paved.deployer.testing.DeployerClient.post;
import static dev.paved.deployer.testing.DeployerClient.succeeded;
import static dev.paved.kit.testing.Tokens.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;

import dev.paved.deployer.testing.FakePlatform;
import dev.paved.deployer.testing.Meanwhile;
import dev.paved.deployer.testing.TestService;
import dev.paved.events.DeploymentEvent;
import dev.paved.events.DeploymentEvent.DeployApproved;
import dev.paved.events.DeploymentEvent.DeployFailed;
import dev.paved.events.DeploymentEvent.DeployRequested;
import dev.paved.events.EventEnvelope;
import dev.paved.kit.testing.StackResource;
import dev.paved.kit.testing.Stream;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(StackResource.class)
@QuarkusTestResource(FakePlatform.class)
class ApprovalIT {

    @Test
    void held_deployment_blocks_nothing_and_begins_in_the_requesters_name_once_another_approves() {
        FakePlatform.isReady("held");
        try (TestService service = TestService.create("approved")) {
            // Given
            service.good("v1");
            service.good("v2");
            Response held = asking("approved", "held", "2");
            String id = idOf(held);
            succeeded(deploy("approved", "held", "1"));

            // When
            Response own = decide("ada", id, "approve", "");
            List<CompletableFuture<Response>> decisions = java.util.stream.Stream.of("bob", "eve")
                    .map(who -> Meanwhile.ask(() -> decide(who, id, "approve", "Fine")))
                    .toList();
            List<Response> answers =
                    decisions.stream().map(CompletableFuture::join).toList();

            // Then
            own.then()
                    .statusCode(403)
                    .body("title", equalTo("Own request"))
                    .body("detail", containsString("ada asked for 2 of approved to held"));
            assertThat(answers).extracting(Response::statusCode).containsExactlyInAnyOrder(200, 409);
            JsonPath operation = succeeded(held);
            assertThat(operation.getString("result.deployment")).isEqualTo(id);
            assertThat(operation.getList("steps.name", String.class)).startsWith("approval");
            String approver = answers.stream()
                    .filter(answer -> answer.statusCode() == 200)
                    .map(answer -> answer.jsonPath().getString("decidedBy"))
                    .findFirst()
                    .orElseThrow();
            as("ada")
                    .get("/api/deployments/" + id)
                    .then()
                    .body("requestedBy", equalTo("ada"))
                    .body("approvedBy", equalTo(approver))
                    .body("status", equalTo("succeeded"));
            await().atMost(SOON).until(() -> eventsOf(id).size() > 2);
            assertThat(eventsOf(id))
                    .extracting(EventEnvelope::event)
                    .filteredOn(DeployRequested.class::isInstance)
                    .hasSize(1);
            assertThat(eventsOf(id).get(1)).satisfies(envelope -> {
                assertThat(envelope.event()).isInstanceOf(DeployApproved.class);
                assertThat(envelope.actor()).isEqualTo(approver);
                assertThat(envelope.correlationId())
                        .isEqualTo(eventsOf(id).getFirst().correlationId());
            });
            as("ada").get("/api/approvals?environment=held").then().body("items", hasSize(0));
            as("ada")
                    .get("/api/approvals?environment=held&ended=true")
                    .then()
                    .body("items.state", equalTo(List.of("begun")));
            await().atMost(SOON)
                    .untilAsserted(() -> as("ada")
                            .get("/api/audit?limit=200")
                            .then()
                            .body("items.findAll { it.outcome == 'denied' }.target", hasItem(containsString(id))));
        }
    }

    @Test
    void rejected_deployment_fails_with_the_reason_and_may_be_asked_for_again() {
        FakePlatform.isReady("strict");
        try (TestService service = TestService.create("rejected")) {
            // Given
            service.good("v1");
            Response held = asking("rejected", "strict", "1");
            String id = idOf(held);
            Response again = asking("rejected", "strict", "1");

            // When
            Response rejected = decide("bob", id, "reject", "Not on a Friday");

            // Then
            again.then()
                    .statusCode(409)
                    .body("title", equalTo("Waits already"))
                    .body("next", equalTo("platform approve " + id));
            rejected.then().statusCode(200).body("state", equalTo("rejected"));
            assertThat(ended(held).getString("error.reason"))
                    .isEqualTo("bob rejected the deployment of 1 of rejected to strict: Not on a Friday");
            decide("bob", id, "approve", "")
                    .then()
                    .statusCode(409)
                    .body("detail", containsString("is rejected already"));
            as("ada").get("/api/deployments?service=rejected").then().body("items", hasSize(0));
            await().atMost(SOON)
                    .untilAsserted(() -> assertThat(eventsOf(id))
                            .extracting(EventEnvelope::event)
                            .last()
                            .isInstanceOfSatisfying(
                                    DeployFailed.class,
                                    failed -> assertThat(failed.reachedUsers()).isFalse()));
            decide("ada", idOf(asking("rejected", "strict", "1")), "reject", "Mine")
                    .then()
                    .statusCode(200);
        }
    }

    @Test
    void freeze_stops_what_was_approved_before_it_and_what_is_late_expires() throws SQLException {
        FakePlatform.isReady("late");
        try (TestService service = TestService.create("tardy")) {
            // Given
            service.good("v1");
            service.good("v2");
            Response held = asking("tardy", "late", "1");
            Response forgotten = asking("tardy", "late", "2");
            post("/api/freezes", Map.of("environment", "late", "until", "1h", "reason", "Why"))
                    .then()
                    .statusCode(201);

            // When
            decide("bob", idOf(held), "approve", "").then().statusCode(200);
            letExpire(idOf(forgotten));

            // Then
            decide("bob", idOf(forgotten), "approve", "")
                    .then()
                    .statusCode(409)
                    .body("detail", containsString("expired"));
            assertThat(ended(held).getString("error.reason"))
                    .startsWith("It was approved by bob, but could not begin. ada froze late until");
            as("ada").get("/api/approvals?environment=late&ended=true").then().body("items.state", hasItem("refused"));
            asking("tardy", "late", "1").then().statusCode(409).body("title", equalTo("Frozen"));
            as("ada").get("/api/deployments?service=tardy").then().body("items", hasSize(0));
        }
    }

    @Test
    void approved_deployment_waits_for_the_rollout_that_goes_on() {
        FakePlatform.isReady("busy");
        try (TestService service = TestService.create("patient")) {
            // Given
            service.sick("v1");
            service.good("v2");
            Response held = asking("patient", "busy", "2");
            Response other = deploy("patient", "busy", "1");

            // When
            decide("bob", idOf(held), "approve", "").then().statusCode(200);

            // Then
            ended(other);
            succeeded(held);
        }
    }

    @Test
    void policy_lets_only_verified_or_approved_versions_through() {
        FakePlatform.isReady("dev", "development");
        try (TestService service = TestService.create("unverified")) {
            // Given
            service.good("v1");

            // When
            Response refused = deploy("unverified", "dev", "1");
            Response held = asking("unverified", "dev", "1");

            // Then
            refused.then()
                    .statusCode(403)
                    .body(
                            "detail",
                            containsString(
                                    "has to be verified in staging, and 1 never ran well there; nothing was changed"))
                    .body("next", equalTo("platform deploy unverified --env staging --version 1"));
            as("ada")
                    .get("/api/approvals?environment=dev")
                    .then()
                    .body("items[0].why", equalTo("ada asked for it; not verified in staging: 1 never ran well there"));
            decide("bob", idOf(held), "approve", "").then().statusCode(200);
            succeeded(held);
            succeeded(deploy("unverified", "staging", "1"));
            succeeded(deploy("unverified", "dev", "1"));
        }
    }

    @Test
    void wrong_decision_changes_nothing_and_a_repeated_key_decides_once() {
        FakePlatform.isReady("keyed");
        try (TestService service = TestService.create("decided")) {
            // Given
            service.crashing("v1");
            String id = idOf(asking("decided", "keyed", "1"));

            // When
            decide("bob", id, "reject", " ").then().statusCode(400).body("errors.pointer", hasItem("/reason"));
            decide("bob", "none", "approve", "").then().statusCode(404);
            decide("bob", id, "approve", "x".repeat(501)).then().statusCode(400);
            Response first = keyed(id);
            Response second = keyed(id);

            // Then
            first.then().statusCode(200).body("state", equalTo("approved"));
            assertThat(second.asString()).isEqualTo(first.asString());
        }
    }

    private static Response keyed(String id) {
        return as("bob")
                .header("Idempotency-Key", "approve-once")
                .contentType(ContentType.JSON)
                .body("{}")
                .post("/api/approvals/" + id + "/approve");
    }

    private static Response asking(String service, String environment, String version) {
        return post(
                "/api/deployments",
                Map.of("service", service, "environment", environment, "version", version, "askApproval", true));
    }

    private static String idOf(Response held) {
        assertThat(held.statusCode()).as(held.asString()).isEqualTo(202);
        return held.jsonPath().getString("subject").substring("deployment/".length());
    }

    private static Response decide(String who, String id, String how, String reason) {
        return as(who).contentType(ContentType.JSON)
                .body(reason.isEmpty() ? Map.of() : Map.of("reason", reason))
                .post("/api/approvals/" + id + "/" + how);
    }

    private static List<EventEnvelope> eventsOf(String id) {
        return Stream.events().stream()
                .filter(e -> e.event() instanceof DeploymentEvent event
                        && event.deployment().equals(id))
                .toList();
    }

    /** As if its time were over; whoever waits for that is not told. */
    private static void letExpire(String id) throws SQLException {
        try (var connection = StackResource.postgres().connect("deployer");
                var update = connection.prepareStatement(
                        "update approval set expires_at = now() - interval '1 second' where id = ?")) {
            update.setString(1, id);
            assertThat(update.executeUpdate()).isEqualTo(1);
        }
    }
}
