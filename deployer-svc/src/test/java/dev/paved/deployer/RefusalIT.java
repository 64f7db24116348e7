package dev.paved.deployer;

import static dev.paved.deployer.testing.DeployerClient.deploy;
import static dev.paved.deployer.testing.DeployerClient.ended;
import static dev.paved.deployer.testing.DeployerClient.post;
import static dev.paved.deployer.testing.DeployerClient.rollback;
import static dev.paved.kit.testing.Tokens.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;

import dev.paved.deployer.testing.Elsewhere;
import dev.paved.deployer.testing.FakePlatform;
import dev.paved.deployer.testing.TestService;
import dev.paved.events.ServiceEvent.ServiceRegistered;
import dev.paved.kit.testing.StackResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(StackResource.class)
@QuarkusTestResource(FakePlatform.class)
class RefusalIT {

    @Test
    void wrong_fields_are_named_by_their_pointers() {
        post("/api/deployments", Map.of("service", "../x", "environment", "staging", "version", "1 2"))
                .then()
                .statusCode(400)
                .body("errors.pointer", hasItem("/service"))
                .body("errors.pointer", hasItem("/version"));
        post("/api/deployments", Map.of("service", "hello", "version", "1"))
                .then()
                .statusCode(400)
                .body("errors[0].pointer", equalTo("/environment"));
        post("/api/deployments/rollback", Map.of("environment", "staging"))
                .then()
                .statusCode(400)
                .body("errors[0].pointer", equalTo("/service"));
        as("ada").contentType(ContentType.JSON).post("/api/deployments").then().statusCode(400);
        RestAssured.given()
                .contentType(ContentType.JSON)
                .body("{}")
                .post("/api/deployments")
                .then()
                .statusCode(401);
    }

    @Test
    void unknown_names_are_not_found() {
        try (TestService service = TestService.create("known")) {
            service.good("v1");
            deploy("nobody", "staging", "1").then().statusCode(404).body("title", equalTo("No such service"));
            deploy("known", "nowhere", "1").then().statusCode(404).body("title", equalTo("No such environment"));
            deploy("known", "slow", "1").then().statusCode(409).body("detail", containsString("provisioning"));
            rollback("nobody", "staging").then().statusCode(404);
            as("ada").get("/api/deployments/status/nobody").then().statusCode(404);
            as("ada").get("/api/deployments?service=nobody").then().statusCode(404);
            as("ada").get("/api/deployments/none").then().statusCode(404);
            as("ada")
                    .get("/api/deployments/status/known")
                    .then()
                    .statusCode(200)
                    .body("items", hasSize(0));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"two words", "what?", "..", ".", "per%cent", "a/b", "ünïcode"})
    void name_that_nothing_can_have_is_not_found(String name) {
        as("ada").queryParam("service", name).get("/api/deployments").then().statusCode(404);
    }

    @Test
    void service_whose_repository_is_not_known_can_not_be_deployed() {
        FakePlatform.knowsNoRepositoryOf("bare");
        Elsewhere.happened(
                "service/bare", 1, Instant.now(), new ServiceRegistered("bare", "api", "ada", null, true, null, null));

        deploy("bare", "staging", "1").then().statusCode(409).body("title", equalTo("No repository"));
    }

    @Test
    void service_that_is_retired_is_not_deployed_any_more() {
        FakePlatform.knowsRetired("old", Path.of("/nonexistent/old.git"));

        deploy("old", "staging", "1")
                .then()
                .statusCode(409)
                .body("detail", equalTo("The service 'old' is retired: nothing more is deployed of it."))
                .body("next", equalTo("platform service show old"));
    }

    @Test
    void unknown_version_comes_with_those_that_exist() {
        try (TestService service = TestService.create("versioned")) {
            // Given
            String commit = service.good("v0.1.0");
            service.good("v0.2.0");

            // When
            Response refused = deploy("versioned", "staging", "9.9.9");

            // Then
            assertThat(refused.statusCode()).isEqualTo(404);
            assertThat(refused.jsonPath().getList("suggestions", String.class))
                    .containsExactlyInAnyOrder("0.1.0", "0.2.0");
            deploy("versioned", "staging", "deadbeef").then().statusCode(404);
            deploy("versioned", "staging", commit.substring(0, 6)).then().statusCode(404);
            as("ada").get("/api/deployments?service=versioned").then().body("items", hasSize(0));
        }
    }

    @Test
    void missing_repository_is_said_plainly() {
        FakePlatform.knows("lost", Path.of("/nonexistent/lost.git"));
        deploy("lost", "staging", "1").then().statusCode(409).body("detail", containsString("/nonexistent/lost.git"));
    }

    @Test
    void one_of_concurrent_requests_wins_and_the_others_learn_who() {
        try (TestService service = TestService.create("contended")) {
            // Given
            service.good("v1");

            // When
            List<Response> answers;
            try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
                List<CompletableFuture<Response>> requests = Stream.generate(
                                () -> CompletableFuture.supplyAsync(RefusalIT::contend, threads))
                        .limit(3)
                        .toList();
                answers = requests.stream().map(CompletableFuture::join).toList();
            }

            // Then
            assertThat(answers).extracting(Response::statusCode).containsExactlyInAnyOrder(202, 409, 409);
            assertThat(answers)
                    .filteredOn(answer -> answer.statusCode() == 409)
                    .allSatisfy(answer -> assertThat(answer.jsonPath().getString("detail"))
                            .startsWith("ada is rolling out 1 of contended to staging since 20"));
            ended(answers.stream()
                    .filter(a -> a.statusCode() == 202)
                    .findFirst()
                    .orElseThrow());
            as("ada").get("/api/deployments?service=contended").then().body("items", hasSize(1));
        }
    }

    @Test
    void repeated_key_gives_the_same_answer_and_deploys_once() {
        try (TestService service = TestService.create("repeated")) {
            // Given
            service.good("v1");
            Map<String, String> body =
                    Map.of("service", "repeated", "environment", "staging", "version", "1", "because", "incident/7");
            Response first = keyed(body);

            // When
            Response second = keyed(body);

            // Then
            assertThat(second.asString()).isEqualTo(first.asString());
            ended(first);
            as("ada")
                    .get("/api/deployments?service=repeated")
                    .then()
                    .body("items", hasSize(1))
                    .body("items[0].kind", equalTo("hotfix"))
                    .body("items[0].because", equalTo("incident/7"))
                    .body("items[0].requestedBy", equalTo("ada"))
                    .body("items[0].status", equalTo("succeeded"));
        }
    }

    private static Response contend() {
        return deploy("contended", "staging", "1");
    }

    private static Response keyed(Map<String, String> body) {
        return as("ada")
                .contentType(ContentType.JSON)
                .header("Idempotency-Key", "deploy-once")
                .body(body)
                .post("/api/deployments");
    }
}
