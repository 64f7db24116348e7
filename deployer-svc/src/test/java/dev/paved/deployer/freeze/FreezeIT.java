package dev.paved.deployer.freeze;

import static dev.paved.deployer.testing.DeployerClient.SOON;
import static dev.paved.deployer.testing.DeployerClient.deploy;
import static dev.paved.deployer.testing.DeployerClient.post;
import static dev.paved.deployer.testing.DeployerClient.rollback;
import static dev.paved.deployer.testing.DeployerClient.succeeded;
import static dev.paved.kit.testing.Tokens.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import dev.paved.deployer.testing.FakePlatform;
import dev.paved.deployer.testing.Meanwhile;
import dev.paved.deployer.testing.TestService;
import dev.paved.events.PolicyEvent.PolicyViolated;
import dev.paved.kit.testing.StackResource;
import dev.paved.kit.testing.Stream;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@QuarkusTestResource(StackResource.class)
@QuarkusTestResource(FakePlatform.class)
class FreezeIT {

    @Test
    void freeze_lets_only_rollbacks_and_recorded_overrides_through() {
        FakePlatform.isReady("icy");
        try (TestService service = TestService.create("frozen")) {
            // Given
            service.good("v1");
            service.good("v2");
            succeeded(deploy("frozen", "icy", "1"));
            String freeze = frozen("icy", null);

            // When
            Response refused = deploy("frozen", "icy", "2");
            Response overriding = overriding("frozen", "icy", "2");

            // Then
            refused.then()
                    .statusCode(409)
                    .body("title", equalTo("Frozen"))
                    .body("detail", containsString("ada froze icy until 20"))
                    .body("detail", containsString(": The shop is full. Nothing was changed."))
                    .body("next", equalTo("platform deploy frozen --env icy --version 2 --override-freeze REASON"));
            succeeded(overriding);
            succeeded(rollback("frozen", "icy"));
            as("ada")
                    .get("/api/deployments?service=frozen")
                    .then()
                    .body("items", hasSize(3))
                    .body("items[0].kind", equalTo("rollback"))
                    .body("items[0].freezeOverride", nullValue())
                    .body("items[1].freezeOverride", equalTo("The till is broken"))
                    .body("items[2].freezeOverride", nullValue());
            as("ada")
                    .get("/api/audit?limit=100")
                    .then()
                    .body("items.findAll { it.action == 'deployment.override-freeze' }.actor", equalTo(List.of("ada")));
            await().atMost(SOON)
                    .untilAsserted(() -> assertThat(Stream.events())
                            .filteredOn(e -> e.event() instanceof PolicyViolated)
                            .extracting(e -> (PolicyViolated) e.event())
                            .filteredOn(e -> e.entity().equals("component:default/frozen"))
                            .singleElement()
                            .satisfies(e -> {
                                assertThat(e.policy()).isEqualTo("freeze");
                                assertThat(e.rule()).contains(freeze);
                                assertThat(e.action()).isEqualTo("deploy 2 to icy: The till is broken");
                                assertThat(e.enforced()).isFalse();
                            }));
        }
    }

    @Test
    void freeze_of_one_service_leaves_the_others_alone_and_can_be_lifted() {
        FakePlatform.isReady("cool");
        try (TestService cold = TestService.create("cold");
                TestService warm = TestService.create("warm")) {
            // Given
            cold.crashing("v1");
            warm.crashing("v1");
            String freeze = frozen("cool", "cold");
            frozenLater("cool");

            // When
            Response refused = deploy("cold", "cool", "1");
            Response other = overriding("warm", "cool", "1");

            // Then
            refused.then().statusCode(409).body("detail", containsString("ada froze cold in cool until"));
            other.then().statusCode(202);
            as("ada").get("/api/deployments?service=warm").then().body("items[0].freezeOverride", nullValue());
            as("bob")
                    .post("/api/freezes/" + freeze + "/lift")
                    .then()
                    .statusCode(200)
                    .body("state", equalTo("lifted"))
                    .body("liftedBy", equalTo("bob"));
            deploy("cold", "cool", "1").then().statusCode(202);
            as("eve")
                    .post("/api/freezes/" + freeze + "/lift")
                    .then()
                    .statusCode(409)
                    .body("detail", containsString("was lifted by bob"));
            as("ada").get("/api/freezes?environment=cool").then().body("items.state", equalTo(List.of("planned")));
            as("ada")
                    .get("/api/freezes?environment=cool&ended=true")
                    .then()
                    .body("items.state", equalTo(List.of("planned", "lifted")));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "nowhere,,1h,Why,404,",
        "staging,nothing,1h,Why,404,",
        "../x,,1h,Why,400,/environment",
        "staging,,soon,Why,400,/until",
        "staging,,2020-01-01,Why,400,/until",
        "staging,,4000d,Why,400,/until",
        "staging,,999999999d,Why,400,/until",
        "staging,,1h,' ',400,/reason",
        "staging,,,Why,400,/until",
        "staging,,1h,,400,/reason",
    })
    void wrong_freeze_changes_nothing(
            String environment, String service, String until, String reason, int status, String pointer) {
        Map<String, String> body = new HashMap<>();
        body.put("environment", environment);
        body.put("service", service);
        body.put("until", until);
        body.put("reason", reason);

        Response refused = post("/api/freezes", body);

        assertThat(refused.statusCode()).as(refused.asString()).isEqualTo(status);
        if (pointer != null) {
            refused.then().body("errors.pointer", hasItem(pointer));
        }
        as("ada").get("/api/freezes?environment=staging").then().body("items", hasSize(0));
    }

