package dev.paved.provisioner.database;

import static dev.paved.kit.testing.Tokens.as;
import static dev.paved.provisioner.database.Given.SOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import dev.paved.events.EnvironmentEvent.DatabaseProvisioned;
import dev.paved.events.Topics;
import dev.paved.kit.testing.StackResource;
import dev.paved.kit.testing.Stream;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(StackResource.class)
class DatabaseLifecycleIT {

    private static final String SEED = "create table note (text text); insert into note values ('canary-seed')";

    private List<String> before;

    @BeforeEach
    void remember() throws SQLException {
        Given.environment("staging");
        before = Given.server().everything();
    }

    @AfterEach
    void nothingIsLeft() {
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(Given.server().everything()).isEqualTo(before));
    }

    private static Connection connection(JsonPath address) throws SQLException {
        return DriverManager.getConnection(
                "jdbc:postgresql://" + address.getString("host") + ":" + address.getInt("port") + "/"
                        + address.getString("database"),
                address.getString("user"),
                address.getString("password"));
    }

    @Test
    void request_becomes_a_database_that_can_be_used_and_deleted() throws Exception {
        // When
        var created = Given.created("whole", "staging", SEED);

        // Then
        created.body("kind", equalTo("database.create"))
                .body("subject", equalTo("database/staging/whole"))
                .body("steps.name", contains("role", "database", "rights", "seed"))
                .body("result.database", startsWith("whole_staging_"));
        String name = created.extract().path("result.database");
        Given.show("whole", "staging")
                .then()
                .body("phase", equalTo("ready"))
                .body("size", equalTo("small"))
                .body("type", equalTo("postgres"))
                .body("owner", equalTo("ada"))
                .body("generation", equalTo(1))
                .body("observedGeneration", equalTo(1))
                .body("database", equalTo(name))
                .body("seedDigest", startsWith("sha256:"));
        as("ada").get("/api/databases?environment=staging").then().body("items.service", hasItem("whole"));
        as("ada").get("/api/databases?environment=production").then().body("items.service", not(hasItem("whole")));
        JsonPath address = Given.credentials("whole", "staging")
                .then()
                .statusCode(200)
                .header("Cache-Control", "no-store")
                .extract()
                .jsonPath();
        try (Connection connection = connection(address);
                var rows = connection.createStatement().executeQuery("select text from note")) {
            rows.next();
            assertThat(rows.getString(1)).isEqualTo("canary-seed");
            Given.operation(Given.delete("whole", "staging"), "succeeded")
                    .body("kind", equalTo("database.delete"))
                    .body("steps.name", contains("remove"))
                    .body("result.removed", contains("database " + name, "role " + name))
                    .body("result.left.size()", equalTo(0));
        }
        Given.show("whole", "staging").then().statusCode(404);
        await().atMost(SOON).until(() -> Given.events("whole", "staging").size() == 1);
        assertThat(Given.events("whole", "staging").getFirst()).satisfies(e -> {
            assertThat(e.event()).isEqualTo(new DatabaseProvisioned("staging", "whole", name, "postgres", "small"));
            assertThat(e.actor()).isEqualTo("ada");
        });
    }

    @Test
    void password_and_seed_are_nowhere_but_where_they_are_asked_for() throws Exception {
        // Given
        Given.created("sealed", "staging", SEED);
        Response address =
                as("bob").header("Idempotency-Key", "connect-1").post("/api/databases/staging/sealed/credentials");
        String password = address.path("password");

        // When
        Given.operation(Given.delete("sealed", "staging"), "succeeded");

        // Then
        assertThat(password).hasSizeGreaterThan(30);
        await().atMost(SOON)
                .until(() -> Stream.records(Topics.AUDIT).stream()
                        .anyMatch(record -> text(record.value()).contains("database/staging/sealed")
                                && text(record.value()).contains("database.delete")));
        for (String topic : List.of(Topics.EVENTS, Topics.AUDIT)) {
            assertThat(Stream.records(topic))
                    .allSatisfy(record -> assertThat(text(record.value())).doesNotContain(password, "canary-seed"));
        }
        for (String table :
                Given.server().texts("provisioner", "select tablename from pg_tables where schemaname = 'public'")) {
            assertThat(Given.server().texts("provisioner", "select t::text from " + table + " t"))
                    .as(table)
                    .noneMatch(row -> row.contains(password) || row.contains("canary-seed"));
        }
        as("ada")
                .get("/api/audit?limit=500")
                .then()
                .body(
                        "items.findAll { it.target == 'database/staging/sealed' }.collect { it.actor + ' ' + it.action }",
                        hasItems("ada database.create", "bob database.connect", "bob database.delete"));
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    @Test
    void broken_seed_fails_with_its_place_and_leaves_nothing() {
        // When
        Response accepted = as("ada")
                .contentType(ContentType.JSON)
                .body(Map.of(
                        "service", "broken",
                        "environment", "staging",
                        "size", "medium",
                        "seed", "create table t (x int);\ninsert into t values ('x')",
                        "seedFile", "fixtures/demo data.sql"))
                .post("/api/databases");

        // Then
        Given.operation(accepted, "failed")
                .body("steps.name", contains("role", "database", "rights", "seed", "undo"))
                .body("steps.status", contains("succeeded", "succeeded", "succeeded", "failed", "succeeded"))
                .body("steps[3].message", containsString("the seed is wrong at line 2, column 23: invalid input"))
                .body("steps[4].message", equalTo("nothing of it is left"))
                .body("error.reason", containsString("line 2, column 23: invalid input syntax for type integer"))
                .body(
                        "error.next",
                        equalTo(
                                "platform database create broken --env staging --size medium --seed 'fixtures/demo data.sql'"))
                .body("result.removed.size()", equalTo(2));
        Given.show("broken", "staging")
                .then()
                .body("phase", equalTo("failed"))
                .body("message", containsString("Nothing of it is left."));
        Given.credentials("broken", "staging").then().statusCode(409);
        nothingIsLeft();
        Given.created("broken", "staging", SEED);
        Given.operation(Given.delete("broken", "staging"), "succeeded");
        Given.show("broken", "staging").then().statusCode(404);
    }

    @Test
    void server_that_is_away_is_named_and_waited_for() {
        // Given
        HinderedProvider.away("patient");
        Response accepted = Given.create("patient", "staging", null);

        // When
        await().atMost(SOON)
                .untilAsserted(() -> Given.show("patient", "staging")
                        .then()
                        .body("phase", equalTo("provisioning"))
                        .body("message", containsString("127.0.0.1:1, used as admin")));
        HinderedProvider.back("patient");

        // Then
        Given.operation(accepted, "succeeded").body("steps[0].message", containsString("127.0.0.1:1"));
        HinderedProvider.away("patient");
        Response deleted = Given.delete("patient", "staging");
        await().atMost(SOON)
                .untilAsserted(() -> Given.show("patient", "staging")
                        .then()
                        .body("phase", equalTo("deleting"))
                        .body("message", containsString("not gone yet")));
        Given.delete("patient", "staging").then().statusCode(409);
        Given.credentials("patient", "staging").then().statusCode(409);
        HinderedProvider.back("patient");
        Given.operation(deleted, "succeeded");
    }

    @Test
    void instance_that_dies_after_each_step_is_followed_by_another() throws Exception {
        // Given
        HinderedProvider.loseAnswers("mortal");

        // When
        var created = Given.created("mortal", "staging", SEED);

        // Then
        String name = created.extract().path("result.database");
        assertThat(Given.server().texts(name, "select count(*) from note")).containsExactly("1");
        Given.operation(Given.delete("mortal", "staging"), "succeeded").body("result.removed.size()", equalTo(2));
        assertThat(Given.events("mortal", "staging")).hasSize(1);
    }

    @Test
    void what_a_slow_instance_makes_after_the_end_is_removed_too() throws Exception {
        // Given
        String name = Given.created("slow", "staging", null).extract().path("result.database");
        Given.operation(Given.delete("slow", "staging"), "succeeded");
        String id = Given.server()
                .texts("provisioner", "select id from managed_database where name = '" + name + "'")
                .getFirst();

        // When
        Given.server()
                .run(
                        "postgres",
                        "create role " + name + "; comment on role " + name
                                + " is 'Made by Paved for slow in staging. Paved''s id: " + id + "'");
        Given.server()
                .run("provisioner", "update managed_database set look_again_at = now() where name = '" + name + "'");

        // Then
        await().atMost(SOON)
                .until(() -> Given.server()
                        .texts("provisioner", "select id from managed_database where look_again_at <= now()")
                        .isEmpty());
        nothingIsLeft();
    }

    @Test
    void two_at_once_become_one() throws Exception {
        // When
        List<Integer> answers;
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Callable<Integer> create =
                    () -> Given.create("twice", "staging", SEED).statusCode();
            answers = threads.invokeAll(List.of(create, create)).stream()
                    .map(Future::resultNow)
                    .toList();
        }

        // Then
        assertThat(answers).containsExactlyInAnyOrder(202, 409);
        await().atMost(SOON)
                .until(() -> Given.show("twice", "staging").path("phase").equals("ready"));
        assertThat(Given.server().texts("postgres", "select datname from pg_database where datname like 'twice%'"))
                .hasSize(1);
        Given.operation(Given.delete("twice", "staging"), "succeeded");
    }

    @Test
    void repeated_request_gives_the_same_answer() {
        // Given
        Map<String, String> body = Map.of("service", "again", "environment", "staging", "seed", SEED);
        Response first = as("ada")
                .header("Idempotency-Key", "database-1")
                .contentType(ContentType.JSON)
                .body(body)
                .post("/api/databases");

        // When
        Response second = as("ada")
                .header("Idempotency-Key", "database-1")
                .contentType(ContentType.JSON)
                .body(body)
                .post("/api/databases");

        // Then
        assertThat(second.statusCode()).isEqualTo(202);
        assertThat(second.asString()).isEqualTo(first.asString());
        Given.operation(first, "succeeded");
        Given.operation(Given.delete("again", "staging"), "succeeded");
    }

    @Test
    void deletion_ends_an_unfinished_creation() {
        // Given
        HinderedProvider.away("unwanted");
        Response creation = Given.create("unwanted", "staging", null);

        // When
        Response deletion = Given.delete("unwanted", "staging");

        // Then
        Given.operation(creation, "failed").body("error.reason", containsString("deleted by bob"));
        HinderedProvider.back("unwanted");
        Given.operation(deletion, "succeeded");
    }

    @Test
    void databases_go_before_their_environment_and_are_in_its_receipt() {
        // Given
        Given.environment("short-lived");
        String first = Given.created("first", "short-lived", SEED).extract().path("result.database");
        String second = Given.created("second", "short-lived", null).extract().path("result.database");
        Response alone = Given.delete("second", "short-lived");
        Given.operation(alone, "succeeded");
        String third = Given.created("second", "short-lived", null).extract().path("result.database");
        HinderedProvider.away("second");

        // When
        Response destroyed = as("ada").delete("/api/environments/short-lived");

        // Then
        await().atMost(SOON)
                .untilAsserted(() -> as("ada")
                        .get("/api/environments/short-lived")
                        .then()
                        .body("message", containsString("the database of second is deleting")));
        assertThat(StackResource.home().resolve("environments/short-lived")).isDirectory();
        Given.create("late", "short-lived", null)
                .then()
                .statusCode(409)
                .body("detail", containsString("being torn down"));
        HinderedProvider.back("second");
        Given.operation(destroyed, "succeeded")
                .body(
                        "result.removed",
                        hasItems("database " + first, "role " + first, "database " + third, "role " + third))
                .body("result.removed", not(hasItem("database " + second)));
        Given.show("first", "short-lived").then().statusCode(404);
    }
}
