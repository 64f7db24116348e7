package dev.paved.catalog.location;

import static dev.paved.catalog.Api.SOON;
import static dev.paved.catalog.location.Catalog.component;
import static dev.paved.catalog.location.Catalog.entity;
import static dev.paved.catalog.location.Catalog.register;
import static dev.paved.catalog.location.Catalog.write;
import static dev.paved.kit.testing.Tokens.as;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import dev.paved.catalog.Org;
import dev.paved.events.ChangeEvent.CommitsPushed;
import dev.paved.events.EventEnvelope;
import dev.paved.kit.testing.StackResource;
import dev.paved.kit.testing.Stream;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.eclipse.jgit.api.Git;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(StackResource.class)
class LocationIT {

    @TempDir
    private Path folder;

    @Test
    void registered_file_is_there_with_its_relations_and_where_it_is_from() throws Exception {
        // Given
        Path file =
                write(folder.resolve("catalog-info.yaml"), component("file-a", ", dependsOn: ['resource:file-db']"));

        // When
        String id = register("file", file.toString());

        // Then
        entity("component", "FILE-A")
                .then()
                .statusCode(200)
                .body("metadata.annotations.'backstage.io/managed-by-location'", equalTo("file:" + file))
                .body("metadata.namespace", equalTo("default"))
                .body("relations.type", equalTo(List.of("dependsOn", "ownedBy")))
                .body("relations.targetRef", equalTo(List.of("resource:default/file-db", "group:default/team-a")));
        assertThat(Catalog.show(id).getString("state")).isEqualTo("ok");
        assertThat(register("file", file.toString())).isEqualTo(id);
    }

    @Test
    void location_entities_lead_on_to_paths_and_patterns() throws Exception {
        // Given
        write(folder.resolve("services/one/catalog-info.yaml"), component("led-one", ""));
        write(folder.resolve("services/two/catalog-info.yaml"), component("led-two", ""));
        write(folder.resolve("apis/api.yaml"), component("led-api", ""));
        Path root = write(folder.resolve("all.yaml"), """
                apiVersion: backstage.io/v1alpha1
                kind: Location
                metadata: {name: led}
                spec:
                  targets: [./services/*/catalog-info.yaml, apis/api.yaml, ./all.yaml, ./gone.yaml]
                """);

        // When
        String id = register("file", root.toString());

        // Then
        List.of("led-one", "led-two", "led-api")
                .forEach(name -> entity("component", name).then().statusCode(200));
        entity("location", "led").then().statusCode(200);
        JsonPath location = Catalog.show(id);
        assertThat(location.getInt("files")).isEqualTo(4);
        assertThat(location.getString("state")).isEqualTo("failed");
        assertThat(location.getString("problems[0].rule")).contains("./gone.yaml", "not there");
    }

    @Test
    void folder_means_every_catalog_info_in_it() throws Exception {
        write(folder.resolve("catalog-info.yaml"), component("folder-top", ""));
        write(folder.resolve("a/b/catalog-info.yml"), component("folder-deep", ""));
        write(folder.resolve("node_modules/x/catalog-info.yaml"), component("folder-skipped", ""));

        register("file", folder.toString());

        entity("component", "folder-top").then().statusCode(200);
        entity("component", "folder-deep").then().statusCode(200);
        entity("component", "folder-skipped").then().statusCode(404);
    }

    @Test
    void last_good_version_stays_with_the_error_when_a_file_breaks() throws Exception {
        // Given
        Path file = write(folder.resolve("catalog-info.yaml"), component("breaks", ""));
        String id = register("file", file.toString());

        // When
        write(file, "apiVersion: backstage.io/v1alpha1\nkind: Component\nmetadata: {name: breaks}\nspec: {type: 1}\n");
        JsonPath location = Catalog.refreshed(id);

        // Then
        assertThat(location.getString("state")).isEqualTo("failed");
        entity("component", "breaks")
                .then()
                .statusCode(200)
                .body("spec.type", equalTo("service"))
                .body("status.items[0].level", equalTo("error"))
                .body("status.items[0].message", startsWith("file:" + file + ":4:"))
                .body("status.items[0].error.pointer", startsWith("/spec"));

        // When
        write(file, component("breaks", ", system: mended"));
        Catalog.refreshed(id);

        // Then
        entity("component", "breaks")
                .then()
                .body("spec.system", equalTo("mended"))
                .body("status", equalTo(null));
    }

