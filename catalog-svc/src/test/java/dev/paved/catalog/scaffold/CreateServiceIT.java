package dev.paved.catalog.scaffold;

import static dev.paved.catalog.Api.SOON;
import static dev.paved.catalog.Api.created;
import static dev.paved.catalog.Api.ended;
import static dev.paved.catalog.Api.post;
import static dev.paved.kit.testing.Tokens.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import dev.paved.catalog.Api;
import dev.paved.catalog.GoldenPathsResource;
import dev.paved.events.EventEnvelope;
import dev.paved.kit.testing.Folders;
import dev.paved.kit.testing.StackResource;
import dev.paved.kit.testing.Stream;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(StackResource.class)
@QuarkusTestResource(GoldenPathsResource.class)
class CreateServiceIT {

    @ConfigProperty(name = "paved.catalog.golden-paths")
    Path goldenPaths;

    private static Map<String, String> wish(String name, String... more) {
        var wish = new java.util.HashMap<>(Map.of("name", name, "type", "api", "language", "node"));
        for (int i = 0; i < more.length; i += 2) {
            wish.put(more[i], more[i + 1]);
        }
        return wish;
    }

    @Test
    void made_service_is_shown_and_told_once() {
        // When
        JsonPath operation = ended(post(wish("told", "owner", "team-a", "description", "Says \"hi\": # always"), null));

        // Then
        assertThat(operation.getString("status")).as(operation.prettify()).isEqualTo("succeeded");
        assertThat(operation.getString("kind")).isEqualTo("service.create");
        assertThat(operation.getList("steps.status")).containsOnly("succeeded").hasSizeGreaterThan(2);
        as("bob")
                .get("/api/services/told")
                .then()
                .statusCode(200)
                .body("owner", equalTo("team-a"))
                .body("description", equalTo("Says \"hi\": # always"))
                .body("lifecycle", equalTo("experimental"))
                .body(
                        "templateVersion",
                        equalTo(as("bob")
                                .get("/api/templates/node-api")
                                .jsonPath()
                                .getString("version")))
                .body("runtime", equalTo(List.of()));
        as("bob")
                .get("/api/catalog/entities/by-name/component/Default/Told")
                .then()
                .statusCode(200)
                .body("metadata.name", equalTo("told"))
                .body("spec.owner", equalTo("team-a"));
        as("bob")
                .get("/api/catalog/entities/by-name/component/default/none")
                .then()
                .statusCode(404);
        assertThat(Api.told("told")).isEqualTo(1);
        await().atMost(SOON).until(() -> !created("told").isEmpty());
        EventEnvelope event = Stream.events().stream()
                .filter(e -> e.subject().equals("service/told"))
                .findFirst()
                .orElseThrow();
        assertThat(event.actor()).isEqualTo("ada");
        assertThat(event.sequence()).isEqualTo(1);
        assertThat(created("told").getFirst().commit()).isEqualTo(operation.getString("result.commit"));
        assertThat(created("told").getFirst().repository()).isEqualTo(operation.getString("result.repository"));
        assertThat(scratch(operation)).doesNotExist();
    }

    @Test
    void wrong_wishes_change_nothing_and_name_the_field() {
        refused(wish("Not Right"), 400, "/name", "'not-right'");
        refused(wish("../../etc"), 400, "/name", "lowercase");
        refused(wish("a".repeat(64)), 400, "/name", "63");
        refused(wish("wrong", "owner", "a b"), 400, "/owner", "team-a");
        refused(wish("wrong", "description", "two\nlines"), 400, "/description", "one line");
        refused(wish("wrong", "language", "cobol"), 400, "/language", "golden path");
        refused(wish("wrong", "type", "library"), 400, "/type", "golden path");
        refused(wish("wrong", "type", "t".repeat(64)), 400, "/type", "at most 63");
        refused(wish("wrong", "language", "l".repeat(1_000_000)), 400, "/language", "at most 63");
        refused(Map.of("name", "wrong", "language", "node"), 400, "/type", "must be given");
        refused(Map.of(), 400, "/name", "my-service");
        as("ada").contentType(ContentType.JSON).post("/api/services").then().statusCode(400);
        as("ada")
                .contentType(ContentType.JSON)
                .body("{\"name\":")
                .post("/api/services")
                .then()
                .statusCode(400);
        as("ada")
                .contentType(ContentType.TEXT)
                .body("x")
                .post("/api/services")
                .then()
                .statusCode(415);
        RestAssured.given()
                .contentType(ContentType.JSON)
                .body(wish("wrong"))
                .post("/api/services")
                .then()
                .statusCode(401);
        as("ada").get("/api/services/wrong").then().statusCode(404);
        assertThat(Api.repositories().resolve("wrong.git")).doesNotExist();
    }

