package dev.paved.catalog.upgrade;

import static dev.paved.catalog.Api.ended;
import static dev.paved.catalog.Api.post;
import static dev.paved.kit.testing.Tokens.as;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import dev.paved.catalog.Api;
import dev.paved.catalog.GoldenPathsResource;
import dev.paved.events.ServiceEvent.TemplateUpgradeProposed;
import dev.paved.kit.testing.StackResource;
import dev.paved.kit.testing.Stream;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.treewalk.TreeWalk;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A newer golden path becomes a branch of the services that were made from an older one. */
@QuarkusTest
@QuarkusTestResource(StackResource.class)
@QuarkusTestResource(GoldenPathsResource.class)
class UpgradeIT {

    private static final PersonIdent ADA = new PersonIdent("Ada", "ada@localhost");

    @ConfigProperty(name = "paved.catalog.golden-paths")
    Path goldenPaths;

    @TempDir
    private Path folder;

    @BeforeEach
    void first_version() throws IOException {
        Path evolving = goldenPaths.resolve("evolving");
        if (Files.exists(evolving)) {
            dev.paved.kit.testing.Folders.delete(evolving);
        }
        golden("1.0.0", "", "one\ntwo\nthree\nfour\nfive\nsix\n");
        Files.writeString(evolving.resolve("skeleton/old.txt"), "old\n");
    }

    private void golden(String version, String parameter, String text) throws IOException {
        Path skeleton = Files.createDirectories(goldenPaths.resolve("evolving/skeleton"));
        Files.writeString(skeleton.resolve("text.txt"), text);
        Files.writeString(skeleton.resolve("catalog-info.yaml"), """
                apiVersion: backstage.io/v1alpha1
                kind: Component
                metadata:
                  name: ${{ values.name }}
                spec: {type: api, lifecycle: production, owner: me}
                """);
        Files.writeString(goldenPaths.resolve("evolving/template.yaml"), """
                apiVersion: scaffolder.backstage.io/v1beta3
                kind: Template
                metadata:
                  name: evolving
                  annotations: {paved.dev/version: %s, paved.dev/language: evolving}
                spec:
                  type: api
                  parameters: {required: [name], properties: {name: {type: string}%s}}
                  steps:
                    - {id: fetch, action: fetch:template, input: {url: ./skeleton, values: {name: '${{ parameters.name }}'}}}
                    - {id: publish, action: paved:repository:create, input: {}}
                    - {id: register, action: catalog:register, input: {}}
                """.formatted(version, parameter));
    }

    private Git made(String name) throws Exception {
        JsonPath operation = ended(post(Map.of("name", name, "type", "api", "language", "evolving"), null));
        assertThat(operation.getString("status")).as(operation.prettify()).isEqualTo("succeeded");
        return Git.cloneRepository()
                .setURI(bare(name).toString())
                .setDirectory(folder.resolve(name).toFile())
                .call();
    }

    private static Path bare(String name) {
        return Api.repositories().resolve(name + ".git");
    }

    private static void change(Git git, String file, String text) throws Exception {
        Path place = git.getRepository().getWorkTree().toPath().resolve(file);
        Files.writeString(place, text);
        git.add().addFilepattern(file).call();
        git.commit()
                .setMessage("Change " + file)
                .setAuthor(ADA)
                .setCommitter(ADA)
                .call();
        git.push().call();
    }

    private static Response upgrade(String name, Map<String, String> texts) {
        return as("ada")
                .contentType(ContentType.JSON)
                .body(Map.of("texts", texts))
                .post("/api/services/" + name + "/upgrade");
    }

    private static String file(String name, String ref, String path) throws IOException {
        try (Git git = Git.open(bare(name).toFile());
                RevWalk walk = new RevWalk(git.getRepository())) {
            Repository repository = git.getRepository();
            RevCommit commit = walk.parseCommit(repository.resolve(ref));
            try (TreeWalk tree = TreeWalk.forPath(repository, path, commit.getTree())) {
                return tree == null
                        ? null
                        : new String(repository.open(tree.getObjectId(0)).getBytes(), UTF_8);
            }
        }
    }

    private static String tip(String name, String ref) throws IOException {
        try (Git git = Git.open(bare(name).toFile())) {
            return String.valueOf(git.getRepository().resolve(ref));
        }
    }

