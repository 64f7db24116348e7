package dev.paved.catalog.scaffold;

import static dev.paved.catalog.Api.ended;
import static dev.paved.kit.testing.Tokens.as;
import static org.assertj.core.api.Assertions.assertThat;

import dev.paved.catalog.Api;
import dev.paved.catalog.GoldenPathsResource;
import dev.paved.kit.testing.StackResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a process that died left half done is finished or undone by the next one. */
@QuarkusTest
@QuarkusTestResource(StackResource.class)
@QuarkusTestResource(GoldenPathsResource.class)
class ScaffoldRecoveryIT {

    @TempDir
    private Path files;

    private final Instant begun = Instant.parse("2026-01-01T00:00:00Z");
    private final String operation = "cat-" + UUID.randomUUID();
    private final Path scratch = Api.repositories().resolve(".scaffold").resolve(operation);

    @Test
    void died_before_anything_was_done() throws Exception {
        left("crash-accepted", "RENDER", null, inTime());
        succeeds("crash-accepted");
    }

    @Test
    void died_while_rendering() throws Exception {
        // Given
        Files.createDirectories(scratch.resolve("files.1/src"));
        Files.writeString(scratch.resolve("files.1/src/half"), "ha");

        // When
        left("crash-rendering", "RENDER", null, inTime());

        // Then
        succeeds("crash-rendering");
    }

    @Test
    void died_after_rendering() throws Exception {
        // Given
        Files.createDirectories(scratch.resolve("files"));
        Files.writeString(scratch.resolve("files/catalog-info.yaml"), catalogInfo("crash-rendered", "production"));

        // When
        left("crash-rendered", "RENDER", null, inTime());

        // Then
        succeeds("crash-rendered");
        assertThat(as("ada").get("/api/services/crash-rendered").jsonPath().getString("lifecycle"))
                .isEqualTo("production");
    }

    @Test
    void died_and_its_rendered_files_were_lost() throws Exception {
        left("crash-lost", "REPOSITORY", null, inTime());
        succeeds("crash-lost");
    }

    @Test
    void died_while_making_the_repository() throws Exception {
        // Given
        Files.createDirectories(scratch.resolve("repository.1/objects"));

        // When
        left("crash-making", "REPOSITORY", null, inTime());

        // Then
        succeeds("crash-making");
    }

    @Test
    void died_after_the_repository_was_in_place() throws Exception {
        // Given
        String commit = repository("crash-placed");

        // When
        left("crash-placed", "REPOSITORY", null, inTime());

        // Then
        assertThat(succeeds("crash-placed").getString("result.commit")).isEqualTo(commit);
    }

    @Test
    void died_before_registering() throws Exception {
        // Given
        String commit = repository("crash-registering");

        // When
        left("crash-registering", "REGISTER", commit, inTime());

        // Then
        succeeds("crash-registering");
    }

    @Test
    void took_too_long_and_is_undone() throws Exception {
        // Given
        String commit = repository("crash-late");

        // When
        left("crash-late", "REGISTER", commit, begun.plus(Duration.ofMinutes(2)));

        // Then
        assertThat(ended(operation).getString("error.reason")).contains("within 2 minutes");
        leavesNothing("crash-late");
    }

    @Test
    void died_while_undoing() throws Exception {
        // Given
        Files.createDirectories(scratch.resolve("undone/refs"));
        repository("crash-undoing");

        // When
        left("crash-undoing", "UNDO", null, inTime());

        // Then
        assertThat(ended(operation).getString("status")).isEqualTo("failed");
        leavesNothing("crash-undoing");
        assertThat(ended(Api.create("crash-undoing", "node")).getString("status"))
                .isEqualTo("succeeded");
    }

    @Test
    void undoing_spares_the_repository_of_another_operation() throws Exception {
        // Given
        new BareRepository(Api.repositories().resolve("crash-spared.git"))
                .create(files("crash-spared"), new FirstCommit("m", "v0.1.0", begun, "cat-other"));

        // When
        left("crash-spared", "UNDO", null, inTime());

        // Then
        assertThat(ended(operation).getString("status")).isEqualTo("failed");
        assertThat(Api.repositories().resolve("crash-spared.git/HEAD")).exists();
    }

    private JsonPath succeeds(String service) {
        JsonPath ended = ended(operation);
        assertThat(ended.getString("status")).as(ended.prettify()).isEqualTo("succeeded");
        as("ada").get("/api/services/" + service).then().statusCode(200);
        assertThat(Api.told(service)).isEqualTo(1);
        assertThat(Api.repositories().resolve(service + ".git/HEAD")).hasContent("ref: refs/heads/main");
        assertThat(scratch).doesNotExist();
        return ended;
    }

    private void leavesNothing(String service) {
        as("ada").get("/api/services/" + service).then().statusCode(404);
        assertThat(Api.repositories().resolve(service + ".git")).doesNotExist();
        assertThat(scratch).doesNotExist();
        assertThat(Api.told(service)).isZero();
    }

    private String repository(String service) throws Exception {
        BareRepository repository = new BareRepository(Api.repositories().resolve(service + ".git"));
        repository.create(files(service), new FirstCommit("Create it", "v0.1.0", begun, operation));
        return repository.commit("v0.1.0");
    }

    private Path files(String service) throws Exception {
        Files.writeString(files.resolve("catalog-info.yaml"), catalogInfo(service, "experimental"));
        return files;
    }

    private static String catalogInfo(String service, String lifecycle) {
        return """
                apiVersion: backstage.io/v1alpha1
                kind: Component
                metadata: {name: %s}
                spec: {type: api, lifecycle: %s, owner: team-a}
                """.formatted(service, lifecycle);
    }

    private static Instant inTime() {
        return Instant.now().plus(Duration.ofMinutes(2));
    }

    /** The rows as the dead process left them; the reconciler's next full look finds them. */
    private void left(String service, String step, String commit, Instant deadline) throws Exception {
        try (var connection = StackResource.postgres().connect("catalog");
                var statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("""
                    insert into operation (id, kind, subject, status, steps, requested_by, created_at, updated_at,
                           deadline, version)
                    values ('%1$s', 'service.create', 'service/%2$s', 'RUNNING', '[]', 'ada', '%3$s', '%3$s', '%4$s', 0)
                    """.formatted(operation, service, begun, deadline));
            statement.execute(
                    """
                    insert into service (name, phase, type, language, owner, description, lifecycle, template,
                           template_version, inputs, repository, operation, created_by, created_at)
                    values ('%2$s', 'CREATING', 'api', 'node', 'ada', 'd', 'experimental', 'node-api', '1.0.1',
                           '{"name":"%2$s","owner":"ada","description":"d"}', '%3$s', '%1$s', 'ada', '%4$s')
                    """.formatted(operation, service, Api.repositories().resolve(service + ".git"), begun));
            statement.execute(
                    """
                    insert into scaffold (operation, service, step, commit_id, reason, actor, correlation_id, deadline)
                    values ('%s', '%s', '%s', %s, 'It failed.', 'ada', 'chain', '%s')
                    """.formatted(operation, service, step, commit == null ? "null" : "'" + commit + "'", deadline));
            connection.commit();
        }
    }
}