    private static void refused(Object wish, int status, String pointer, String said) {
        post(wish, null)
                .then()
                .statusCode(status)
                .contentType("application/problem+json")
                .body("errors.find { it.pointer == '" + pointer + "' }.detail", containsString(said));
    }

    @Test
    void unknown_golden_path_is_answered_with_those_there_are() {
        post(wish("wrong", "language", "cobol"), null)
                .then()
                .body("suggestions", equalTo(null))
                .body("detail", containsString("'cobol'"))
                .body("detail", containsString("api in java, "))
                .body("detail", containsString("api in node, "));
    }

    @Test
    void parameters_of_the_form_are_taken_by_their_types() throws Exception {
        // When
        Map<String, Object> wish = Map.of(
                "name",
                "parametrised",
                "type",
                "api",
                "language",
                "stepped",
                "owner",
                "team-a",
                "database",
                "postgres",
                "parameters",
                Map.of("size", 7));
        JsonPath operation = ended(post(wish, null));

        // Then
        assertThat(operation.getString("status")).as(operation.prettify()).isEqualTo("succeeded");
        assertThat(operation.getList("steps.name"))
                .containsExactly("Render", "Copy", "Add the database", "Move", "Say", "Publish", "Tell", "Register");
        assertThat(operation.getString("steps[4].message")).isEqualTo("for parametrised");
        BareRepository repository = new BareRepository(Api.repositories().resolve("parametrised.git"));
        String commit = repository.commit("v0.1.0");
        assertThat(repository.file(commit, "database/notes.md")).isPresent();
        assertThat(repository.file(commit, "notes/notes.md"))
                .hasValueSatisfying(bytes -> assertThat(new String(bytes)).isEqualTo("${{ as it is }}"));
        assertThat(repository.file(commit, ".paved/provenance.yaml"))
                .hasValueSatisfying(bytes -> assertThat(new String(bytes))
                        .contains(
                                "template: \"stepped\"",
                                "version: \"1.0.0\"",
                                "  \"size\": 7",
                                "  \"database\": \"postgres\""));
    }

    @Test
    void golden_path_that_was_meant_is_named_with_the_command_for_it() {
        post(wish("mistyped", "type", "apii", "language", "ndoe"), null)
                .then()
                .statusCode(400)
                .body("suggestions", equalTo(List.of("--type api --language node")))
                .body("next", equalTo("platform service create mistyped --type api --language node"));
    }

    @Test
    void golden_path_that_is_missed_may_be_one_with_a_fault() throws Exception {
        // Given
        Path faulty = Files.createDirectories(goldenPaths.resolve("faulty"));
        Files.writeString(faulty.resolve("template.yaml"), "a: [");

        // When
        Response answer = post(wish("mistyped", "language", "faulty"), null);

        // Then
        answer.then()
                .statusCode(400)
                .body("detail", containsString("The folder faulty can't be used: "))
                .body("next", equalTo("platform template list"));
        Folders.delete(faulty);
    }

    @Test
    void golden_path_for_github_makes_nothing_where_that_is_not_configured() {
        post(wish("unhubbed", "language", "hubbed"), null)
                .then()
                .statusCode(409)
                .body("detail", containsString("publish:github"))
                .body("next", containsString("paved.catalog.github.owner"));
        as("ada").get("/api/services/unhubbed").then().statusCode(404);
    }

    @Test
    void parameters_that_the_form_does_not_allow_change_nothing() {
        refusedParameters(Map.of("size", 0), "/parameters/size");
        refusedParameters(Map.of("size", "big"), "/parameters/size");
        refusedParameters(Map.of("colour", "blue"), "/parameters/colour");
        refusedParameters(Map.of("owner", "me"), "/parameters/owner");
        refused(wish("wrong", "language", "stepped", "database", "oracle"), 400, "/database", "postgres");
        refused(wish("wrong", "language", "mistaken", "database", "postgres"), 400, "/database", "without one");
        as("ada").get("/api/services/wrong").then().statusCode(404);
    }

    private static void refusedParameters(Map<String, Object> parameters, String pointer) {
        post(Map.of("name", "wrong", "type", "api", "language", "stepped", "parameters", parameters), null)
                .then()
                .statusCode(400)
                .body("errors.pointer", hasItem(pointer));
    }

    @Test
    void golden_paths_are_shown_and_tried_without_making_anything() {
        as("bob")
                .get("/api/templates/stepped")
                .then()
                .statusCode(200)
                .body("parameters[0].properties.size.default", equalTo(3))
                .body("steps.action", hasItem("fs:rename"));
        as("bob").get("/api/templates/steped").then().statusCode(404).body("suggestions", hasItem("stepped"));
        as("bob")
                .contentType(ContentType.JSON)
                .body(Map.of("parameters", Map.of("name", "tried")))
                .post("/api/templates/stepped/dry-run")
                .then()
                .statusCode(200)
                .body("files.path", equalTo(List.of(".paved/provenance.yaml", "catalog-info.yaml", "notes/notes.md")))
                .body("files.find { it.path == 'catalog-info.yaml' }.text", containsString("name: tried"));
        as("bob")
                .contentType(ContentType.JSON)
                .body(Map.of("parameters", Map.of("size", 0)))
                .post("/api/templates/stepped/dry-run")
                .then()
                .statusCode(400)
                .body("errors.pointer", hasItem("/parameters/name"))
                .body("errors.pointer", hasItem("/parameters/size"));
        assertThat(Api.repositories().resolve("tried.git")).doesNotExist();
    }

