package dev.paved.provisioner.repository;

import static dev.paved.kit.testing.Tokens.as;
import static dev.paved.provisioner.repository.Given.MAIN;
import static dev.paved.provisioner.repository.Given.PATH;
import static dev.paved.provisioner.repository.Given.copies;
import static dev.paved.provisioner.repository.Given.manifest;
import static dev.paved.provisioner.repository.Given.place;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.paved.kit.testing.StackResource;
import dev.paved.provisioner.crash.StackProvisioner;
import dev.paved.provisioner.preview.GitRepository;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The built provisioner dies, as if killed, at one point of reading and applying after the other. */
@QuarkusTest
@QuarkusTestResource(StackResource.class)
@QuarkusTestResource(GitServerResource.class)
class RepositoryCrashIT {

    private static final String NAME = "provisioner_reading";

    private static Response put(StackProvisioner provisioner, String key, String url) {
        return as("ada")
                .header("Idempotency-Key", key)
                .contentType(ContentType.JSON)
                .body(place(url, null))
                .put(provisioner.at("/api/environments"));
    }

    @Test
    void death_at_any_point_leaves_no_copy_and_the_request_can_be_sent_again() throws Exception {
        // Given
        GitServer server = GitServerResource.server();
        GitRepository repository = server.repository("open/crashed");
        Path home = StackResource.home().resolve(NAME);
        int generation = 0;
        try (StackProvisioner provisioner =
                StackProvisioner.begin(NAME, Map.of("PAVED_PROVISIONER_REPOSITORIES_HOSTS", server.authority()))) {
            for (String point : List.of("repository-read", "after-commit")) {
                String commit = repository.commit(
                        MAIN, Map.of(PATH, manifest("crashed", "{type: development, ttl: " + ++generation + "h}")));
                String key = UUID.randomUUID().toString();
                provisioner.dieAt(point);

                // When
                assertThatThrownBy(() -> put(provisioner, key, server.url("open/crashed")));
                provisioner.awaitDeath();
                assertThat(copies(home)).hasSize(point.equals("repository-read") ? 1 : 0);
                provisioner.start();

                // Then
                assertThat(copies(home)).as(point).isEmpty();
                assertThat(put(provisioner, key, server.url("open/crashed")).statusCode())
                        .isEqualTo(202);
                int expected = generation;
                await().atMost(Duration.ofSeconds(60)).ignoreExceptions().untilAsserted(() -> {
                    var shown = as("ada")
                            .get(provisioner.at("/api/environments/crashed"))
                            .jsonPath();
                    assertThat(shown.getString("phase")).isEqualTo("ready");
                    assertThat(shown.getInt("generation")).isEqualTo(expected);
                    assertThat(shown.getString("source.commit")).isEqualTo(commit);
                });
            }
        }
    }
}
