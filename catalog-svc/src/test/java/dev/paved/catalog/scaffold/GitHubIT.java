package dev.paved.catalog.scaffold;

import static dev.paved.catalog.Api.create;
import static dev.paved.catalog.Api.ended;
import static dev.paved.catalog.github.GitHubResource.gitHub;
import static dev.paved.kit.testing.Tokens.as;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import dev.paved.catalog.Api;
import dev.paved.catalog.GoldenPathsResource;
import dev.paved.catalog.github.GitHubResource;
import dev.paved.kit.testing.StackResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Repositories of new services are made on GitHub where that is configured. */
@QuarkusTest
@QuarkusTestResource(StackResource.class)
@QuarkusTestResource(GoldenPathsResource.class)
@QuarkusTestResource(value = GitHubResource.class, restrictToAnnotatedClass = true)
class GitHubIT {

    private static final int PUBLISH = 5;
    private static final String BUSY = "{\"message\": \"Later\"}";

    @ConfigProperty(name = "paved.catalog.golden-paths")
    Path goldenPaths;

    @TempDir
    private Path files;

    private final String operation = "cat-" + UUID.randomUUID();

    private static String url(String service) {
        return gitHub().url() + "/acme/" + service + ".git";
    }

    private static String refs(String service) throws IOException {
        return gitHub().inBare("acme/" + service, "for-each-ref", "--format=%(refname)");
    }

    private static void isDone(JsonPath operation) {
        assertThat(operation.getString("status")).as(operation.prettify()).isEqualTo("succeeded");
    }

    private static String reason(JsonPath operation) {
        assertThat(operation.getString("status")).as(operation.prettify()).isEqualTo("failed");
        return operation.getString("error.reason");
    }

    private static long asked(String request) {
        return gitHub().requests().stream().filter(request::equals).count();
    }

    @Test
    void new_service_is_made_there_with_all_its_refs_and_read_from_there() throws Exception {
        // When
        JsonPath made = ended(create("hub-made", "stepped"));

        // Then
        isDone(made);
        assertThat(made.getString("result.repository")).isEqualTo(url("hub-made"));
        assertThat(refs("hub-made")).isEqualTo("refs/heads/main\nrefs/paved/template/1.0.0\nrefs/tags/v0.1.0");
        assertThat(gitHub().inBare("acme/hub-made", "rev-parse", "v0.1.0^{commit}"))
                .isEqualTo(made.getString("result.commit"));
        assertThat(gitHub().inBare("acme/hub-made", "show", "main:notes/notes.md"))
                .isEqualTo("${{ as it is }}");
        assertThat(gitHub().described("acme/hub-made").path("visibility").asText())
                .isEqualTo("private");
        as("bob").get("/api/services/hub-made").then().statusCode(200).body("repository", equalTo(url("hub-made")));
        as("bob")
                .get("/api/catalog/entities/by-name/component/default/hub-made")
                .then()
                .statusCode(200);
        assertThat(Api.repositories().resolve("hub-made.git")).doesNotExist();
    }

    @Test
    void token_is_kept_nowhere() throws Exception {
        // When
        isDone(ended(create("hub-token", "stepped")));

        // Then
        try (var all = Files.walk(StackResource.home().resolve("catalog"))) {
            assertThat(all.filter(Files::isRegularFile))
                    .isNotEmpty()
                    .allSatisfy(file ->
                            assertThat(Files.readString(file, ISO_8859_1)).doesNotContain("ghp_right"));
        }
        assertThat(as("bob").get("/api/services/hub-token").asString()).doesNotContain("ghp_right");
    }

    @Test
    void failure_in_passing_is_waited_for_and_what_was_made_is_found_again() throws Exception {
        // Given
        gitHub().next("POST /orgs/acme/repos", 403, Map.of("Retry-After", "1"), BUSY);
        gitHub().next("POST /acme/hub-slow.git/git-receive-pack", 502, Map.of(), "");
        gitHub().next("GET /acme/hub-slow.git/info/refs", 503, Map.of(), "");

        // When
        JsonPath made = ended(create("hub-slow", "stepped"));

        // Then
        isDone(made);
        assertThat(gitHub().unused("hub-slow", "POST /orgs/acme/repos")).isEmpty();
        assertThat(refs("hub-slow")).contains("refs/heads/main");
        assertThat(made.getList("steps.name")).doesNotHaveDuplicates();
    }

