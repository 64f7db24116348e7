package dev.paved.provisioner.repository;

import static dev.paved.kit.testing.Tokens.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import dev.paved.kit.testing.StackResource;
import dev.paved.provisioner.preview.GitRepository;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What the tests have in repositories, ask for, and see. */
final class Given {

    static final String MAIN = "refs/heads/master";
    static final String PATH = "environments/env.yaml";

    static final Duration SOON = Duration.ofSeconds(40);

    private Given() {}

    static GitRepository local(String name) {
        return GitRepository.create(StackResource.home().resolve("repositories").resolve("read-" + name + ".git"));
    }

    static String manifest(String name, String spec) {
        return "apiVersion: paved.dev/v1\nkind: Environment\nmetadata: {name: " + name + "}\nspec: " + spec + "\n";
    }

    static Map<String, String> place(String repository, String revision) {
        Map<String, String> place = new HashMap<>(Map.of("repository", repository, "path", PATH));
        if (revision != null) {
            place.put("revision", revision);
        }
        return place;
    }

    static Response put(Map<String, String> place) {
        return as("ada").contentType(ContentType.JSON).body(place).put("/api/environments");
    }

    /** Applies the manifest there, waits until that is done, and gives the operation. */
    static JsonPath applied(String repository, String revision) {
        Response accepted = put(place(repository, revision));
        assertThat(accepted.statusCode()).as(accepted.asString()).isEqualTo(202);
        String location = accepted.header("Location");
        await().atMost(SOON).untilAsserted(() -> as("ada").get(location).then().body("status", equalTo("succeeded")));
        return as("ada").get(location).jsonPath();
    }

    static JsonPath show(String environment) {
        return as("ada").get("/api/environments/" + environment).jsonPath();
    }

    /** What is left of copies of repositories. */
    static List<Path> copies(Path home) throws IOException {
        Path folder = home.resolve("provisioner/copies");
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> copies = Files.list(folder)) {
            return copies.toList();
        }
    }

    /** Every row that a refused request could have changed, as text. */
    static String state() throws SQLException {
        return sql("""
                select coalesce((select string_agg((to_jsonb(e) - 'status' - 'version' - 'observed_generation')::text, ';' order by id) from environment e), '')
                       || (select count(*) from outbox where topic = 'platform.events')
                       || (select count(*) from operation)""");
    }

    static String sql(String query) throws SQLException {
        try (var connection = StackResource.postgres().connect("provisioner");
                var statement = connection.createStatement();
                var rows = statement.executeQuery(query)) {
            rows.next();
            return rows.getString(1);
        }
    }
}