    @Test
    void taken_name_is_refused_with_its_owner() {
        // Given
        ended(post(wish("taken", "owner", "team-a"), null));

        // When
        Response second = post(wish("taken", "owner", "team-b"), null);

        // Then
        second.then()
                .statusCode(409)
                .body("detail", containsString("team-a"))
                .body("next", equalTo("platform service show taken"));
    }

    @Test
    void repeated_key_makes_one_service() {
        // Given
        Response first = post(wish("once"), "make-once");

        // When
        Response second = post(wish("once"), "make-once");

        // Then
        assertThat(second.statusCode()).isEqualTo(202);
        assertThat(second.header("Location")).isEqualTo(first.header("Location"));
        assertThat(ended(first).getString("status")).isEqualTo("succeeded");
        assertThat(post(wish("once"), "make-once").header("Location")).isEqualTo(first.header("Location"));
        assertThat(post(wish("twice"), "make-once").statusCode()).isEqualTo(422);
        assertThat(Api.told("once")).isEqualTo(1);
    }

    @Test
    void repeated_key_gets_its_answer_though_the_golden_path_is_gone() throws Exception {
        // Given
        Path vanishing = goldenPaths.resolve("vanishing");
        Response first = post(wish("remembered", "language", "vanishing"), "remember");
        ended(first);
        Files.delete(vanishing.resolve("template.yaml"));
        post(wish("forgotten", "language", "vanishing"), null).then().statusCode(400);

        // When
        Response second = post(wish("remembered", "language", "vanishing"), "remember");

        // Then
        assertThat(second.statusCode()).isEqualTo(202);
        assertThat(second.asString()).isEqualTo(first.asString());
    }

    @Test
    void of_two_wishes_for_one_name_at_once_one_is_refused() {
        // When
        List<Response> answers;
        try (ExecutorService both = Executors.newVirtualThreadPerTaskExecutor()) {
            answers = List.of("a", "b").stream()
                    .map(each -> CompletableFuture.supplyAsync(() -> post(wish("race"), null), both))
                    .toList()
                    .stream()
                    .map(CompletableFuture::join)
                    .sorted(Comparator.comparing(Response::statusCode))
                    .toList();
        }

        // Then
        assertThat(answers).extracting(Response::statusCode).containsExactly(202, 409);
        assertThat(ended(answers.getFirst()).getString("status")).isEqualTo("succeeded");
        assertThat(Api.told("race")).isEqualTo(1);
    }

    @Test
    void golden_path_at_fault_leaves_nothing_behind() {
        failsCleanly("unrenderable", "catalog-info.yaml:4: calls 'nope' of a text");
        failsCleanly("mistaken", "must have the service's name");
        failsCleanly("unruly", "is wrong in line 8: /spec/owner must be a text, and is the number 1");
    }

    private static void failsCleanly(String language, String reason) {
        // When
        JsonPath operation = ended(post(wish("unlucky", "language", language), null));

        // Then
        assertThat(operation.getString("status")).isEqualTo("failed");
        assertThat(operation.getString("error.reason")).contains(reason);
        assertThat(operation.getString("steps[-1].status")).isEqualTo("failed");
        as("ada").get("/api/services/unlucky").then().statusCode(404);
        assertThat(Api.repositories().resolve("unlucky.git")).doesNotExist();
        assertThat(scratch(operation)).doesNotExist();
        assertThat(Api.told("unlucky")).isZero();
    }

    @Test
    void folder_of_others_in_the_way_is_left_alone() throws Exception {
        // Given
        Path foreign = Files.createDirectories(Api.repositories().resolve("foreign.git"));
        Files.writeString(foreign.resolve("precious"), "data");

        // When
        JsonPath operation = ended(post(wish("foreign"), null));

        // Then
        assertThat(operation.getString("status")).isEqualTo("failed");
        assertThat(operation.getString("error.reason")).contains(foreign.toString());
        assertThat(foreign.resolve("precious")).hasContent("data");
        Files.delete(foreign.resolve("precious"));
        Files.delete(foreign);
        assertThat(ended(post(wish("foreign"), null)).getString("status")).isEqualTo("succeeded");
    }

    private static Path scratch(JsonPath operation) {
        return Api.repositories().resolve(".scaffold").resolve(operation.getString("id"));
    }
}
