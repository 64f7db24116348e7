package dev.paved.provisioner.environment;

import static dev.paved.kit.testing.Tokens.as;
import static dev.paved.provisioner.environment.Api.SOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import dev.paved.events.EnvironmentEvent.EnvironmentDestroyed;
import dev.paved.events.EnvironmentEvent.EnvironmentRequested;
import dev.paved.events.EnvironmentType;
import dev.paved.kit.reconcile.Reconcilers;
import dev.paved.kit.testing.StackResource;
import dev.paved.provisioner.ProvisionerSettings;
import dev.paved.provisioner.target.HinderedTarget;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(StackResource.class)
class LifecycleIT {

    @Inject
    SteppingClock clock;

    @Inject
    ProvisionerSettings settings;

    @Inject
    Reconcilers reconcilers;

    @AfterEach
    void stepBack() {
        clock.step(Duration.ZERO);
    }

    @Test
    void request_becomes_an_environment() {
        // When
        String operation = Api.ready("made", "preview", "2h");

        // Then
        Instant expiresAt = Instant.parse(Api.show("made").jsonPath().getString("expiresAt"));
        assertThat(expiresAt)
                .isBetween(Instant.now().plusSeconds(7_000), Instant.now().plusSeconds(7_200));
        as("ada")
                .get(operation)
                .then()
                .body("kind", equalTo("environment.create"))
                .body("subject", equalTo("environment/made"))
                .body("steps.name", hasItem("provision"))
                .body("result.environment", equalTo("made"))
                .body("result.expiresAt", equalTo(expiresAt.toString()));
        Api.show("made")
                .then()
                .body("phase", equalTo("ready"))
                .body("type", equalTo("preview"))
                .body("owner", equalTo("ada"))
                .body("createdAt", notNullValue());
        assertThat(Api.folder("made").resolve("environment.json"))
                .content()
                .contains("\"name\" : \"made\"", "\"owner\" : \"ada\"");
        assertThat(Api.kinds("made", 2)).containsExactly("Requested", "Ready");
        assertThat(Api.events("made")).allSatisfy(e -> {
            assertThat(e.actor()).isEqualTo("ada");
            assertThat(e.source()).isEqualTo("/paved/provisioner");
        });
        assertThat(Api.events("made").getFirst().event())
                .isEqualTo(new EnvironmentRequested("made", EnvironmentType.PREVIEW, "ada", expiresAt));
        assertThat(Api.events("made")).extracting("sequence").containsExactly(1L, 2L);
        assertThat(Api.events("made"))
                .extracting("correlationId")
                .containsOnly(Api.events("made").getFirst().correlationId());
    }

    @Test
    void manifest_becomes_an_environment_and_types_have_their_own_times() {
        // When
        Response accepted = Api.apply("""
                apiVersion: platform.myorg.com/v1
                kind: Environment
                metadata: {name: applied}
                spec: {type: development, services: [], databases: []}
                """);

        // Then
        assertThat(accepted.statusCode()).as(accepted.asString()).isEqualTo(202);
        Api.operation(accepted.header("Location"), "succeeded");
        Instant expiresAt = Instant.parse(Api.show("applied").jsonPath().getString("expiresAt"));
        assertThat(Duration.between(Instant.now(), expiresAt)).isBetween(Duration.ofDays(29), Duration.ofDays(30));
        Api.ready("stays", "staging", null);
        Api.show("stays").then().body("expiresAt", nullValue());
    }

    @Test
    void repeated_request_gives_the_same_answer_and_changes_nothing() {
        // Given
        String body = "{\"name\": \"again\", \"type\": \"preview\"}";
        Response first = as("ada")
                .header("Idempotency-Key", "k1")
                .contentType("application/json")
                .body(body)
                .post("/api/environments");

        // When
        Response second = as("ada")
                .header("Idempotency-Key", "k1")
                .contentType("application/json")
                .body(body)
                .post("/api/environments");

        // Then
        assertThat(second.statusCode()).isEqualTo(202);
        assertThat(second.asString()).isEqualTo(first.asString());
        as("ada")
                .header("Idempotency-Key", "k1")
                .contentType("application/json")
                .body(body.replace("again", "other"))
                .post("/api/environments")
                .then()
                .statusCode(422);
        Api.operation(first.header("Location"), "succeeded");
        assertThat(Api.kinds("again", 2)).containsExactly("Requested", "Ready");
        Api.show("other").then().statusCode(404);
    }