    @Test
    void changes_of_both_sides_come_together_on_a_branch_and_main_stays() throws Exception {
        // Given
        try (Git git = made("upgraded")) {
            change(git, "text.txt", "one\nTWO by us\nthree\nfour\nfive\nsix\n");
            change(git, "ours.txt", "ours\n");
        }
        String main = tip("upgraded", "refs/heads/main");
        golden("1.1.0", "", "one\ntwo\nthree\nfour\nfive\nSIX by them\n");
        Files.delete(goldenPaths.resolve("evolving/skeleton/old.txt"));
        Files.writeString(goldenPaths.resolve("evolving/skeleton/new.txt"), "new\n");

        // When
        Response answer = upgrade("upgraded", Map.of());

        // Then
        answer.then()
                .statusCode(200)
                .body("state", equalTo("proposed"))
                .body("fromVersion", equalTo("1.0.0"))
                .body("toVersion", equalTo("1.1.0"))
                .body("branch", equalTo("paved/upgrade-1.1.0"))
                .body("changed", equalTo(List.of(".paved/provenance.yaml", "new.txt", "old.txt", "text.txt")))
                .body("conflicts", equalTo(List.of()));
        String branch = "refs/heads/paved/upgrade-1.1.0";
        assertThat(file("upgraded", branch, "text.txt")).isEqualTo("one\nTWO by us\nthree\nfour\nfive\nSIX by them\n");
        assertThat(file("upgraded", branch, "ours.txt")).isEqualTo("ours\n");
        assertThat(file("upgraded", branch, "new.txt")).isEqualTo("new\n");
        assertThat(file("upgraded", branch, "old.txt")).isNull();
        assertThat(file("upgraded", branch, ".paved/provenance.yaml")).contains("version: \"1.1.0\"");
        assertThat(tip("upgraded", "refs/heads/main")).isEqualTo(main);
        await().atMost(Api.SOON)
                .untilAsserted(() -> assertThat(proposed("upgraded")).hasSize(1));
        assertThat(proposed("upgraded").getFirst().branch()).isEqualTo("paved/upgrade-1.1.0");
    }

    @Test
    void golden_path_with_a_fault_is_told_to_be_broken_and_not_gone() throws Exception {
        // Given
        made("unbroken").close();

        // When
        golden("1.1.0", "", "{% endif %}\n");

        // Then
        upgrade("unbroken", Map.of())
                .then()
                .statusCode(409)
                .body("detail", containsString("evolving, which unbroken was made from, can't be used now: "))
                .body("detail", containsString("skeleton/text.txt:1"));
        assertThat(as("ada")
                        .get("/api/templates/drift?limit=500")
                        .jsonPath()
                        .getList("items.findAll { it.service == 'unbroken' }.state", String.class))
                .containsExactly("broken");
    }

    @Test
    void service_that_follows_no_golden_path_is_told_so() {
        as("ada")
                .contentType(ContentType.JSON)
                .body(Map.of(
                        "offPath",
                        true,
                        "type",
                        "api",
                        "owner",
                        "payments",
                        "language",
                        "cobol",
                        "repository",
                        "acme/followless",
                        "reason",
                        "It is old",
                        "expires",
                        "30d"))
                .post("/api/services/followless/register")
                .then()
                .statusCode(201);

        upgrade("followless", Map.of())
                .then()
                .statusCode(409)
                .body("detail", containsString("was not made from a golden path"));
    }

    @Test
    void repeated_upgrade_is_the_same_and_is_told_once() throws Exception {
        // Given
        made("again").close();
        golden("1.1.0", "", "other\n");
        String first = upgrade("again", Map.of()).jsonPath().getString("commit");

        // When
        String second = upgrade("again", Map.of()).jsonPath().getString("commit");

        // Then
        assertThat(second).isEqualTo(first);
        await().atMost(Api.SOON)
                .untilAsserted(() -> assertThat(proposed("again")).hasSize(1));
    }

    @Test
    void conflicts_are_named_and_stand_between_markers_on_the_branch_only() throws Exception {
        // Given
        try (Git git = made("torn")) {
            change(git, "text.txt", "ours\n");
            change(git, "old.txt", "changed by us\n");
        }
        golden("2.0.0", "", "theirs\n");
        Files.delete(goldenPaths.resolve("evolving/skeleton/old.txt"));

        // When
        Response answer = upgrade("torn", Map.of());

        // Then
        answer.then().statusCode(200).body("conflicts", equalTo(List.of("old.txt", "text.txt")));
        assertThat(file("torn", "refs/heads/paved/upgrade-2.0.0", "text.txt"))
                .isEqualTo("<<<<<<< torn\nours\n=======\ntheirs\n>>>>>>> evolving 2.0.0\n");
        assertThat(file("torn", "refs/heads/paved/upgrade-2.0.0", "old.txt")).isEqualTo("changed by us\n");
        assertThat(file("torn", "refs/heads/main", "text.txt")).isEqualTo("ours\n");
    }

