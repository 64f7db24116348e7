package dev.paved.provisioner.repository;

import static dev.paved.kit.testing.Tokens.as;
import static dev.paved.provisioner.repository.Given.MAIN;
import static dev.paved.provisioner.repository.Given.PATH;
import static dev.paved.provisioner.repository.Given.SOON;
import static dev.paved.provisioner.repository.Given.applied;
import static dev.paved.provisioner.repository.Given.copies;
import static dev.paved.provisioner.repository.Given.local;
import static dev.paved.provisioner.repository.Given.manifest;
import static dev.paved.provisioner.repository.Given.place;
import static dev.paved.provisioner.repository.Given.put;
import static dev.paved.provisioner.repository.Given.show;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import dev.paved.kit.testing.StackResource;
import dev.paved.provisioner.preview.GitRepository;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(StackResource.class)
@QuarkusTestResource(GitServerResource.class)
class RepositoryApplyIT {

    private static final String SEED = "create table note (text text); insert into note values ('made up');";

    @Test
    void manifest_of_a_repository_on_this_machine_is_applied_with_its_seed_and_tells_its_commit() {
        // Given
        GitRepository repository = local("told");
        String first = repository.commit(
                MAIN,
                Map.of(
                        PATH,
                        manifest("told", "{type: preview, databases: [{type: postgres, seed: fixtures/demo.sql}]}"),
                        "fixtures/demo.sql",
                        SEED));
        String url = repository.folder().toString();

        // When
        var operation = applied(url, null);

        // Then
        assertThat(operation.getString("result.source.commit")).isEqualTo(first);
        assertThat(show("told").getMap("source")).isEqualTo(Map.of("repository", url, "path", PATH, "commit", first));
        as("ada").get("/api/databases/told/shared").then().body("phase", equalTo("ready"));

        // When
        String second = repository.commit(
                MAIN,
                Map.of(
                        PATH,
                        manifest("told", "{type: preview, databases: [{type: postgres, seed: fixtures/demo.sql}]}"),
                        "fixtures/demo.sql",
                        SEED,
                        "README",
                        "more"));
        Response same = put(place(url, null));

        // Then
        same.then().statusCode(200).body("generation", equalTo(1)).body("source.commit", equalTo(second));
        assertThat(show("told").getString("source.commit")).isEqualTo(second);
    }

    @Test
    void branch_tag_and_commit_name_what_is_applied() {
        // Given
        GitRepository repository = local("named");
        String old = repository.commit(MAIN, Map.of(PATH, manifest("named", "{type: development, ttl: 1h}")));
        String tagged =
                repository.commit("refs/tags/v1", Map.of(PATH, manifest("named", "{type: development, ttl: 2h}")));
        String branch =
                repository.commit("refs/heads/socks", Map.of(PATH, manifest("named", "{type: development, ttl: 3h}")));
        String url = repository.folder().toString().replaceFirst("\\.git$", "");

        // Then
        int generation = 1;
        for (var each : List.of(
                List.of("master", old),
                List.of("v1", tagged),
                List.of("socks", branch),
                List.of(old.substring(0, 10), old),
                List.of("refs/tags/v1", tagged))) {
            // When
            applied("file://" + url, each.getFirst());

            // Then
            assertThat(show("named").getString("source.commit")).isEqualTo(each.getLast());
            assertThat(show("named").getInt("generation")).isEqualTo(generation++);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"open", "private"})
    void manifest_of_a_repository_elsewhere_is_fetched_and_nothing_of_it_kept(String folder) throws Exception {
        // Given
        GitServer server = GitServerResource.server();
        GitRepository repository = server.repository(folder + "/shop");
        String name = "fetched-" + folder;
        String old = repository.commit(
                MAIN,
                Map.of(
                        PATH,
                        manifest(name, "{type: preview, databases: [{type: postgres, seed: fixtures/demo.sql}]}"),
                        "fixtures/demo.sql",
                        SEED));
        applied(server.url(folder + "/shop"), null);
        assertThat(show(name).getString("source.commit")).isEqualTo(old);

        // When
        String branch = repository.commit(
                "refs/heads/socks",
                Map.of(PATH, manifest(name, "{type: preview, ttl: 3h, databases: [{type: postgres}]}")));
        applied(server.url(folder + "/shop"), "socks");

        // Then
        assertThat(show(name).getString("source.commit")).isEqualTo(branch);
        assertThat(copies(StackResource.home())).isEmpty();

        // When
        repository.commit(MAIN, Map.of("README", "no manifest any more"));
        Response byCommit = put(place(server.url(folder + "/shop"), branch));

        // Then
        byCommit.then().statusCode(200).body("source.commit", equalTo(branch));
        assertThat(copies(StackResource.home())).isEmpty();
    }

    @Test
    void what_it_would_change_is_told_before() {
        // Given
        GitRepository repository = local("compared");
        repository.commit(MAIN, Map.of(PATH, manifest("compared", "{type: development, ttl: 1h}")));
        applied(repository.folder().toString(), null);
        repository.commit(MAIN, Map.of(PATH, manifest("compared", "{type: development, ttl: 2h}")));

        // When / Then
        as("ada")
                .contentType(ContentType.JSON)
                .body(place(repository.folder().toString(), null))
                .post("/api/environments/compare")
                .then()
                .statusCode(200)
                .body("differences.field", equalTo(List.of("ttl")))
                .body("differences[0].to", equalTo("2h"));
        assertThat(show("compared").getInt("generation")).isEqualTo(1);
    }

    @Test
    void same_key_has_the_same_answer_whatever_the_repository_says_by_then() {
        // Given
        GitRepository repository = local("keyed");
        String url = repository.folder().toString();
        String first = repository.commit(MAIN, Map.of(PATH, manifest("keyed", "{type: development, ttl: 1h}")));
        String key = UUID.randomUUID().toString();
        String answer = keyed(key, place(url, null)).asString();

        // When
        repository.commit(MAIN, Map.of(PATH, "no manifest"));

        // Then
        assertThat(keyed(key, place(url, null)).asString()).isEqualTo(answer);
        keyed(key, place(url, "master")).then().statusCode(422);
        assertThat(show("keyed").getString("source.commit")).isEqualTo(first);
    }

    private static Response keyed(String key, Map<String, String> place) {
        return as("ada")
                .header("Idempotency-Key", key)
                .contentType(ContentType.JSON)
                .body(place)
                .put("/api/environments");
    }

    @Test
    void who_did_it_to_which_environment_is_in_the_record() throws Exception {
        // Given
        GitRepository repository = local("recorded");
        repository.commit(MAIN, Map.of(PATH, manifest("recorded", "{type: development}")));

        // When
        applied(repository.folder().toString(), null);

        // Then
        assertThat(Given.sql("select action || ' by ' || actor from audit where target = 'environment/recorded'"))
                .isEqualTo("environment.apply by ada");
    }

    @Test
    void manifest_that_is_sent_takes_the_place_of_one_of_a_repository() {
        // Given
        GitRepository repository = local("replaced");
        repository.commit(MAIN, Map.of(PATH, manifest("replaced", "{type: development, ttl: 1h}")));
        applied(repository.folder().toString(), null);

        // When
        as("ada")
                .contentType(ContentType.JSON)
                .body(Map.of("manifest", manifest("replaced", "{type: development, ttl: 2h}")))
                .put("/api/environments")
                .then()
                .statusCode(202);

        // Then
        assertThat(show("replaced").<Object>get("source")).isNull();
        await().atMost(SOON).until(() -> "ready".equals(show("replaced").getString("phase")));
    }
}
