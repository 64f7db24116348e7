package dev.paved.provisioner.repository;

import static dev.paved.kit.testing.Tokens.as;
import static dev.paved.provisioner.repository.Given.MAIN;
import static dev.paved.provisioner.repository.Given.PATH;
import static dev.paved.provisioner.repository.Given.SOON;
import static dev.paved.provisioner.repository.Given.copies;
import static dev.paved.provisioner.repository.Given.local;
import static dev.paved.provisioner.repository.Given.manifest;
import static dev.paved.provisioner.repository.Given.place;
import static dev.paved.provisioner.repository.Given.put;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import dev.paved.kit.testing.StackResource;
import dev.paved.provisioner.preview.GitRepository;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@QuarkusTestResource(StackResource.class)
@QuarkusTestResource(GitServerResource.class)
class RepositoryRefusalIT {

    private static final String SECRET = "ghp_canary0123456789";

    private String before = "";

    @BeforeEach
    void remember() throws Exception {
        for (String name : List.of("staging", "production")) {
            await().atMost(SOON).until(() -> "ready".equals(Given.show(name).getString("phase")));
        }
        before = Given.state();
    }

    @AfterEach
    void nothing_was_changed_and_nothing_is_left() throws Exception {
        assertThat(Given.state()).isEqualTo(before);
        assertThat(copies(StackResource.home())).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            /etc                                        | 403 | only those in
            /                                           | 403 | only those in
            file:///etc/passwd                          | 403 | only those in
            ext::sh                                     | 400 | must be owner/name, an https URL
            git@github.com:acme/shop.git                | 400 | must be owner/name, an https URL
            ssh://git@github.com/acme/shop              | 400 | must have no user, password or token
            ssh://github.com/acme/shop                  | 400 | must be an https URL
            git://github.com/acme/shop                  | 400 | must be an https URL
            http://github.com/acme/shop                 | 400 | must be an https URL
            https://169.254.169.254/latest/meta-data    | 403 | not among the hosts
            http://localhost:1/acme/shop                | 403 | not among the hosts
            http://127.0.0.1/acme/shop                  | 403 | not among the hosts
            https://github.com.evil.example/acme/shop   | 403 | not among the hosts
            https://github.com/../shop                  | 400 | must be owner/name
            https://github.com/acme/shop?a=b            | 400 | must be owner/name
            https://github.com                          | 400 | must be owner/name
            shop                                        | 400 | must be owner/name
            """)
    void repository_that_may_not_be_read_is_refused(String repository, int status, String sentence) {
        Response answer = put(place(repository, null));

        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(status);
        assertThat(answer.asString()).contains(sentence).contains("othing was changed");
    }

    @ParameterizedTest
    @CsvSource({
        "https://x-access-token:ghp_canary0123456789@github.com/acme/shop",
        "https://ghp_canary0123456789@github.com/acme/shop",
        "https://x:ghp_canary0123456789@git hub/acme/shop",
        "http://x:ghp_canary0123456789@127.0.0.1/acme/shop"
    })
    void token_in_an_address_is_refused_and_told_nowhere(String repository) throws Exception {
        // When
        Response answer = put(place(repository, null));

        // Then
        answer.then().statusCode(400).body("errors[0].pointer", equalTo("/repository"));
        assertThat(answer.asString()).doesNotContain(SECRET);
        assertThat(Given.sql("select count(*) from audit where audit::text like '%" + SECRET + "%'"))
                .isEqualTo("0");
    }

    @Test
    void link_out_of_the_platforms_repositories_is_not_followed() throws Exception {
        // Given
        Path elsewhere = Files.createDirectories(StackResource.home().resolve("elsewhere"));
        GitRepository.create(elsewhere.resolve("secret.git"))
                .commit(MAIN, Map.of(PATH, manifest("leaked", "{type: preview}")));
        Path link = StackResource.home().resolve("repositories/linked.git");
        Files.createDirectories(link.getParent());
        Files.createSymbolicLink(link, elsewhere.resolve("secret.git"));

        // When / Then
        put(place(link.toString(), null)).then().statusCode(403);
        put(place(link.resolveSibling("../elsewhere/secret.git").toString(), null))
                .then()
                .statusCode(403);
    }

    @Test
    void what_is_not_there_is_told_with_what_may_have_been_meant() {
        // Given
        GitRepository repository = local("missing");
        repository.commit(MAIN, Map.of(PATH, manifest("missing", "{type: preview}")));
        String url = repository.folder().toString();

        // When / Then
        put(place(StackResource.home().resolve("repositories/nowhere.git").toString(), null))
                .then()
                .statusCode(404)
                .body("detail", containsString("There is no Git repository at"));
        put(place(url, "mastr")).then().statusCode(404).body("suggestions", hasItem("master"));
        put(place(url, "0123456789")).then().statusCode(404);
        put(place(url, "master^{/.}")).then().statusCode(404);
        put(place(local("empty").folder().toString(), null))
                .then()
                .statusCode(404)
                .body("detail", containsString("has no commit yet"));
        put(Map.of("repository", url, "path", "environment/env.yaml"))
                .then()
                .statusCode(404)
                .body("detail", containsString("There is no environment/env.yaml at"))
                .body("suggestions", hasItem(PATH));
    }

    @Test
    void wrong_manifest_is_told_with_its_commit_and_its_lines() {
        // Given
        GitRepository repository = local("wrong");
        String commit = repository.commit(
                MAIN, Map.of(PATH, manifest("wrong", "{type: previw, databases: [{type: postgres, seed: none.sql}]}")));

        // When / Then
        put(place(repository.folder().toString(), null))
                .then()
                .statusCode(400)
                .body("detail", containsString(PATH + " at " + commit.substring(0, 7)))
                .body("errors.pointer", equalTo(List.of("/spec/type", "/spec/databases/0/seed")))
                .body("errors[0].detail", allOf(containsString("did you mean preview"), containsString("line 4")));
    }

    @Test
    void file_that_is_no_manifest_at_all_is_told() {
        // Given
        GitRepository repository = local("odd");
        repository.commit(MAIN, Map.of(PATH, "# " + "x".repeat(5 * 1024 * 1024)));
        String large = repository.commit("refs/heads/large", Map.of(PATH, "# " + "x".repeat(100 * 1024)));
        String url = repository.folder().toString();

        // When / Then
        put(place(url, null)).then().statusCode(400).body("errors[0].detail", containsString("has more than 4 MiB"));
        put(place(url, large)).then().statusCode(400).body("errors[0].detail", containsString("has at most 65536"));
        put(Map.of("repository", url, "path", "environments"))
                .then()
                .statusCode(400)
                .body("errors[0].detail", containsString("is a link or a folder"));
    }

    @Test
    void wrong_fields_are_told_all_at_once() {
        as("ada")
                .contentType(ContentType.JSON)
                .body(Map.of("repository", 1, "path", "../up", "revision", List.of(), "manifest", "x"))
                .put("/api/environments")
                .then()
                .statusCode(400)
                .body("errors.pointer", hasItem("/repository"))
                .body("errors.pointer", hasItem("/path"))
                .body("errors.pointer", hasItem("/revision"))
                .body("errors.pointer", hasItem("/manifest"));
    }

    @Test
    void repository_elsewhere_that_cannot_be_read_is_told_with_what_to_do() {
        // Given
        GitServer server = GitServerResource.server();
        GitRepository repository = server.repository("open/known");
        repository.commit(MAIN, Map.of(PATH, manifest("known", "{type: preview}")));

        // When / Then
        put(place(server.url("open/nowhere"), null))
                .then()
                .statusCode(409)
                .body("next", containsString("paved.git.tokens.\"" + server.authority() + "\""));
        put(place(server.url("open/known"), "mastr")).then().statusCode(404).body("suggestions", hasItem("master"));
        put(place(server.url("open/known"), "0123456789012345678901234567890123456789"))
                .then()
                .statusCode(404);
    }

    @Test
    void redirect_to_another_host_is_not_followed() throws Exception {
        // Given
        GitServer server = GitServerResource.server();
        try (GitServer other = new GitServer(Files.createTempDirectory(StackResource.home(), "other"))) {
            other.repository("open/lure").commit(MAIN, Map.of(PATH, manifest("lure", "{type: preview}")));
            String url = "http://" + server.authority() + "/moved/" + other.port() + "/open/lure.git";

            // When
            Response answer = put(place(url, null));

            // Then
            assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(409);
            answer.then().body("detail", containsString("not among the hosts"));
            assertThat(other.requests()).isEmpty();
        }
    }

    @Test
    void repository_that_is_too_large_is_not_fetched() {
        // Given
        GitServer server = GitServerResource.server();
        byte[] noise = new byte[12 * 1024 * 1024];
        new Random(1).nextBytes(noise);
        for (int i = 0; i < noise.length; i++) {
            noise[i] &= 0x7f;
        }
        server.repository("open/large")
                .commit(
                        MAIN,
                        Map.of(
                                PATH,
                                manifest("large", "{type: preview}"),
                                "noise",
                                new String(noise, java.nio.charset.StandardCharsets.US_ASCII)));

        // When
        Response answer = put(place(server.url("open/large"), null));

        // Then
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(409);
        answer.then().body("detail", containsString("it has more than 8 MiB"));
    }
}
