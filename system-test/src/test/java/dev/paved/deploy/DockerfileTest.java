package dev.paved.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.paved.local.stack.Installation;
import dev.paved.local.stack.Service;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class DockerfileTest {
    private static final String DOCKERFILE = "deploy/docker/Dockerfile";
    private static final Pattern COPY = Pattern.compile("(?m)^COPY (?:--chmod=755 )?([^-]\\S*) (\\S+)$");
    private static final Pattern STAGE = Pattern.compile("(?m)^FROM (\\S+) AS (\\S+)$");

    private final String content = Checkout.text(DOCKERFILE);

    @Test
    void what_is_copied_is_checked_in_or_built_by_a_module() {
        // When
        var sources = COPY.matcher(content).results().map(copy -> copy.group(1)).toList();

        // Then
        assertThat(sources).hasSizeGreaterThanOrEqualTo(6).allSatisfy(source -> {
            if (source.startsWith("${MODULE}/")) {
                assertThat(source).isEqualTo("${MODULE}/target/quarkus-app");
            } else if (source.contains("/target/")) {
                assertThat(source).startsWith("local-stack/target/");
                assertThat(Checkout.file("local-stack/pom.xml")).exists();
            } else {
                assertThat(Checkout.file(source)).exists();
            }
        });
    }

    @Test
    void each_service_is_built_from_its_own_module() {
        var installation = new Installation(Checkout.file("").toAbsolutePath().normalize());
        for (Service service : Service.values()) {
            // When
            JsonNode build = Compose.file().service(service).path("build");
            String module = build.path("args").path("MODULE").asText();

            // Then
            Path copied = installation.root().resolve(module).resolve("target/quarkus-app");
            assertThat(installation.serviceJar(service)).startsWith(copied);
            assertThat(Checkout.file(module).resolve("pom.xml")).exists();
            assertThat(content).contains("/opt/paved/app/quarkus-run.jar");
        }
    }

    @Test
    void each_target_is_a_stage_and_none_is_root() {
        // Given
        var stages =
                STAGE.matcher(content).results().map(stage -> stage.group(2)).toList();

        // When
        List<JsonNode> builds =
                built().stream().map(service -> service.path("build")).toList();

        // Then
        assertThat(builds).hasSize(6).allSatisfy(build -> {
            assertThat(stages).contains(build.path("target").asText());
            assertThat(build.path("dockerfile").asText()).isEqualTo(DOCKERFILE);
        });
        assertThat(content.lines().filter(line -> line.startsWith("USER "))).containsOnly("USER 10001:10001");
    }

    @Test
    void each_image_is_built_once_and_no_image_is_pulled_that_is_built_here() {
        // When
        List<String> images =
                built().stream().map(service -> service.path("image").asText()).toList();

        // Then
        assertThat(images).doesNotHaveDuplicates();
        assertThat(Compose.file().services().map(Map.Entry::getValue))
                .filteredOn(service -> service.path("image").asText().startsWith("paved/") && !service.has("build"))
                .isNotEmpty()
                .allSatisfy(service -> {
                    assertThat(images).contains(service.path("image").asText());
                    assertThat(service.path("pull_policy").asText()).isEqualTo("never");
                });
    }

    @Test
    void a_program_without_memory_ends_so_that_it_is_started_again() {
        assertThat(content.lines().filter(line -> line.startsWith("ENTRYPOINT ")))
                .hasSize(3)
                .allSatisfy(line -> assertThat(line).contains("\"-XX:+ExitOnOutOfMemoryError\""));
    }

    private static List<JsonNode> built() {
        return Compose.file()
                .services()
                .map(Map.Entry::getValue)
                .filter(service -> service.has("build"))
                .toList();
    }

    @Test
    void the_base_images_are_pinned() {
        assertThat(STAGE.matcher(content).results().map(stage -> stage.group(1)).filter(from -> from.contains(":")))
                .hasSize(3)
                .allSatisfy(image -> assertThat(image).matches("[a-z-]+:\\d+\\.\\d+\\.\\d+[\\w.-]*"));
    }

    @Test
    void what_is_copied_is_sent_to_the_builder() {
        // Given
        String sent = Checkout.text(DOCKERFILE + ".dockerignore").replace("!*-svc/", "!${MODULE}/");

        // Then
        assertThat(COPY.matcher(content).results().map(copy -> copy.group(1)).distinct())
                .allSatisfy(source -> assertThat(sent).contains("\n!" + source.replaceFirst("/$", "") + "\n"));
    }

    @Test
    void the_router_is_started_by_a_class_that_is_there() {
        // Given
        String name = "dev.paved.local.router.RouterMain";

        // Then
        assertThat(content).contains(name);
        assertThat(Files.exists(Checkout.file("local-stack/src/main/java/" + name.replace('.', '/') + ".java")))
                .isTrue();
    }
}