    @Test
    void freeze_ends_after_it_begins_and_unknown_ones_are_not_lifted() {
        post("/api/freezes", Map.of("environment", "staging", "from", "2h", "until", "1h", "reason", "Why"))
                .then()
                .statusCode(400)
                .body("errors[0].pointer", equalTo("/until"));
        as("ada").post("/api/freezes/none/lift").then().statusCode(404);
        as("ada")
                .contentType(ContentType.JSON)
                .body(Map.of("service", "x", "environment", "staging", "version", "1", "overrideFreeze", " "))
                .post("/api/deployments")
                .then()
                .statusCode(400)
                .body("errors[0].pointer", equalTo("/overrideFreeze"));
    }

    @Test
    void repeated_key_freezes_once() {
        FakePlatform.isReady("once");
        Response first = keyed("once");

        Response second = keyed("once");

        assertThat(second.asString()).isEqualTo(first.asString());
        as("ada").get("/api/freezes?environment=once").then().body("items", hasSize(1));
    }

    @Test
    void freeze_is_answered_once_no_rollout_can_begin_that_has_not_seen_it() throws SQLException {
        FakePlatform.isReady("tight");
        CompletableFuture<String> freeze;
        try (var rollout = StackResource.postgres().connect("deployer");
                var statement = rollout.createStatement()) {
            // Given
            rollout.setAutoCommit(false);
            statement.execute("select pg_advisory_xact_lock_shared(hashtextextended('freeze/tight', 0))");

            // When
            freeze = Meanwhile.ask(() -> frozen("tight", null));

            // Then
            await().atMost(SOON).until(FreezeIT::somebodyWaits);
            assertThat(freeze).isNotDone();
            rollout.commit();
        }
        assertThat(freeze.join()).isNotEmpty();
    }

    @Test
    void rollout_that_begins_while_a_freeze_is_made_sees_it() throws SQLException {
        FakePlatform.isReady("tighter");
        try (TestService service = TestService.create("racing");
                var freezing = StackResource.postgres().connect("deployer");
                var statement = freezing.createStatement()) {
            // Given
            service.good("v1");
            freezing.setAutoCommit(false);
            statement.execute("select pg_advisory_xact_lock(hashtextextended('freeze/tighter', 0))");
            statement.execute("""
                    insert into deployment_freeze (id, environment, starts_at, ends_at, reason, created_by, created_at)
                    values ('race', 'tighter', now(), now() + interval '1 hour', 'Why', 'bob', now())""");

            // When
            CompletableFuture<Response> answer = Meanwhile.ask(() -> deploy("racing", "tighter", "1"));
            await().atMost(SOON).until(FreezeIT::somebodyWaits);
            freezing.commit();

            // Then
            answer.join().then().statusCode(409).body("detail", containsString("bob froze tighter until"));
            as("ada").get("/api/deployments?service=racing").then().body("items", hasSize(0));
        }
    }

    private static boolean somebodyWaits() throws SQLException {
        try (var connection = StackResource.postgres().connect("deployer");
                var query = connection.prepareStatement("""
                        select 1 from pg_locks l join pg_database d on d.oid = l.database
                         where d.datname = 'deployer' and locktype = 'advisory' and not granted""")) {
            return query.executeQuery().next();
        }
    }

    private static Response keyed(String environment) {
        return as("ada")
                .contentType(ContentType.JSON)
                .header("Idempotency-Key", "freeze-once")
                .body(Map.of("environment", environment, "until", "1h", "reason", "Why"))
                .post("/api/freezes");
    }

    private static String frozen(String environment, String service) {
        Map<String, String> body =
                new HashMap<>(Map.of("environment", environment, "until", "1h", "reason", "The shop is full."));
        if (service != null) {
            body.put("service", service);
        }
        return created(body).getString("id");
    }

    private static void frozenLater(String environment) {
        JsonPath planned =
                created(Map.of("environment", environment, "from", "1h", "until", "2d", "reason", "Holidays"));
        assertThat(planned.getString("state")).isEqualTo("planned");
    }

    private static JsonPath created(Map<String, String> body) {
        Response created = post("/api/freezes", body);
        assertThat(created.statusCode()).as(created.asString()).isEqualTo(201);
        return created.jsonPath();
    }

    private static Response overriding(String service, String environment, String version) {
        return post(
                "/api/deployments",
                Map.of(
                        "service",
                        service,
                        "environment",
                        environment,
                        "version",
                        version,
                        "overrideFreeze",
                        "The till is broken"));
    }
}