    @Test
    void entity_that_is_no_longer_told_of_is_an_orphan_until_it_is_deleted() throws Exception {
        // Given
        Path file = write(
                folder.resolve("catalog-info.yaml"), component("orphan-a", "") + "---\n" + component("orphan-b", ""));
        String id = register("file", file.toString());
        as("ada")
                .delete("/api/catalog/entities/by-name/component/default/orphan-b")
                .then()
                .statusCode(409)
                .body("detail", containsString(file.toString()));

        // When
        write(file, component("orphan-a", ""));
        Catalog.refreshed(id);

        // Then
        assertThat(Catalog.found("orphan=true&q=orphan")).containsExactly("orphan-b");
        as("ada")
                .delete("/api/catalog/entities/by-name/component/default/orphan-b")
                .then()
                .statusCode(200);
        entity("component", "orphan-b").then().statusCode(404);
    }

    @ParameterizedTest
    @CsvSource({"a, b", "b, a"})
    void entity_that_moves_to_another_file_goes_along(String from, String to) throws Exception {
        // Given
        String name = "moves-from-" + from;
        Path all = folder.resolve("all");
        write(
                all.resolve(from + "/catalog-info.yaml"),
                component(name, ", system: before") + "---\n" + component(name + "-stays", ""));
        write(all.resolve(to + "/catalog-info.yaml"), component(name + "-first", ""));
        String id = register("file", all.toString());

        // When
        write(all.resolve(from + "/catalog-info.yaml"), component(name + "-stays", ""));
        Path file = write(
                all.resolve(to + "/catalog-info.yaml"),
                component(name + "-first", "") + "---\n" + component(name, ", system: after"));
        JsonPath location = Catalog.refreshed(id);

        // Then
        assertThat(location.getString("state")).as(location.prettify()).isEqualTo("ok");
        entity("component", name)
                .then()
                .body("spec.system", equalTo("after"))
                .body("metadata.annotations.'backstage.io/managed-by-location'", equalTo("file:" + file))
                .body("metadata.annotations.'backstage.io/orphan'", equalTo(null));
    }

    @ParameterizedTest
    @ValueSource(strings = {"yaml", "bytes"})
    void broken_location_keeps_what_it_led_to(String how) throws Exception {
        // Given
        String name = "led-still-" + how;
        write(folder.resolve("one/catalog-info.yaml"), component(name, ", system: before"));
        Path root = write(folder.resolve("all.yaml"), """
                apiVersion: backstage.io/v1alpha1
                kind: Location
                metadata: {name: led-still-%s}
                spec: {target: ./one/catalog-info.yaml}
                """.formatted(how));
        String id = register("file", root.toString());

        // When
        Files.write(root, how.equals("bytes") ? new byte[] {(byte) 0xff, (byte) 0xfe} : ": broken [".getBytes(UTF_8));
        write(folder.resolve("one/catalog-info.yaml"), component(name, ", system: after"));
        JsonPath location = Catalog.refreshed(id);

        // Then
        assertThat(location.getString("state")).isEqualTo("failed");
        assertThat(location.getInt("files")).isEqualTo(2);
        entity("component", name)
                .then()
                .body("spec.system", equalTo("after"))
                .body("metadata.annotations.'backstage.io/orphan'", equalTo(null));
    }

    @Test
    void what_the_database_cannot_keep_is_a_problem_of_its_file_alone() throws Exception {
        // Given
        write(
                folder.resolve("long/catalog-info.yaml"),
                component("too-long", ", dependsOn: ['component:" + "x".repeat(3_000) + "']"));
        write(folder.resolve("nul/catalog-info.yaml"), component("with-nul", ", note: \"a\\0b\""));
        write(folder.resolve("spelt/catalog-info.yaml"), component("with-spelt-nul", ", note: '[^\\u0000]'"));
        write(folder.resolve("root/catalog-info.yaml"), component("with-root", ", note: {$text: .}"));
        String words = IntStream.range(0, 250_000).mapToObj(Integer::toString).collect(Collectors.joining(" "));
        write(
                folder.resolve("words/catalog-info.yaml"),
                component("with-words", "")
                        .replace("{name: with-words}", "{name: with-words, description: '" + words + "'}"));
        write(folder.resolve("zero/catalog-info.yaml"), component("after-all", ""));

        // When
        String id = register("file", folder.toString());

        // Then
        JsonPath location = Catalog.show(id);
        assertThat(location.getString("error")).isNull();
        assertThat(location.getString("problems.rule"))
                .contains("no reference of more than 600 bytes", "no NUL character", "is a folder");
        entity("component", "too-long").then().statusCode(404);
        entity("component", "with-nul").then().statusCode(404);
        entity("component", "with-spelt-nul").then().body("spec.note", equalTo("[^\\u0000]"));
        entity("component", "with-words").then().statusCode(200);
        entity("component", "after-all").then().statusCode(200);
    }