    @Test
    void destroyed_environment_is_gone_and_its_name_free() {
        // Given
        Api.ready("reused", "preview", null);

        // When
        Response accepted = Api.destroy("reused");

        // Then
        assertThat(accepted.statusCode()).as(accepted.asString()).isEqualTo(202);
        Api.operation(accepted.header("Location"), "succeeded")
                .body("kind", equalTo("environment.destroy"))
                .body("result.removed", hasItem("folder " + Api.folder("reused")));
        assertThat(Api.folder("reused")).doesNotExist();
        Api.show("reused").then().statusCode(404);
        as("ada").get("/api/environments?limit=500").then().body("items.name", not(hasItem("reused")));
        as("ada")
                .get("/api/environments?limit=500&all=true")
                .then()
                .body("items.find { it.name == 'reused' }.phase", equalTo("destroyed"))
                .body("items.find { it.name == 'reused' }.destroyedAt", notNullValue());
        Api.ready("reused", "preview", null);
        assertThat(Api.kinds("reused", 5)).containsExactly("Requested", "Ready", "Destroyed", "Requested", "Ready");
        assertThat(Api.events("reused").get(2)).satisfies(e -> {
            assertThat(e.actor()).isEqualTo("bob");
            assertThat(e.event())
                    .isEqualTo(new EnvironmentDestroyed("reused", EnvironmentType.PREVIEW, "destroyed by bob"));
        });
    }

    @Test
    void teardown_that_is_stuck_says_so_and_goes_on() {
        // Given
        Api.ready("stuck", "preview", null);
        HinderedTarget.hinder("stuck");

        // When
        String operation = Api.destroy("stuck").header("Location");
        clock.step(settings.removeWithin());

        // Then
        Api.operation(operation, "failed").body("error.reason", containsString("the disk is full"));
        Api.show("stuck").then().body("phase", equalTo("destroying")).body("message", containsString("not gone yet"));
        Api.destroy("stuck").then().statusCode(409).body("detail", containsString("destroyed by bob"));
        Api.extend("stuck", "1d").then().statusCode(409);
        assertThat(Api.create("stuck", "preview", null).statusCode()).isEqualTo(409);
        HinderedTarget.release("stuck");
        Api.gone("stuck");
        assertThat(Api.kinds("stuck", 3)).containsExactly("Requested", "Ready", "Destroyed");
    }

    @Test
    void what_cannot_be_made_in_time_fails_with_the_reason_and_is_made_once_it_can_be() throws SQLException {
        // Given
        HinderedTarget.hinder("hopeless");

        // When
        String operation = Api.create("hopeless", "preview", null).header("Location");
        clock.step(settings.provideWithin());

        // Then
        Api.operation(operation, "failed")
                .body("error.reason", containsString("the disk is full"))
                .body("error.next", equalTo("platform env destroy hopeless"));
        Api.show("hopeless")
                .then()
                .body("phase", equalTo("failed"))
                .body("message", containsString("the disk is full"));

        // When
        HinderedTarget.release("hopeless");
        reconcilers.wake(EnvironmentReconciler.NAME, Api.sql("select id from environment where name = 'hopeless'"));

        // Then
        await().atMost(SOON)
                .untilAsserted(() -> Api.show("hopeless")
                        .then()
                        .body("phase", equalTo("ready"))
                        .body("message", nullValue()));
        Api.operation(operation, "failed");
        Api.operation(Api.destroy("hopeless").header("Location"), "succeeded");
        assertThat(Api.kinds("hopeless", 4)).containsExactly("Requested", "Failed", "Ready", "Destroyed");
    }

    @Test
    void destroying_ends_an_unfinished_creation() {
        // Given
        HinderedTarget.hinder("unwanted");
        String creation = Api.create("unwanted", "preview", null).header("Location");

        // When
        Api.destroy("unwanted").then().statusCode(202);

        // Then
        Api.operation(creation, "failed").body("error.reason", containsString("destroyed by bob"));
        HinderedTarget.release("unwanted");
        Api.gone("unwanted");
        assertThat(Api.kinds("unwanted", 2)).containsExactly("Requested", "Destroyed");
    }

    @Test
    void folder_that_is_not_its_own_is_left_alone() throws IOException {
        // Given
        Path precious = Files.writeString(
                Files.createDirectories(Api.folder("occupied")).resolve("precious"), "text");

        // When
        String operation = Api.create("occupied", "preview", null).header("Location");

        // Then
        Api.operation(operation, "failed").body("error.reason", containsString("left alone"));
        Api.operation(Api.destroy("occupied").header("Location"), "succeeded")
                .body("result.removed.size()", equalTo(0))
                .body("result.left.size()", equalTo(1));
        assertThat(precious).hasContent("text");
    }

    @Test
    void half_done_work_is_gone_on_with() throws Exception {
        // Given
        Api.sql(Expired.row("cut-short", "PROVISIONING", "null"));

        // When
        await().atMost(SOON).until(() -> Api.show("cut-short").path("phase").equals("ready"));

        // Then
        assertThat(Api.folder("cut-short")).isDirectory();
        assertThat(Api.kinds("cut-short", 1)).containsExactly("Ready");
    }
}
