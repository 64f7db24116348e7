package dev.paved.deployer.rollout;

import static dev.paved.deployer.testing.DeployerClient.deploy;
import static dev.paved.deployer.testing.DeployerClient.ended;
import static dev.paved.deployer.testing.DeployerClient.post;
import static dev.paved.deployer.testing.DeployerClient.succeeded;
import static dev.paved.kit.testing.Tokens.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import dev.paved.deployer.testing.FakePlatform;
import dev.paved.deployer.testing.TestService;
import dev.paved.kit.testing.StackResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(StackResource.class)
@QuarkusTestResource(FakePlatform.class)
class DryRunIT {

    @Test
    void first_version_would_begin_and_leaves_no_trace() throws SQLException {
        try (TestService service = TestService.create("dry-first")) {
            // Given
            String commit = service.good("v1");

            // When
            Response told = dryRun("dry-first", "production", "1", Map.of());

            // Then
            told.then()
                    .statusCode(200)
                    .body("outcome", equalTo("begins"))
                    .body("environmentType", equalTo("production"))
                    .body("version", equalTo("1"))
                    .body("commit", equalTo(commit))
                    .body("from", nullValue())
                    .body("image", nullValue())
                    .body("refusal", nullValue());
            assertThat(rows("dry-first")).isZero();
        }
    }

    @Test
    void commits_between_the_versions_are_told_forth_and_back() {
        try (TestService service = TestService.create("dry-range")) {
            // Given
            String first = service.good("v1");
            String second = service.good("v2");
            String third = service.good("v3");
            succeeded(deploy("dry-range", "staging", "2"));

            // When
            Response forth = dryRun("dry-range", "staging", "3", Map.of());
            Response back = dryRun("dry-range", "staging", "1", Map.of());

            // Then
            forth.then()
                    .body("from.version", equalTo("2"))
                    .body("from.commit", equalTo(second))
                    .body("changes.added.count", equalTo(1))
                    .body("changes.added.newest[0].commit", equalTo(third))
                    .body("changes.added.newest[0].subject", equalTo("v3"))
                    .body("changes.removed.count", equalTo(0));
            back.then()
                    .body("commit", equalTo(first))
                    .body("changes.added.count", equalTo(0))
                    .body("changes.removed.newest[0].commit", equalTo(second));
        }
    }

    @Test
    void what_would_be_refused_is_refused_in_the_same_words() throws SQLException {
        try (TestService service = TestService.create("dry-refused")) {
            // Given
            service.good("v1");
            service.sick("v2");
            FakePlatform.isReady("dry-development", "development");
            FakePlatform.isReady("dry-frozen", "preview");
            post(
                            "/api/freezes",
                            Map.of(
                                    "environment",
                                    "dry-frozen",
                                    "service",
                                    "dry-refused",
                                    "reason",
                                    "Black Friday",
                                    "until",
                                    "1h"))
                    .then()
                    .statusCode(201);
            Response rollout = deploy("dry-refused", "staging", "2");

            // When
            long before = rows("dry-refused");
            List<Response> tried = Stream.of("dry-development", "dry-frozen", "staging")
                    .map(environment -> dryRun("dry-refused", environment, "1", Map.of()))
                    .toList();
            long after = rows("dry-refused");
            List<Response> done = Stream.of("dry-development", "dry-frozen", "staging")
                    .map(environment -> deploy("dry-refused", environment, "1"))
                    .toList();

            // Then
            assertThat(after).isEqualTo(before);
            assertThat(tried).allSatisfy(told -> told.then().statusCode(200).body("outcome", equalTo("refused")));
            assertThat(tried)
                    .extracting(DryRunIT::refusal)
                    .containsExactlyElementsOf(
                            done.stream().map(DryRunIT::problem).toList());
            assertThat(done).extracting(Response::statusCode).containsExactly(403, 409, 409);
            tried.getLast().then().body("refusal.detail", containsString("ada is rolling out 2 of dry-refused"));
            ended(rollout);
        }
    }

    @Test
    void what_would_wait_says_what_for_and_waits_for_nothing() throws SQLException {
        try (TestService service = TestService.create("dry-held")) {
            // Given
            service.good("v1");
            FakePlatform.isReady("dry-approved", "development");

            // When
            Response told = dryRun("dry-held", "dry-approved", "1", Map.of("askApproval", true));

            // Then
            told.then()
                    .statusCode(200)
                    .body("outcome", equalTo("waits"))
                    .body("waitsFor", equalTo("dora asked for it; not verified in staging: 1 never ran well there"));
            assertThat(rows("dry-held")).isZero();
        }
    }

    @Test
    void promotion_is_tried_like_the_real_one() {
        try (TestService service = TestService.create("dry-promoted")) {
            // Given
            String commit = service.good("v1");

            // When
            Response nothing = promote("dry-promoted");
            succeeded(deploy("dry-promoted", "staging", "1"));
            Response told = promote("dry-promoted");

            // Then
            nothing.then().statusCode(409).body("title", equalTo("Not verified"));
            told.then()
                    .statusCode(200)
                    .body("outcome", equalTo("begins"))
                    .body("environment", equalTo("production"))
                    .body("promotedFrom", equalTo("staging"))
                    .body("commit", equalTo(commit));
        }
    }

    @Test
    void wrong_requests_are_refused_as_they_are_without_it() {
        try (TestService service = TestService.create("dry-wrong")) {
            service.good("v1");
            dryRun("dry-wrong", "staging", "9", Map.of()).then().statusCode(404);
            dryRun("dry-wrong", "nowhere", "1", Map.of()).then().statusCode(404);
            dryRun("../x", "staging", "1", Map.of()).then().statusCode(400);
            RestAssured.given()
                    .contentType(ContentType.JSON)
                    .body("{}")
                    .post("/api/deployments/dry-run")
                    .then()
                    .statusCode(401);
            as("ada").get("/api/deployments?service=dry-wrong").then().body("items.size()", equalTo(0));
        }
    }

    private static Response dryRun(String service, String environment, String version, Map<String, Object> more) {
        Map<String, Object> body =
                new HashMap<>(Map.of("service", service, "environment", environment, "version", version));
        body.putAll(more);
        return as("dora").contentType(ContentType.JSON).body(body).post("/api/deployments/dry-run");
    }

    private static Response promote(String service) {
        return post(
                "/api/deployments/promote/dry-run", Map.of("service", service, "from", "staging", "to", "production"));
    }

    private static List<String> refusal(Response told) {
        return problem(told, "refusal.");
    }

    private static List<String> problem(Response refused) {
        return problem(refused, "");
    }

    private static List<String> problem(Response answer, String at) {
        return Stream.of("status", "title", "detail", "next")
                .map(field -> answer.jsonPath().getString(at + field))
                .toList();
    }

    /** What there is of {@code service}, and of what whoever tries asked for. */
    private static long rows(String service) throws SQLException {
        try (var connection = StackResource.postgres().connect("deployer");
                var query = connection.prepareStatement("""
                        select (select count(*) from deployment where service = ?)
                             + (select count(*) from target where service = ?)
                             + (select count(*) from approval where service = ?)
                             + (select count(*) from operation where requested_by = 'dora')""")) {
            for (int i = 1; i <= 3; i++) {
                query.setString(i, service);
            }
            try (var result = query.executeQuery()) {
                result.next();
                return result.getLong(1);
            }
        }
    }
}