    @Test
    void next_upgrade_begins_with_the_version_that_was_merged_last() throws Exception {
        // Given
        try (Git git = made("twice")) {
            change(git, "text.txt", "one by us\ntwo\nthree\nfour\nfive\nsix\n");
            golden("1.1.0", "", "one\ntwo\nthree\nfour\nfive\nsix 1.1\n");
            upgrade("twice", Map.of()).then().statusCode(200);
            git.fetch().call();
            git.merge()
                    .include(git.getRepository().resolve("refs/remotes/origin/paved/upgrade-1.1.0"))
                    .setSquash(true)
                    .call();
            git.commit().setMessage("Upgrade").setAuthor(ADA).setCommitter(ADA).call();
            git.push().call();
        }
        golden("1.2.0", "", "one\ntwo\nthree\nfour 1.2\nfive\nsix 1.1\n");

        // When
        Response answer = upgrade("twice", Map.of());

        // Then
        answer.then().statusCode(200).body("fromVersion", equalTo("1.1.0")).body("conflicts", equalTo(List.of()));
        assertThat(file("twice", "refs/heads/paved/upgrade-1.2.0", "text.txt"))
                .isEqualTo("one by us\ntwo\nthree\nfour 1.2\nfive\nsix 1.1\n");
    }

    @Test
    void parameters_that_are_new_are_asked_for() throws Exception {
        // Given
        made("asked").close();
        golden("1.1.0", ", size: {type: integer}}, dependencies: {name: [size]", "x\n");

        // Then
        upgrade("asked", Map.of())
                .then()
                .statusCode(400)
                .body("errors.pointer", hasItem(containsString("/parameters")));
        assertThat(tip("asked", "refs/heads/paved/upgrade-1.1.0")).isEqualTo("null");
        upgrade("asked", Map.of("size", "7")).then().statusCode(200);
        assertThat(file("asked", "refs/heads/paved/upgrade-1.1.0", ".paved/provenance.yaml"))
                .contains("\"size\": 7");
    }

    @Test
    void branch_with_commits_of_people_is_not_overwritten() throws Exception {
        // Given
        try (Git git = made("worked-on")) {
            golden("1.1.0", "", "x\n");
            upgrade("worked-on", Map.of()).then().statusCode(200);
            git.fetch().call();
            git.checkout()
                    .setCreateBranch(true)
                    .setName("paved/upgrade-1.1.0")
                    .setStartPoint("origin/paved/upgrade-1.1.0")
                    .call();
            change(git, "text.txt", "decided\n");
            git.checkout().setName("main").call();
            change(git, "more.txt", "more\n");
        }
        String tip = tip("worked-on", "refs/heads/paved/upgrade-1.1.0");

        // When
        Response answer = upgrade("worked-on", Map.of());

        // Then
        answer.then().statusCode(409).body("detail", containsString("commits of people"));
        assertThat(tip("worked-on", "refs/heads/paved/upgrade-1.1.0")).isEqualTo(tip);
    }

    @Test
    void service_of_the_newest_version_needs_none() throws Exception {
        made("newest").close();
        upgrade("newest", Map.of()).then().statusCode(200).body("state", equalTo("current"));
        upgrade("nobody", Map.of()).then().statusCode(404);
        assertThat(tip("newest", "refs/heads/paved/upgrade-1.0.0")).isEqualTo("null");
    }

    @Test
    void services_behind_their_golden_path_are_listed() throws Exception {
        // Given
        made("behind").close();
        as("ada")
                .get("/api/templates/drift?limit=500&all=true")
                .then()
                .body("items.find { it.service == 'behind' }.state", equalTo("current"));

        // When
        golden("1.3.0", "", "x\n");

        // Then
        as("ada")
                .get("/api/templates/drift?limit=500")
                .then()
                .statusCode(200)
                .body("items.find { it.service == 'behind' }.version", equalTo("1.0.0"))
                .body("items.find { it.service == 'behind' }.newest", equalTo("1.3.0"))
                .body("items.find { it.service == 'behind' }.state", equalTo("behind"));
    }

    private static List<TemplateUpgradeProposed> proposed(String service) {
        return Stream.events().stream()
                .map(envelope -> envelope.event())
                .filter(TemplateUpgradeProposed.class::isInstance)
                .map(TemplateUpgradeProposed.class::cast)
                .filter(event -> event.service().equals(service))
                .toList();
    }
}
