package dev.paved.deployer.promotion;

import static dev.paved.deployer.testing.DeployerClient.SOON;
import static dev.paved.deployer.testing.DeployerClient.deploy;
import static dev.paved.deployer.testing.DeployerClient.ended;
import static dev.paved.deployer.testing.DeployerClient.post;
import static dev.paved.deployer.testing.DeployerClient.status;
import static dev.paved.deployer.testing.DeployerClient.succeeded;
import static dev.paved.kit.testing.Tokens.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;

import dev.paved.deployer.testing.FakePlatform;
import dev.paved.deployer.testing.Meanwhile;
import dev.paved.deployer.testing.TestService;
import dev.paved.kit.testing.StackResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.eclipse.jgit.api.Git;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(StackResource.class)
@QuarkusTestResource(FakePlatform.class)
class PromotionIT {

    @Test
    void commit_that_was_verified_is_promoted_once_though_its_tag_was_moved_and_two_ask() throws Exception {
        try (TestService service = TestService.create("promoted")) {
            // Given
            String verified = service.good("v1");
            succeeded(deploy("promoted", "staging", "1"));
            service.good("v2");
            try (Git git = Git.open(service.repository().toFile())) {
                git.tagDelete().setTags("v1").call();
                git.tag().setName("v1").setAnnotated(false).call();
            }

            // When
            List<Response> answers = Stream.of("one", "other")
                    .map(key -> Meanwhile.ask(() -> promote("promoted", "staging", "production", key)))
                    .toList()
                    .stream()
                    .map(CompletableFuture::join)
                    .toList();

            // Then
            assertThat(answers).extracting(Response::statusCode).containsExactlyInAnyOrder(202, 409);
            Response accepted = answers.stream()
                    .filter(a -> a.statusCode() == 202)
                    .findFirst()
                    .orElseThrow();
            assertThat(succeeded(accepted).getString("result.commit")).isEqualTo(verified);
            as("ada")
                    .get("/api/deployments?service=promoted&environment=production")
                    .then()
                    .body("items", hasSize(1))
                    .body("items[0].promotedFrom", equalTo("staging"))
                    .body("items[0].version", equalTo("1"))
                    .body("items[0].commit", equalTo(verified));
        }
    }

    @Test
    void repeated_key_gets_its_answer_though_the_version_is_not_verified_any_more() {
        try (TestService service = TestService.create("keyed-promotion")) {
            // Given
            service.good("v1");
            service.sick("v2");
            FakePlatform.isReady("next");
            succeeded(deploy("keyed-promotion", "staging", "1"));
            Response first = promote("keyed-promotion", "staging", "next", "same");
            Response rollout = deploy("keyed-promotion", "staging", "2");

            // When
            Response second = promote("keyed-promotion", "staging", "next", "same");
            Response refused = promote("keyed-promotion", "staging", "next", "new");

            // Then
            assertThat(second.asString()).isEqualTo(first.asString());
            refused.then()
                    .statusCode(409)
                    .body("title", equalTo("Not verified"))
                    .body("detail", containsString("2 of keyed-promotion is still being rolled out to staging"))
                    .body(
                            "next",
                            equalTo("platform operation wait "
                                    + rollout.jsonPath().getString("id")));
            ended(rollout);
            ended(first);
        }
    }

    @Test
    void version_that_is_not_well_is_not_promoted() {
        try (TestService service = TestService.create("ailing")) {
            // Given
            service.sickFromFirstRequest("v1");
            succeeded(deploy("ailing", "staging", "1"));
            int port = FakePlatform.router().portOf("staging", "ailing").orElseThrow();
            assertThatThrownBy(() -> RestAssured.get("http://127.0.0.1:" + port + "/"))
                    .isInstanceOf(IOException.class);
            await().atMost(SOON).until(() -> status("ailing", "staging").getString("health"), "unhealthy"::equals);

            // When
            Response refused = promote("ailing", "staging", "production", "ailing");

            // Then
            refused.then()
                    .statusCode(409)
                    .body("detail", containsString("1 of ailing is not healthy in staging"))
                    .body("next", equalTo("platform status ailing --env staging"));
            as("ada")
                    .get("/api/deployments?service=ailing&environment=production")
                    .then()
                    .body("items", hasSize(0));
        }
    }

    @Test
    void where_nothing_runs_nothing_is_promoted() {
        try (TestService service = TestService.create("promotion-absent")) {
            service.crashing("v1");
            promote("promotion-absent", "staging", "production", "a")
                    .then()
                    .statusCode(409)
                    .body(
                            "detail",
                            equalTo("Nothing of promotion-absent runs in staging, so there is nothing to promote;"
                                    + " nothing was changed."));
            ended(deploy("promotion-absent", "staging", "1"));
            promote("promotion-absent", "staging", "production", "b").then().statusCode(409);
            promote("promotion-absent", "staging", "staging", "c")
                    .then()
                    .statusCode(400)
                    .body("errors.pointer", hasItem("/to"));
            promote("promotion-absent", "nowhere", "production", "d").then().statusCode(404);
            promote("nobody", "staging", "production", "e").then().statusCode(404);
            post("/api/deployments/promote", Map.of("service", "promotion-absent", "from", "staging"))
                    .then()
                    .statusCode(400)
                    .body("errors.pointer", hasItem("/to"));
        }
    }

    private static Response promote(String service, String from, String to, String key) {
        return as("ada")
                .contentType(ContentType.JSON)
                .header("Idempotency-Key", "promote-" + service + "-" + key)
                .body(Map.of("service", service, "from", from, "to", to))
                .post("/api/deployments/promote");
    }
}
