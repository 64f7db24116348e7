package dev.paved.catalog.retirement;

import static dev.paved.catalog.Api.SOON;
import static dev.paved.kit.testing.Tokens.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import dev.paved.catalog.Api;
import dev.paved.catalog.GoldenPathsResource;
import dev.paved.catalog.Org;
import dev.paved.catalog.Told;
import dev.paved.catalog.location.Catalog;
import dev.paved.events.ServiceEvent.ServiceRetired;
import dev.paved.kit.testing.StackResource;
import dev.paved.kit.testing.Stream;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.eclipse.jgit.api.Git;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@QuarkusTest
@QuarkusTestResource(StackResource.class)
@QuarkusTestResource(GoldenPathsResource.class)
class RetirementIT {

    private static void registered(String name) {
        as("ada")
                .contentType(ContentType.JSON)
                .body(Map.of(
                        "offPath", true, "type", "api", "owner", "elders", "reason", "It is old", "expires", "90d"))
                .post("/api/services/" + name + "/register")
                .then()
                .statusCode(201);
    }

    private static Response retire(String name, Map<String, Object> wish) {
        return as("ada").contentType(ContentType.JSON).body(wish).post("/api/services/" + name + "/retire");
    }

    private static List<ServiceRetired> told(String service) {
        return Stream.events().stream()
                .map(envelope -> envelope.event())
                .filter(ServiceRetired.class::isInstance)
                .map(ServiceRetired.class::cast)
                .filter(event -> event.service().equals(service))
                .toList();
    }

    private static void runs(String service) {
        Stream.publish(Told.succeeded(service + "-1", service, "production", "1.2.3", 0));
        await().atMost(SOON)
                .untilAsserted(
                        () -> as("ada").get("/api/services/" + service).then().body("runtime.size()", equalTo(1)));
    }

    @Test
    void service_that_nobody_needs_leaves_and_is_shown_as_retired() {
        // Given
        registered("unused");

        // When
        retire("unused", Map.of("reason", "Its users moved to shop"))
                .then()
                .statusCode(200)
                .body("retired.by", equalTo("ada"))
                .body("retired.reason", equalTo("Its users moved to shop"))
                .body("retired.despite", nullValue())
                .body("offPath", nullValue());

        // Then
        as("ada").get("/api/services/unused").then().statusCode(200).body("retired.by", equalTo("ada"));
        as("ada").get("/api/services?limit=500").then().body("items.name", not(hasItem("unused")));
        as("ada").get("/api/services?retired=true&limit=500").then().body("items.name", hasItem("unused"));
        assertThat(await().atMost(SOON).until(() -> told("unused"), events -> !events.isEmpty()))
                .containsExactly(new ServiceRetired("unused", "Its users moved to shop"));
        retire("unused", Map.of())
                .then()
                .statusCode(409)
                .body(
                        "detail",
                        matchesPattern("The service 'unused' was retired by ada at \\S+: Its users moved to shop;"
                                + " nothing was changed."))
                .body("next", equalTo("platform service show unused"));
        retire("never-there", Map.of()).then().statusCode(404);
        as("ada")
                .contentType(ContentType.JSON)
                .body(Map.of("reason", "Just a little longer", "expires", "30d"))
                .post("/api/services/unused/renew")
                .then()
                .statusCode(404);
    }

    @Test
    void service_that_runs_stays() {
        // Given
        registered("busy");
        runs("busy");

        // When
        retire("busy", Map.of())
                .then()
                .statusCode(409)
                .body("title", equalTo("Service is needed"))
                .body("errors.detail", equalTo(List.of("1.2.3 runs in production")))
                .body("next", equalTo("platform service retire busy --force --reason TEXT"));

        // Then
        as("ada").get("/api/services/busy").then().body("retired", nullValue());
        assertThat(told("busy")).isEmpty();
    }

    @Test
    void service_that_others_depend_on_stays() {
        // Given
        registered("base");
        Org.entity("component:default/shop", "Component", "shop");
        Org.entity("component:default/till", "Component", "till");
        Org.entity("component:default/base", "Component", "base");
        Org.entity("api:default/prices", "API", "prices");
        Org.relate("component:default/shop", "dependsOn", "dependencyOf", "component:default/base");
        Org.relate("component:default/shop", "ownedBy", "ownerOf", "group:default/sellers");
        Org.relate("component:default/base", "providesApi", "apiProvidedBy", "api:default/prices");
        Org.relate("component:default/till", "consumesApi", "apiConsumedBy", "api:default/prices");

        // When
        retire("base", Map.of())
                .then()
                .statusCode(409)
                .body(
                        "errors.detail",
                        equalTo(List.of(
                                "component:default/shop (group:default/sellers) depends on it",
                                "component:default/till (nobody's) depends on it")));

        // Then
        as("ada").get("/api/services/base").then().body("retired", nullValue());
    }

    @Test
    void service_whose_dependents_are_retired_leaves() {
        // Given
        registered("lower");
        registered("upper");
        Org.entity("component:default/upper", "Component", "upper");
        Org.relate("component:default/upper", "dependsOn", "dependencyOf", "component:default/lower");
        retire("lower", Map.of()).then().statusCode(409);

        // When
        retire("upper", Map.of()).then().statusCode(200);

        // Then
        retire("lower", Map.of()).then().statusCode(200);
    }

