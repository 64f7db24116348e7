package dev.paved.catalog.scaffold;

import static dev.paved.catalog.Api.ended;
import static dev.paved.kit.testing.Tokens.as;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.paved.catalog.Api;
import dev.paved.catalog.GoldenPathsResource;
import dev.paved.catalog.goldenpath.GoldenPaths;
import dev.paved.kit.reconcile.Reconcilers;
import dev.paved.kit.testing.StackResource;
import dev.paved.template.Outcome;
import dev.paved.template.Provenance;
import dev.paved.template.Run;
import dev.paved.template.Template;
import dev.paved.template.User;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a process that died left half done is finished or undone by the next one. */
@QuarkusTest
@QuarkusTestResource(StackResource.class)
@QuarkusTestResource(GoldenPathsResource.class)
class ScaffoldRecoveryIT {

    private static final int PUBLISH = 5;
    private static final int REGISTER = 7;

    @TempDir
    private Path files;

    @Inject
    GoldenPaths goldenPaths;

    @Inject
    Reconcilers reconcilers;

    private final String operation = "cat-" + UUID.randomUUID();
    private final Path scratch = Api.repositories().resolve(".scaffold").resolve(operation);

    static IntStream positions() {
        return IntStream.rangeClosed(0, REGISTER);
    }

    @ParameterizedTest
    @MethodSource("positions")
    void died_before_a_step(int position) throws Exception {
        String service = "crash-before-" + position;
        String outputs = done(service, position);
        if (position > PUBLISH) {
            repository(service);
        }
        left(service, position, outputs, inTime());
        succeeds(service);
    }

    @ParameterizedTest
    @MethodSource("positions")
    void died_in_a_step(int position) throws Exception {
        String service = "crash-in-" + position;
        String outputs = done(service, position);
        Files.createDirectories(scratch.resolve("attempt.1/half"));
        Files.writeString(scratch.resolve("attempt.1/half/written"), "ha");
        Files.createDirectories(scratch.resolve("repository.1/objects"));
        if (position > PUBLISH) {
            repository(service);
        }
        left(service, position, outputs, inTime());
        succeeds(service);
    }

    @ParameterizedTest
    @MethodSource("positions")
    void died_after_a_step_before_that_was_recorded(int position) throws Exception {
        String service = "crash-after-" + position;
        done(service, Math.min(position + 1, REGISTER));
        if (position >= PUBLISH) {
            repository(service);
        }
        left(service, position, done(service, position), inTime());
        succeeds(service);
    }

    @ParameterizedTest
    @MethodSource("positions")
    void died_and_its_files_were_lost(int position) throws Exception {
        String service = "crash-lost-" + position;
        String outputs = done(service, position);
        if (position > PUBLISH) {
            repository(service);
        }
        Workspace.delete(scratch);
        left(service, position, outputs, inTime());
        succeeds(service);
    }

    @ParameterizedTest
    @MethodSource("positions")
    void took_too_long_at_a_step_and_is_undone(int position) throws Exception {
        String service = "crash-late-" + position;
        String outputs = done(service, position);
        if (position > PUBLISH) {
            repository(service);
        }

        // When
        left(service, position, outputs, DeadProcess.BEGUN.plus(Duration.ofMinutes(2)));

        // Then
        assertThat(ended(operation).getString("error.reason")).contains("within 2 minutes");
        leavesNothing(service);
    }

    @Test
    void died_while_undoing() throws Exception {
        // Given
        Files.createDirectories(scratch.resolve("undone/refs"));
        repository("crash-undoing");

        // When
        left("crash-undoing", "UNDO", 0, "{}", inTime());

        // Then
        assertThat(ended(operation).getString("status")).isEqualTo("failed");
        leavesNothing("crash-undoing");
        assertThat(ended(Api.create("crash-undoing", "stepped")).getString("status"))
                .isEqualTo("succeeded");
    }

    @Test
    void undoing_spares_the_repository_of_another_operation() throws Exception {
        // Given
        new BareRepository(Api.repositories().resolve("crash-spared.git"))
                .create(files("crash-spared"), new FirstCommit("m", "v0.1.0", "1.0.0", DeadProcess.BEGUN, "cat-other"));

        // When
        left("crash-spared", "UNDO", 0, "{}", inTime());

        // Then
        assertThat(ended(operation).getString("status")).isEqualTo("failed");
        assertThat(Api.repositories().resolve("crash-spared.git/HEAD")).exists();
    }

    @Test
    void interrupted_service_has_the_files_of_one_that_was_not() throws Exception {
        // Given
        String outputs = done("crash-same", 3);
        left("crash-same", 3, outputs, inTime());
        succeeds("crash-same");

        // When
        BareRepository repository = new BareRepository(Api.repositories().resolve("crash-same.git"));
        String commit = repository.commit("v0.1.0");

        // Then
        assertThat(repository.file(commit, "catalog-info.yaml")).isPresent();
        assertThat(repository.file(commit, "notes/notes.md")).isPresent();
        assertThat(repository.file(commit, ".paved/provenance.yaml")).isPresent();
        assertThat(repository.file(commit, "docs/3/notes.md")).isEmpty();
    }

    /** Puts the files in place that the step at {@code position} begins with; gives what the steps before gave. */
    private String done(String service, int position) throws Exception {
        Template template = goldenPaths.shelf().named("stepped").orElseThrow().template();
        ObjectNode inputs = template.form().complete(inputs(service));
        ObjectNode outputs = inputs.objectNode();
        Run run = new Run(template, inputs, new User("ada"), outputs);
        Path work = Files.createDirectories(files.resolve(UUID.randomUUID().toString()));
        for (int i = 0; i < position; i++) {
            if (run.step(i, work) instanceof Outcome.Due) {
                new Provenance("stepped", "1.0.0", inputs, new User("ada")).write(work);
                run.record(template.steps().get(i), inputs.objectNode().put("commitHash", "0".repeat(40)));
            }
        }
        if (position > 0 && Files.notExists(scratch.resolve("files." + position))) {
            Files.createDirectories(scratch);
            Files.move(work, scratch.resolve("files." + position));
        }
        return outputs.toString();
    }

    private static ObjectNode inputs(String service) {
        return JsonNodeFactory.instance.objectNode().put("name", service).put("owner", "ada");
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
        repository.create(
                files(service), new FirstCommit("Create it", "v0.1.0", "1.0.0", DeadProcess.BEGUN, operation));
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

    private void left(String service, int position, String outputs, Instant deadline) throws Exception {
        left(service, "FORWARD", position, outputs, deadline);
    }

    private void left(String service, String direction, int position, String outputs, Instant deadline)
            throws Exception {
        Path repository = Api.repositories().resolve(service + ".git");
        String commit = position > PUBLISH ? new BareRepository(repository).commit("v0.1.0") : null;
        new DeadProcess(operation, service, repository.toString()).left(direction, position, outputs, commit, deadline);
        if (!service.startsWith("crash-before-")) {
            // Those are found by the next full look; for the others it need not be waited for.
            reconcilers.wake(ScaffoldReconciler.NAME, operation);
        }
    }
}
