package dev.paved.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class ComposeTest {
    private static final String HOME = "${PAVED_COMPOSE_HOME}/";
    private static final Pattern PINNED = Pattern.compile("[a-z/-]+:v?\\d+\\.\\d+(\\.\\d+)?");
    private static final Set<String> WITHOUT_HEALTH = Set.of("pod", "topics");
    private static final Pattern VARIABLE = Pattern.compile("\\$\\{(\\w+)");

    private final Compose compose = Compose.file();

    @Test
    void every_image_is_pinned_to_a_version() {
        // When
        var images = compose.services()
                .map(service -> service.getValue().path("image").asText());

        // Then
        assertThat(images).isNotEmpty().allSatisfy(image -> assertThat(image).matches(PINNED));
        assertThat(compose.content().has("version")).isFalse();
    }

    @Test
    void the_broker_is_of_the_version_that_the_build_uses() {
        // Then
        assertThat(Checkout.text("pom.xml")).contains("<kafka.version>" + version("kafka") + "</kafka.version>");
        assertThat(Checkout.text("pom.xml"))
                .contains("<postgres-binaries.version>" + version("postgres") + ".0</postgres-binaries.version>");
    }

    @Test
    void everything_that_stays_up_tells_its_health() {
        // When
        var silent = compose.services()
                .filter(service ->
                        service.getValue().path("healthcheck").path("test").isEmpty())
                .map(service -> service.getKey());

        // Then
        assertThat(silent).containsExactlyInAnyOrderElementsOf(WITHOUT_HEALTH);
    }

    @Test
    void nothing_is_waited_for_that_is_not_there_or_never_comes() {
        compose.services()
                .forEach(service -> service.getValue()
                        .path("depends_on")
                        .properties()
                        .forEach(needed -> {
                            JsonNode other = compose.service(needed.getKey());
                            assertThat(other.isObject())
                                    .as("%s needs %s", service.getKey(), needed.getKey())
                                    .isTrue();
                            if (needed.getValue().path("condition").asText().equals("service_healthy")) {
                                assertThat(other.has("healthcheck"))
                                        .as(needed.getKey())
                                        .isTrue();
                            }
                        }));
    }

    @Test
    void ports_are_published_to_this_machine_only() {
        // When
        List<String> published = new ArrayList<>();
        compose.services().forEach(service -> service.getValue().path("ports").forEach(p -> published.add(p.asText())));

        // Then
        assertThat(published).hasSize(4).allSatisfy(port -> assertThat(port).startsWith("127.0.0.1:"));
    }

    @Test
    void what_is_mounted_from_the_repository_is_there() {
        compose.services()
                .flatMap(service -> Compose.mounts(service.getValue()).stream())
                .filter(mount -> mount.getKey().startsWith("./"))
                .forEach(mount -> assertThat(Checkout.file(mount.getKey())).exists());
    }

    @Test
    void no_container_sees_the_private_key() {
        // When
        var shared = compose.services()
                .flatMap(service -> Compose.mounts(service.getValue()).stream())
                .filter(mount -> !mount.getKey().startsWith("./"))
                .toList();

        // Then
        assertThat(shared).isNotEmpty().allSatisfy(mount -> {
            assertThat(mount.getKey()).startsWith(HOME).doesNotEndWith("/keys").isEqualTo(mount.getValue());
            assertThat(mount.getKey().length()).isGreaterThan(HOME.length());
        });
    }

    @Test
    void programs_of_the_platform_are_neither_root_nor_privileged() {
        compose.services().filter(service -> service.getValue().has("build")).forEach(service -> {
            assertThat(service.getValue().path("user").asText())
                    .as(service.getKey())
                    .startsWith("${PAVED_UID:?");
            assertThat(service.getValue().path("cap_drop").path(0).asText()).isEqualTo("ALL");
        });
    }

    @Test
    void every_variable_is_one_that_the_preparation_writes() {
        // Given
        String preparation = Checkout.text("deploy/compose/prepare");

        // When
        var names =
                VARIABLE.matcher(Checkout.text("docker-compose.yml")).results().map(found -> found.group(1));

        // Then
        assertThat(names)
                .isNotEmpty()
                .allSatisfy(name -> assertThat(preparation).contains("\n" + name + "="));
        assertThat(Files.isExecutable(Checkout.file("deploy/compose/prepare"))).isTrue();
    }

    private String version(String service) {
        return compose.service(service).path("image").asText().replaceFirst(".*:", "");
    }
}