    @Test
    void first_teller_keeps_an_entity_and_the_second_takes_over_when_it_is_gone() throws Exception {
        // Given
        Path first = write(folder.resolve("first.yaml"), component("contested", ", system: first"));
        Path second = write(folder.resolve("second.yaml"), component("contested", ", system: second"));
        String firstId = register("file", first.toString());

        // When
        String secondId = register("file", second.toString());

        // Then
        entity("component", "contested").then().body("spec.system", equalTo("first"));
        assertThat(Catalog.show(secondId).getString("problems[0].rule"))
                .contains("component:default/contested", first.toString());

        // When
        as("ada")
                .delete("/api/catalog/locations/" + firstId)
                .then()
                .statusCode(200)
                .body("removed", equalTo(1));

        // Then
        await().atMost(SOON)
                .untilAsserted(() -> entity("component", "contested").then().body("spec.system", equalTo("second")));
    }

    @Test
    void placeholders_are_what_files_of_the_same_repository_say() throws Exception {
        // Given
        write(folder.resolve(".git/HEAD"), "");
        write(folder.resolve("docs/about.md"), "About\n");
        write(folder.resolve("tags.yaml"), "[a, b]");
        Path file = write(folder.resolve("svc/catalog-info.yaml"), """
                apiVersion: backstage.io/v1alpha1
                kind: Component
                metadata: {name: placed, description: {$text: ../docs/about.md}, tags: {$yaml: ../tags.yaml}}
                spec: {type: service, lifecycle: production, owner: team-a}
                """);
        String id = register("file", file.toString());
        entity("component", "placed")
                .then()
                .body("metadata.description", equalTo("About\n"))
                .body("metadata.tags", equalTo(List.of("a", "b")));

        // When
        write(folder.resolve("tags.yaml"), "[NOT A TAG]");
        JsonPath location = Catalog.refreshed(id);

        // Then
        assertThat(location.getString("problems[0].pointer")).isEqualTo("/metadata/tags/0");
        entity("component", "placed").then().body("metadata.tags", equalTo(List.of("a", "b")));
    }

    @ParameterizedTest
    @CsvSource({
        "../../secret.txt, outside",
        "/etc/hostname, relative path",
        "https://example.com/x.yaml, relative path",
        "../link.txt, outside",
        "../.git/HEAD, outside",
        "../none.txt, no file"
    })
    void placeholders_never_leave_the_repository(String target, String reason) throws Exception {
        // Given
        Path repository = folder.resolve("repository");
        write(repository.resolve(".git/HEAD"), "");
        write(folder.resolve("secret.txt"), "secret");
        Files.createSymbolicLink(repository.resolve("link.txt"), folder.resolve("secret.txt"));
        Path file = write(repository.resolve("svc/catalog-info.yaml"), """
                apiVersion: backstage.io/v1alpha1
                kind: Component
                metadata: {name: leaves, description: {$text: '%s'}}
                spec: {type: service, lifecycle: production, owner: team-a}
                """.formatted(target));

        // When
        String id = register("file", file.toString());

        // Then
        assertThat(Catalog.show(id).getString("problems[0].rule")).contains(reason);
        entity("component", "leaves").then().statusCode(404);
    }

    @Test
    void repository_is_read_at_its_newest_commit_and_again_when_commits_arrive() throws Exception {
        // Given
        Path work = folder.resolve("work");
        try (Git git =
                Git.init().setDirectory(work.toFile()).setInitialBranch("main").call()) {
            write(work.resolve("svc/catalog-info.yaml"), component("in-git", ", system: one"));
            Files.createSymbolicLink(work.resolve("svc/link.yaml"), Path.of("/etc/hostname"));
            git.add().addFilepattern(".").call();
            git.commit().setMessage("One").setSign(false).call();
            String id = register("git", work + "#main:**/catalog-info.yaml");
            entity("component", "in-git")
                    .then()
                    .body("spec.system", equalTo("one"))
                    .body(
                            "metadata.annotations.'backstage.io/managed-by-location'",
                            equalTo("git:" + work + "#main:svc/catalog-info.yaml"));
            String revision = Catalog.show(id).getString("revision");

            // When
            write(work.resolve("svc/catalog-info.yaml"), component("in-git", ", system: two"));
            git.add().addFilepattern(".").call();
            git.commit().setMessage("Two").setSign(false).call();
            Stream.publish(pushed(work.toString()));

            // Then
            await().atMost(SOON)
                    .untilAsserted(() -> entity("component", "in-git").then().body("spec.system", equalTo("two")));
            await().atMost(SOON)
                    .untilAsserted(() ->
                            assertThat(Catalog.show(id).getString("revision")).isNotEqualTo(revision));
        }
    }