    @Test
    void limit_that_ends_too_late_is_told_at_once() {
        // Given
        gitHub().next("GET /repos/acme/hub-limited", 429, Map.of("Retry-After", "3600"), BUSY);

        // When
        JsonPath failed = ended(create("hub-limited", "stepped"));

        // Then
        assertThat(reason(failed)).contains("GitHub answered 429: Later", "Nothing was left behind.");
        assertThat(failed.getString("error.next")).startsWith("Try again after ");
        assertThat(gitHub().described("acme/hub-limited")).isNull();
    }

    @Test
    void what_the_token_may_not_do_is_told_with_what_it_needs() {
        // Given
        gitHub().next("GET /repos/acme/hub-refused", 401, Map.of(), "{\"message\": \"Bad credentials\"}");

        // When
        JsonPath failed = ended(create("hub-refused", "stepped"));

        // Then
        assertThat(reason(failed)).contains("GitHub answered 401: Bad credentials");
        assertThat(failed.getString("error.next")).contains("paved.git.tokens.\"127.0.0.1:", "Administration", "repo");
        as("ada").get("/api/services/hub-refused").then().statusCode(404);
    }

    @Test
    void answers_that_are_lost_make_nothing_twice_and_undo_nothing() throws Exception {
        // Given
        gitHub().lose("POST /orgs/acme/repos");
        gitHub().lose("POST /acme/hub-unheard.git/git-receive-pack");
        gitHub().next("GET /repos/acme/hub-unheard", 404, Map.of(), "{}");
        gitHub().next("GET /repos/acme/hub-unheard", 404, Map.of(), "{}");

        // When
        JsonPath made = ended(create("hub-unheard", "stepped"));

        // Then
        isDone(made);
        assertThat(gitHub().unused("hub-unheard")).isEmpty();
        assertThat(gitHub().inBare("acme/hub-unheard", "rev-list", "--all")).isEqualTo(made.getString("result.commit"));
        assertThat(asked("DELETE /repos/acme/hub-unheard")).isZero();
    }

    @Test
    void golden_path_at_fault_makes_no_repository() {
        // When
        JsonPath failed = ended(create("hub-mistaken", "mistaken"));

        // Then
        assertThat(reason(failed)).contains("must have the service's name").endsWith("Nothing was left behind.");
        assertThat(gitHub().requests())
                .noneMatch(request -> request.contains("hub-mistaken") && request.startsWith("POST"));
    }

    @Test
    void repository_that_is_there_already_is_left_alone() throws Exception {
        // Given
        gitHub().create("acme/hub-taken", "https://shop.example");

        // When
        JsonPath failed = ended(create("hub-taken", "stepped"));

        // Then
        assertThat(reason(failed))
                .contains("There is a repository acme/hub-taken already", "was left as it is")
                .doesNotContain("Nothing was left behind");
        assertThat(gitHub().described("acme/hub-taken")).isNotNull();
        assertThat(refs("hub-taken")).isEmpty();
    }

    @Test
    void files_that_are_refused_take_the_repository_with_them() {
        // Given
        gitHub().refuse("acme/hub-refusing");

        // When
        JsonPath failed = ended(create("hub-refusing", "stepped"));

        // Then
        assertThat(reason(failed))
                .contains("does not take the files", "pre-receive hook declined")
                .endsWith("Nothing was left behind.");
        assertThat(asked("DELETE /repos/acme/hub-refusing")).isEqualTo(1);
        assertThat(gitHub().described("acme/hub-refusing")).isNull();
        as("ada").get("/api/services/hub-refusing").then().statusCode(404);
    }

    @Test
    void repository_that_may_not_be_deleted_is_told() {
        // Given
        gitHub().refuse("acme/hub-kept");
        gitHub().next(
                        "DELETE /repos/acme/hub-kept",
                        403,
                        Map.of(),
                        "{\"message\": \"Must have admin rights to Repository.\"}");

        // When
        JsonPath failed = ended(create("hub-kept", "stepped"));

        // Then
        assertThat(reason(failed))
                .contains("acme/hub-kept may be left behind", "Must have admin rights", "delete it by hand")
                .doesNotContain("Nothing was left behind");
        assertThat(gitHub().described("acme/hub-kept")).isNotNull();
    }

