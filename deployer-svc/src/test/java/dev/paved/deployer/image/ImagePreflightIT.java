package dev.paved.deployer.image;

import static dev.paved.deployer.image.FakeRegistry.digest;
import static dev.paved.deployer.image.FakeRegistry.there;
import static dev.paved.deployer.testing.DeployerClient.deploy;
import static dev.paved.deployer.testing.DeployerClient.post;
import static dev.paved.deployer.testing.DeployerClient.rollback;
import static dev.paved.deployer.testing.DeployerClient.succeeded;
import static dev.paved.kit.testing.Tokens.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;

import dev.paved.deployer.image.FakeRegistry.Answer;
import dev.paved.deployer.testing.DeployerClient;
import dev.paved.deployer.testing.FakePlatform;
import dev.paved.deployer.testing.TestService;
import dev.paved.kit.testing.StackResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@TestProfile(Effortless.class)
@QuarkusTestResource(StackResource.class)
@QuarkusTestResource(FakePlatform.class)
@QuarkusTestResource(value = ImageRegistryResource.class, restrictToAnnotatedClass = true)
class ImagePreflightIT {

    private static final String INDEX = "application/vnd.oci.image.index.v1+json";
    private static final String ONE = digest("one");
    private static final String TWO = digest("two");

    @Test
    void version_is_deployed_with_the_digest_that_its_tag_had_and_comes_back_with_it_unasked() {
        try (TestService service = TestService.create("image-pinned")) {
            // Given
            release(service, "v1", "v2");
            has("image-pinned", "1", there(ONE));
            has("image-pinned", "v2", there(TWO));
            succeeded(deploy("image-pinned", "staging", "1"));
            succeeded(deploy("image-pinned", "staging", "2"));
            has("image-pinned", "1", Answer.of(404));
            int asked = asked();

            // When
            succeeded(rollback("image-pinned", "staging"));
            succeeded(post(
                    "/api/deployments/promote",
                    Map.of("service", "image-pinned", "from", "staging", "to", "production")));

            // Then
            assertThat(asked()).isEqualTo(asked);
            String first = host() + "/image-pinned:1@" + ONE;
            as("ada")
                    .get("/api/deployments?service=image-pinned")
                    .then()
                    .body("items", hasSize(4))
                    .body("items[0].image", equalTo(first))
                    .body("items[1].image", equalTo(first))
                    .body("items[2].image", equalTo(host() + "/image-pinned:v2@" + TWO))
                    .body("items[3].image", equalTo(first));
        }
    }

    @Test
    void repository_says_where_its_images_are() {
        try (TestService service = TestService.create("image-named")) {
            // Given
            service.commit("v1", manifest("image: " + host() + "/team/shop"));
            has("team/shop", "1", there(ONE));

            // When
            succeeded(deploy("image-named", "staging", "1"));

            // Then
            as("ada")
                    .get("/api/deployments?service=image-named")
                    .then()
                    .body("items[0].image", equalTo(host() + "/team/shop:1@" + ONE));
        }
    }