    @Test
    void service_is_forced_out_with_a_reason_and_what_it_was_needed_for_is_remembered() {
        // Given
        registered("forced");
        runs("forced");

        // When
        retire("forced", Map.of("force", true)).then().statusCode(400).body("errors[0].pointer", equalTo("/reason"));
        retire("forced", Map.of("force", true, "reason", "The contract ended"))
                .then()
                .statusCode(200)
                .body("retired.despite", equalTo("1.2.3 runs in production"));

        // Then
        assertThat(await().atMost(SOON).until(() -> told("forced"), events -> !events.isEmpty()))
                .containsExactly(
                        new ServiceRetired("forced", "The contract ended (although 1.2.3 runs in production)"));
    }

    @Test
    void name_of_a_retired_service_is_not_given_again() {
        // Given
        registered("named-once");
        retire("named-once", Map.of());

        // When
        var again = Api.create("named-once", "node").then().statusCode(409);

        // Then
        again.body("detail", containsString("There was a service 'named-once', which ada retired at"));
    }

    @Test
    void request_for_a_transfer_ends_with_its_service() {
        // Given
        registered("asked-for");
        String id = as("tom")
                .contentType(ContentType.JSON)
                .body(Map.of("to", "takers"))
                .post("/api/services/asked-for/transfer")
                .jsonPath()
                .getString("id");

        // When
        retire("asked-for", Map.of()).then().statusCode(200);

        // Then
        as("ada")
                .get("/api/catalog/transfers/" + id)
                .then()
                .body("state", equalTo("cancelled"))
                .body("note", equalTo("The service was retired."));
    }

    @Test
    void component_of_a_retired_service_leaves_the_catalog() {
        // Given
        assertThat(Api.ended(Api.create("made-1", "node")).getString("status")).isEqualTo("succeeded");
        as("ada")
                .get("/api/catalog/entities/by-name/component/default/made-1")
                .then()
                .statusCode(200);

        // When
        retire("made-1", Map.of()).then().statusCode(200);

        // Then
        as("ada")
                .get("/api/catalog/entities/by-name/component/default/made-1")
                .then()
                .statusCode(404);
    }

    @Test
    void file_that_two_services_share_stays_until_the_last_is_retired(@TempDir Path repository) throws Exception {
        // Given
        committed(repository, Map.of("catalog-info.yaml", component("stall") + "---\n" + component("stall-worker")));
        registered("stall", repository);
        registered("stall-worker", repository);
        assertShown("stall", 200);
        assertShown("stall-worker", 200);

        // When
        retire("stall", Map.of()).then().statusCode(200);

        // Then
        assertShown("stall", 404);
        assertShown("stall-worker", 200);
        assertThat(isRegistered(repository)).isTrue();

        // When
        retire("stall-worker", Map.of()).then().statusCode(200);

        // Then
        assertShown("stall-worker", 404);
        assertThat(isRegistered(repository)).isFalse();
    }

    @Test
    void file_that_leads_to_components_of_others_stays(@TempDir Path repository) throws Exception {
        // Given
        committed(
                repository,
                Map.of("catalog-info.yaml", """
                        apiVersion: backstage.io/v1alpha1
                        kind: Location
                        metadata: {name: fair}
                        spec: {targets: [./one.yaml, ./two.yaml]}
                        """, "one.yaml", component("fair-one"), "two.yaml", component("fair-two")));
        registered("fair-one", repository);
        assertShown("fair-one", 200);
        assertShown("fair-two", 200);

        // When
        retire("fair-one", Map.of()).then().statusCode(200);

        // Then
        assertShown("fair-one", 404);
        assertShown("fair-two", 200);
        assertThat(isRegistered(repository)).isTrue();
    }

    private static void registered(String name, Path repository) {
        as("ada")
                .contentType(ContentType.JSON)
                .body(Map.of(
                        "offPath",
                        true,
                        "type",
                        "api",
                        "owner",
                        "elders",
                        "reason",
                        "It is old",
                        "expires",
                        "90d",
                        "repository",
                        repository.toString()))
                .post("/api/services/" + name + "/register")
                .then()
                .statusCode(201);
    }

    private static void committed(Path repository, Map<String, String> files) throws Exception {
        for (Map.Entry<String, String> file : files.entrySet()) {
            Catalog.write(repository.resolve(file.getKey()), file.getValue());
        }
        try (Git git = Git.init().setDirectory(repository.toFile()).call()) {
            git.add().addFilepattern(".").call();
            git.commit()
                    .setMessage("Say what it is")
                    .setAuthor("ada", "ada@example.com")
                    .setCommitter("ada", "ada@example.com")
                    .setSign(false)
                    .call();
        }
    }

    private static String component(String name) {
        return Catalog.component(name, "");
    }

    private static void assertShown(String component, int status) {
        await().atMost(SOON)
                .untilAsserted(
                        () -> Catalog.entity("component", component).then().statusCode(status));
    }

    private static boolean isRegistered(Path repository) {
        return as("ada")
                .get("/api/catalog/locations?limit=500")
                .jsonPath()
                .getList("items.target", String.class)
                .contains(repository + "#:catalog-info.yaml");
    }
}