    @Test
    void died_between_making_the_repository_and_the_push() throws Exception {
        // Given
        gitHub().create("acme/hub-empty", "http://localhost:8080/api/operations/" + operation);

        // When
        left("hub-empty", "FORWARD", PUBLISH);

        // Then
        isDone(ended(operation));
        assertThat(refs("hub-empty")).contains("refs/heads/main", "refs/tags/v0.1.0");
    }

    @Test
    void died_between_the_push_and_its_being_recorded() throws Exception {
        // Given
        gitHub().create("acme/hub-pushed", "http://localhost:8080/api/operations/" + operation);
        Files.writeString(files.resolve("catalog-info.yaml"), """
                apiVersion: backstage.io/v1alpha1
                kind: Component
                metadata: {name: hub-pushed}
                spec: {type: api, lifecycle: production, owner: team-a}
                """);
        BareRepository built = new BareRepository(files.resolve("built.git"));
        built.create(
                files,
                new FirstCommit(
                        "Create it\n\nOperation: " + operation + "\n",
                        "v0.1.0",
                        "1.0.0",
                        DeadProcess.BEGUN,
                        operation));
        gitHub().inBare("acme/hub-pushed", "fetch", "--quiet", built.folder().toString(), "+refs/*:refs/*");

        // When
        left("hub-pushed", "FORWARD", PUBLISH);

        // Then
        JsonPath made = ended(operation);
        isDone(made);
        assertThat(made.getString("result.commit")).isEqualTo(built.commit("v0.1.0"));
        as("bob").get("/api/services/hub-pushed").then().statusCode(200).body("lifecycle", equalTo("production"));
    }

    @Test
    void commit_of_another_operation_is_not_taken_for_its_own() throws Exception {
        // Given
        gitHub().create("acme/hub-other", "http://localhost:8080/api/operations/" + operation);
        Files.writeString(files.resolve("a"), "a");
        BareRepository built = new BareRepository(files.resolve("built.git"));
        built.create(
                files,
                new FirstCommit("Create it\n\nOperation: cat-x\n", "v0.1.0", "1.0.0", DeadProcess.BEGUN, "cat-x"));
        gitHub().inBare("acme/hub-other", "fetch", "--quiet", built.folder().toString(), "+refs/*:refs/*");

        // When
        left("hub-other", "FORWARD", PUBLISH);

        // Then
        assertThat(reason(ended(operation))).contains("has a tag v0.1.0 already, which is not of this operation");
    }

    @Test
    void died_while_undoing() throws Exception {
        // Given
        gitHub().create("acme/hub-undoing", "http://localhost:8080/api/operations/" + operation);
        gitHub().next("DELETE /repos/acme/hub-undoing", 502, Map.of(), "");

        // When
        left("hub-undoing", "UNDO", 0);

        // Then
        assertThat(reason(ended(operation))).isEqualTo("It failed. Nothing was left behind.");
        assertThat(gitHub().described("acme/hub-undoing")).isNull();
    }

    @Test
    void undoing_spares_the_repository_of_others() throws Exception {
        // Given
        gitHub().create("acme/hub-spared", "http://localhost:8080/api/operations/cat-other");

        // When
        left("hub-spared", "UNDO", 0);

        // Then
        reason(ended(operation));
        assertThat(gitHub().described("acme/hub-spared")).isNotNull();
    }

    private void left(String service, String direction, int position) throws Exception {
        new DeadProcess(operation, service, url(service))
                .left(direction, position, "{}", null, Instant.now().plus(Duration.ofMinutes(2)));
    }

    @Test
    void step_of_a_golden_path_says_what_the_repository_is_like() throws Exception {
        // Given
        golden("hub-says", "1.0.0", "one\n", """
                repoUrl: '127.0.0.1?owner=acme&repo=${{ parameters.name }}', description: 'Of ${{ parameters.name }}', \
                repoVisibility: public""");

        // When
        isDone(ended(create("hub-said", "hub-says")));

        // Then
        assertThat(gitHub().described("acme/hub-said").path("description").asText())
                .isEqualTo("Of hub-said");
        assertThat(gitHub().described("acme/hub-said").path("private").asBoolean())
                .isFalse();
    }