    @Test
    void approved_deployment_keeps_the_image_that_was_asked_for() {
        try (TestService service = TestService.create("image-approved")) {
            // Given
            release(service, "v1");
            has("image-approved", "1", there(ONE));
            Response held = post(
                    "/api/deployments",
                    Map.of("service", "image-approved", "environment", "staging", "version", "1", "askApproval", true));
            has("image-approved", "1", there(TWO));
            String id = held.jsonPath().getString("subject").substring("deployment/".length());

            // When
            as("bob")
                    .contentType(ContentType.JSON)
                    .body("{}")
                    .post("/api/approvals/" + id + "/approve")
                    .then()
                    .statusCode(200);

            // Then
            succeeded(held);
            as("ada").get("/api/deployments/" + id).then().body("image", equalTo(host() + "/image-approved:1@" + ONE));
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            refused   | 401 | 409 | Image not readable            | has no credentials for
            forbidden | 403 | 409 | Image not readable            | can not be read
            busy      | 429 | 429 | Registry throttles            | takes no more requests for now; nothing was changed.
            broken    | 500 | 503 | Registry unavailable          | did not tell whether the image is there (it answered 500)
            gone      | 404 | 404 | No such repository of images  | has no repository
            """)
    void registry_that_gives_no_image_refuses_the_deployment(
            String what, int answered, int status, String title, String detail) {
        String name = "image-" + what;
        try (TestService service = TestService.create(name)) {
            // Given
            release(service, "v1");
            has(name, "1", new Answer(answered, Map.of("Retry-After", "90"), ""));

            // When
            Response refused = deploy(name, "staging", "1");

            // Then
            refused.then()
                    .statusCode(status)
                    .body("title", equalTo(title))
                    .body("detail", containsString(detail))
                    .header("Retry-After", status == 429 ? "90" : null);
            assertUntouched(name);
        }
    }

    @Test
    void version_without_image_comes_with_those_that_have_one() {
        try (TestService service = TestService.create("image-untagged")) {
            // Given
            release(service, "v1.2.4");
            ImageRegistryResource.answers(
                    "image-untagged/tags/list", new Answer(200, Map.of(), "{\"tags\": [\"1.2.3\", \"other\"]}"));

            // When
            Response refused = deploy("image-untagged", "staging", "1.2.4");

            // Then
            refused.then()
                    .statusCode(404)
                    .body("title", equalTo("No such image"))
                    .body(
                            "detail",
                            containsString("/image-untagged has no image with the tag 1.2.4 or v1.2.4; nothing"))
                    .body("suggestions", hasItem("1.2.3"));
            assertUntouched("image-untagged");
        }
    }

    @Test
    void image_for_other_machines_is_refused() {
        try (TestService service = TestService.create("image-arm")) {
            // Given
            release(service, "v1");
            String index = "{\"manifests\": [{\"platform\": {\"os\": \"linux\", \"architecture\": \"arm64\"}}]}";
            has(
                    "image-arm",
                    digest(index),
                    new Answer(200, Map.of("Content-Type", INDEX, "Docker-Content-Digest", digest(index)), index));
            has(
                    "image-arm",
                    "1",
                    new Answer(200, Map.of("Content-Type", INDEX, "Docker-Content-Digest", digest(index)), index));

            // When
            Response refused = deploy("image-arm", "staging", "1");

            // Then
            refused.then()
                    .statusCode(409)
                    .body(
                            "detail",
                            containsString("is made for linux/arm64, not for linux/amd64; nothing was changed."));
            assertUntouched("image-arm");
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            shouting | image: registry.example.com/Team/Shop | names an image in a way that no registry knows
            tagged   | image: registry.example.com/shop:1    | names an image with a tag or a digest
            listed   | image: [shop]                         | has an `image` that is no text
            absent   | image: 127.0.0.1:1/shop               | did not tell whether the image is there
            """)
    void name_that_leads_nowhere_refuses_the_deployment(String what, String line, String detail) {
        String name = "image-" + what;
        try (TestService service = TestService.create(name)) {
            service.commit("v1", manifest(line));

            deploy(name, "staging", "1").then().body("detail", containsString(detail));
            assertUntouched(name);
        }
    }

    @Test
    void what_ran_without_an_image_does_not_come_back() {
        try (TestService service = TestService.create("image-former")) {
            // Given
            release(service, "v1", "v2");
            has("image-former", "1", there(ONE));
            has("image-former", "2", there(TWO));
            succeeded(deploy("image-former", "staging", "1"));
            succeeded(deploy("image-former", "staging", "2"));
            forgetImages("image-former");

            // When
            Response refused = rollback("image-former", "staging");

            // Then
            refused.then()
                    .statusCode(409)
                    .body("detail", containsString("not on record from which image 1 of image-former ran"))
                    .body("next", equalTo("platform deploy image-former --env staging --version 1"));
        }
    }

    private static void assertUntouched(String service) {
        as("ada").get("/api/deployments?service=" + service).then().body("items", hasSize(0));
        assertThat(DeployerClient.status(service, "staging").getString("version"))
                .isNull();
    }

    private static void release(TestService service, String... tags) {
        for (String tag : tags) {
            service.commit(tag, manifest(""));
        }
    }

    private static Map<String, String> manifest(String line) {
        return Map.of("platform.yaml", "run: [app]\n" + line + "\n");
    }

    private static void has(String repository, String reference, Answer answer) {
        ImageRegistryResource.answers(repository + "/manifests/" + reference, answer);
    }

    private static int asked() {
        return ImageRegistryResource.registry().asked().size();
    }

    private static String host() {
        return ImageRegistryResource.registry().host();
    }

    private static void forgetImages(String service) {
        try (var connection = StackResource.postgres().connect("deployer");
                var update = connection.prepareStatement("update deployment set image = null where service = ?")) {
            update.setString(1, service);
            update.executeUpdate();
        } catch (java.sql.SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
