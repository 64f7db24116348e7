package dev.paved.catalog.scaffold;

import static dev.paved.catalog.Api.SOON;
import static dev.paved.kit.testing.Tokens.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.paved.catalog.Api;
import dev.paved.catalog.GoldenPathsResource;
import dev.paved.kit.testing.StackResource;
import dev.paved.local.embedded.FreePort;
import dev.paved.prerequisite.Prerequisite;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.lib.Constants;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is made from the shipped golden paths runs. All of them, with their own tests: {@code golden-paths-test}. */
@QuarkusTest
@QuarkusTestResource(StackResource.class)
@QuarkusTestResource(GoldenPathsResource.class)
class GeneratedServiceIT {

    @TempDir
    private Path folder;

    @Test
    void node_service_passes_its_tests_and_runs() throws Exception {
        Prerequisite.program("node", "the generated Node.js service is not run");
        Path clone = made("hello-node", "node");
        run(clone, "node", "--test");
        answers(clone, "hello-node");
    }

    @Test
    void java_service_is_built_and_runs() throws Exception {
        Path clone = made("hello-java", "java");
        run(clone, words(platform(clone).path("build")));
        answers(clone, "hello-java");
    }

    @Test
    void repository_takes_pushes_of_git_but_no_rewritten_history() throws Exception {
        Prerequisite.program("git", "pushing with it is not tried");
        // Given
        Path clone = made("pushed", "java");
        Files.writeString(clone.resolve("NEWS"), "new\n");
        run(clone, "git", "add", "NEWS");
        run(clone, "git", "-c", "user.name=Ada", "-c", "user.email=ada@localhost", "commit", "-qm", "Tell the news");
        run(clone, "git", "tag", "v0.2.0");

        // When
        run(clone, "git", "push", "-q", "origin", "main", "v0.2.0");

        // Then
        Path bare = Api.repositories().resolve("pushed.git");
        assertThat(run(bare, "git", "describe", "--tags", "main").strip()).isEqualTo("v0.2.0");
        run(bare, "git", "fsck", "--strict");
        run(clone, "git", "reset", "-q", "--hard", "HEAD~1");
        assertThat(exit(clone, List.of("git", "push", "-q", "--force", "origin", "main")))
                .isNotZero();
    }

    private Path made(String name, String language) throws Exception {
        // When
        JsonPath operation = Api.ended(Api.create(name, language));

        // Then
        assertThat(operation.getString("status")).as(operation.prettify()).isEqualTo("succeeded");
        assertThat(operation.getString("result.service")).isEqualTo(name);
        assertThat(operation.getString("result.version")).isEqualTo("0.1.0");
        String repository = operation.getString("result.repository");
        Path clone = folder.resolve(name);
        try (Git git = Git.cloneRepository()
                .setURI(repository)
                .setDirectory(clone.toFile())
                .call()) {
            assertThat(git.getRepository().getFullBranch()).isEqualTo(Constants.R_HEADS + "main");
            assertThat(git.getRepository().resolve("v0.1.0^{commit}").name())
                    .isEqualTo(operation.getString("result.commit"));
        }
        as("ada")
                .get("/api/services/" + name)
                .then()
                .statusCode(200)
                .body("repository", equalTo(repository))
                .body("owner", equalTo("ada"))
                .body("language", equalTo(language))
                .body("template", equalTo(language + "-api"));
        return clone;
    }

    /** Starts the service as its platform.yaml says, and asks it. */
    private void answers(Path clone, String name) throws Exception {
        JsonNode platform = platform(clone);
        int port = FreePort.any();
        ProcessBuilder builder = new ProcessBuilder(words(platform.path("run")))
                .directory(clone.toFile())
                .redirectErrorStream(true)
                .redirectOutput(clone.resolve("service.log").toFile());
        builder.environment().put(platform.path("port").asText(), String.valueOf(port));
        builder.environment().put("PAVED_VERSION", "0.1.0");
        Process service = builder.start();
        try (HttpClient http = HttpClient.newHttpClient()) {
            String url = "http://localhost:" + port;
            await().atMost(SOON)
                    .ignoreExceptions()
                    .untilAsserted(() -> assertThat(
                                    get(http, url + platform.path("health").asText())
                                            .statusCode())
                            .isEqualTo(200));
            assertThat(get(http, url + "/").body()).isEqualTo("{\"service\":\"" + name + "\",\"version\":\"0.1.0\"}");
        } finally {
            service.destroy();
        }
        assertThat(service.waitFor(10, TimeUnit.SECONDS))
                .as("stops when told to")
                .isTrue();
    }

    private static JsonNode platform(Path clone) throws IOException {
        return new YAMLMapper().readTree(clone.resolve("platform.yaml").toFile());
    }

    /** A command; the JDK's programs are those of this JDK. */
    private static String[] words(JsonNode command) {
        List<String> words = new ArrayList<>();
        command.forEach(word -> words.add(word.asText()));
        Path ofJdk = Path.of(System.getProperty("java.home"), "bin", words.getFirst());
        if (Files.isExecutable(ofJdk)) {
            words.set(0, ofJdk.toString());
        }
        return words.toArray(String[]::new);
    }

    private static HttpResponse<String> get(HttpClient http, String url) throws IOException, InterruptedException {
        return http.send(HttpRequest.newBuilder(URI.create(url)).build(), HttpResponse.BodyHandlers.ofString());
    }

    private String run(Path where, String... command) throws Exception {
        int exit = exit(where, List.of(command));
        String output = Files.readString(folder.resolve("output"));
        assertThat(exit).as(output).isZero();
        return output;
    }

    private int exit(Path where, List<String> command) throws Exception {
        Process process = new ProcessBuilder(command)
                .directory(where.toFile())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("output").toFile())
                .start();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).as("%s ends", command).isTrue();
        return process.exitValue();
    }
}