    @Test
    void step_of_a_golden_path_may_name_no_other_place() throws Exception {
        // Given
        golden("hub-strays", "1.0.0", "one\n", "repoUrl: 'github.com?owner=other&repo=${{ parameters.name }}'");

        // When
        JsonPath failed = ended(create("hub-astray", "hub-strays"));

        // Then
        assertThat(reason(failed)).contains("is to be 127.0.0.1?owner=acme&repo=hub-astray");
        assertThat(gitHub().described("acme/hub-astray")).isNull();
    }

    @Test
    void newer_golden_path_becomes_a_branch_there() throws Exception {
        // Given
        golden("hub-evolves", "1.0.0", "one\n", "");
        isDone(ended(create("hub-upgraded", "hub-evolves")));
        String main = gitHub().inBare("acme/hub-upgraded", "rev-parse", "main");
        golden("hub-evolves", "1.1.0", "two\n", "");
        as("ada")
                .get("/api/templates/drift?limit=100")
                .then()
                .body("items.findAll { it.service == 'hub-upgraded' }.state", hasItem("behind"));

        // When
        var answer = upgrade("hub-upgraded");

        // Then
        answer.then().statusCode(200).body("branch", equalTo("paved/upgrade-1.1.0"));
        assertThat(gitHub().inBare("acme/hub-upgraded", "show", "paved/upgrade-1.1.0:text.txt"))
                .isEqualTo("two");
        assertThat(gitHub().inBare("acme/hub-upgraded", "rev-parse", "main")).isEqualTo(main);
        assertThat(refs("hub-upgraded")).contains("refs/paved/template/1.1.0");
        assertThat(upgrade("hub-upgraded").jsonPath().getString("commit"))
                .isEqualTo(answer.jsonPath().getString("commit"));
    }

    @Test
    void repository_that_cannot_be_reached_is_told_and_may_be_tried_again() throws Exception {
        // Given
        golden("hub-waits", "1.0.0", "one\n", "");
        isDone(ended(create("hub-unreached", "hub-waits")));
        golden("hub-waits", "1.1.0", "two\n", "");
        // Its own first reading would get the answer that is for the upgrade.
        String read = "items.findAll { it.target == '" + url("hub-unreached") + "#:catalog-info.yaml' && it.readAt }";
        await().atMost(Api.SOON)
                .until(() -> as("ada")
                                .get("/api/catalog/locations?limit=200")
                                .jsonPath()
                                .getList(read)
                                .size()
                        == 1);
        gitHub().next("GET /acme/hub-unreached.git/info/refs", 503, Map.of(), "");

        // When
        upgrade("hub-unreached").then().statusCode(503).body("detail", containsString("can't be reached"));

        // Then
        upgrade("hub-unreached").then().statusCode(200);
    }

    private static io.restassured.response.Response upgrade(String service) {
        return as("ada")
                .contentType(ContentType.JSON)
                .body(Map.of("texts", Map.of()))
                .post("/api/services/" + service + "/upgrade");
    }

    private void golden(String language, String version, String text, String input) throws IOException {
        Path skeleton = Files.createDirectories(goldenPaths.resolve(language).resolve("skeleton"));
        Files.writeString(skeleton.resolve("text.txt"), text);
        Files.writeString(skeleton.resolve("catalog-info.yaml"), """
                apiVersion: backstage.io/v1alpha1
                kind: Component
                metadata:
                  name: ${{ values.name }}
                spec: {type: api, lifecycle: production, owner: me}
                """);
        Files.writeString(
                goldenPaths.resolve(language).resolve("template.yaml"), """
                apiVersion: scaffolder.backstage.io/v1beta3
                kind: Template
                metadata:
                  name: %1$s
                  annotations: {paved.dev/version: %2$s, paved.dev/language: %1$s}
                spec:
                  type: api
                  parameters: {required: [name], properties: {name: {type: string}}}
                  steps:
                    - {id: fetch, action: fetch:template, input: {url: ./skeleton, values: {name: '${{ parameters.name }}'}}}
                    - {id: publish, action: publish:github, input: {%3$s}}
                    - {id: register, action: catalog:register, input: {}}
                """.formatted(language, version, input));
    }
}
