package dev.paved.deployer.image;

import static dev.paved.deployer.image.TestRegistries.credentials;
import static dev.paved.deployer.image.TestRegistries.image;
import static org.assertj.core.api.Assertions.assertThat;

import dev.paved.prerequisite.Prerequisite;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DockerRegistryTest {

    private static DockerRegistry registry;

    @BeforeAll
    static void start(@TempDir Path folder) throws IOException {
        Prerequisite.program("docker-registry", "images are not looked for at a real registry");
        registry = DockerRegistry.start(folder);
    }

    @AfterAll
    static void stop() {
        if (registry != null) {
            registry.close();
        }
    }

    @Test
    void an_image_is_found_by_its_tag_and_by_its_digest() throws Exception {
        // Given
        String digest = registry.push("myorg/api", "1.2.3", "api");

        // Then
        assertThat(find("myorg/api:1.2.3")).isEqualTo(new Lookup.Found(digest, List.of()));
        assertThat(find("myorg/api@" + digest)).isEqualTo(new Lookup.Found(digest, List.of()));
    }

    @Test
    void an_image_stays_what_it_was_when_its_tag_moves() throws Exception {
        // Given
        String first = registry.push("myorg/moving", "latest", "first");
        String second = registry.push("myorg/moving", "latest", "second");

        // Then
        assertThat(find("myorg/moving")).isEqualTo(new Lookup.Found(second, List.of()));
        assertThat(find("myorg/moving:latest@" + first)).isEqualTo(new Lookup.Found(first, List.of()));
    }

    @Test
    void an_image_for_several_platforms_tells_them() throws Exception {
        // Given
        String digest = registry.pushIndex("myorg/both", "1");

        // Then
        assertThat(find("myorg/both:1")).isEqualTo(new Lookup.Found(digest, List.of("linux/amd64", "linux/arm64")));
    }

    @Test
    void what_is_not_there_is_missing() throws Exception {
        // Given
        registry.push("myorg/known", "1", "known");

        // Then
        assertThat(find("myorg/known:2")).isEqualTo(new Lookup.Missing());
        assertThat(find("myorg/unknown:1")).isEqualTo(new Lookup.Missing());
        assertThat(find("myorg/known@sha256:" + "0".repeat(64))).isEqualTo(new Lookup.Missing());
    }

    @Test
    void tags_tell_a_repository_from_one_that_is_not_there() throws Exception {
        // Given
        registry.push("myorg/tagged", "1", "one");
        registry.push("myorg/tagged", "2", "two");

        // Then
        assertThat(known().tags(image(registry.host() + "/myorg/tagged:3")).orElseThrow())
                .containsExactlyInAnyOrder("1", "2");
        assertThat(known().tags(image(registry.host() + "/myorg/nowhere:3"))).isEmpty();
        assertThat(TestRegistries.with(Map.of()).tags(image(registry.host() + "/myorg/tagged:3")))
                .hasValue(List.of());
    }

    @Test
    void nobody_is_let_in_without_the_password() {
        ImageReference any = image(registry.host() + "/myorg/api:1");
        assertThat(TestRegistries.with(Map.of()).find(any)).isEqualTo(new Lookup.Denied(false));
        assertThat(TestRegistries.with(credentials(registry.host(), DockerRegistry.USER, "wrong"))
                        .find(any))
                .isEqualTo(new Lookup.Denied(true));
    }

    private static Lookup find(String name) {
        return known().find(image(registry.host() + "/" + name));
    }

    private static Registries known() {
        return TestRegistries.with(credentials(registry.host(), DockerRegistry.USER, DockerRegistry.PASSWORD));
    }
}