    @Test
    void placeholder_that_names_the_whole_repository_is_a_problem_of_its_file() throws Exception {
        try (Git git = Git.init().setDirectory(folder.toFile()).call()) {
            // Given
            write(folder.resolve("catalog-info.yaml"), component("names-root", ", note: {$text: .}"));
            git.add().addFilepattern(".").call();
            git.commit().setMessage("One").setSign(false).call();

            // When
            String id = register("git", folder.toString());

            // Then
            assertThat(Catalog.show(id).getString("problems[0].rule")).contains("outside of the repository");
        }
    }

    private static EventEnvelope pushed(String repository) {
        return new EventEnvelope(
                UUID.randomUUID(),
                "/paved/integrations",
                Instant.now(),
                "repository/" + repository,
                1,
                "push",
                null,
                "ada",
                new CommitsPushed(repository, null, "main", null, "a".repeat(40), List.of(), "ada", Instant.now()));
    }

    @Test
    void what_cannot_be_read_is_said_and_changes_nothing() throws Exception {
        // Given
        Path file = write(folder.resolve("catalog-info.yaml"), component("vanishes", ""));
        String id = register("file", file.toString());

        // When
        Files.delete(file);
        JsonPath location = Catalog.refreshed(id);

        // Then
        assertThat(location.getString("error")).contains("there is no " + file);
        entity("component", "vanishes").then().statusCode(200);
        assertThat(Catalog.found("orphan=true&q=vanishes")).isEmpty();
    }

    @Test
    void device_is_not_read() {
        String id = register("file", "/dev/zero");

        assertThat(Catalog.show(id).getString("problems[0].rule")).contains("may never end");
    }

    @Test
    void many_problems_of_one_location_hide_none_of_another() {
        // Given
        for (String id : List.of("loc-many-1", "loc-many-2")) {
            Org.run("insert into catalog_location (id, type, target, created_by, created_at, due_at, read_at)"
                    + " values ('" + id + "', 'file', '/" + id + "', 'ada', now(), '2100-01-01', now())");
        }
        Org.run("insert into catalog_file (location, path, fingerprint, problems, targets, read_at)"
                + " select case when n < 1100 then 'loc-many-1' else 'loc-many-2' end, 'file:/' || n, '',"
                + " '[{\"file\":\"x\",\"line\":1,\"column\":1,\"pointer\":\"\",\"rule\":\"is wrong\"}]', '[]', now()"
                + " from generate_series(1, 1100) as n");

        // When
        JsonPath page = as("ada").get("/api/catalog/locations?limit=500").jsonPath();

        // Then
        assertThat(page.getList("items.findAll { it.id == 'loc-many-1' }.problems[0]"))
                .hasSize(100);
        assertThat(page.getList("items.findAll { it.id == 'loc-many-2' }.state", String.class))
                .containsExactly("failed");
        Org.run("delete from catalog_location where id in ('loc-many-1', 'loc-many-2')");
    }

    @ParameterizedTest
    @CsvSource({
        "file, relative.yaml, /target",
        "file, /a/../etc/passwd, /target",
        "url, ftp://host/x, /target",
        "git, file:///etc, /target",
        "git, https://github.com/acme/my shop, /target",
        "git, /srv/a/../b, /target",
        "ftp, x, /type",
        "url, '', /target"
    })
    void wrong_targets_are_refused_with_examples(String type, String target, String pointer) {
        Catalog.post(type, target)
                .then()
                .statusCode(400)
                .body("errors[0].pointer", equalTo(pointer))
                .body(
                        "errors[0].detail",
                        type.equals("ftp") ? containsString("url, git or file") : containsString("for example"));
    }

    @ParameterizedTest
    @CsvSource({
        "url, https://ada:ghp_x@github.com/acme/shop/blob/main/catalog-info.yaml",
        "url, HTTPS://ghp_x@github.com/acme/shop",
        "git, https://ghp_x@github.com/acme/shop.git#main:a.yaml"
    })
    void token_in_a_target_is_refused_with_where_to_put_it(String type, String target) {
        // When
        var refused = Catalog.post(type, target).then().statusCode(400);

        // Then
        refused.body("errors[0].pointer", equalTo("/target"))
                .body("errors[0].detail", containsString("configure paved.git.tokens.\"github.com\""))
                .body("errors[0].detail", not(containsString("ghp_x")));
    }

    @Test
    void unknown_location_is_not_found() {
        as("ada")
                .get("/api/catalog/locations/loc-none")
                .then()
                .statusCode(404)
                .body("next", equalTo("platform catalog locations"));
    }
}
