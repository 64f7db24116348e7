package dev.paved.provisioner.manifest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.paved.events.EnvironmentType;
import dev.paved.kit.http.RefusedException;
import dev.paved.provisioner.manifest.EnvironmentSpec.ServiceSpec;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlaceholdersTest {

    private static final String SHA = "81f5a2f3b7d3a4f9b6f6b2c2a5f6d5a7e1e9f8c0";
    private static final String REST = """
            apiVersion: paved.dev/v1
            kind: Environment
            """;

    private final SpecReader reader = Requests.READER;

    private EnvironmentSpec preview(String manifest, String branch) {
        var placeholders = new Placeholders(
                Map.of("number", "7", "branch", Slug.of(branch, 40), "sha", SHA, "short-sha", SHA.substring(0, 7)),
                "shop-pr-7");
        return reader.preview(REST + manifest, path -> Optional.empty(), placeholders)
                .spec();
    }

    private String refusal(String manifest) {
        try {
            preview(manifest, "main");
        } catch (RefusedException e) {
            return e.failure().problem().errors().stream()
                    .map(error -> error.pointer() + " " + error.detail())
                    .collect(Collectors.joining("\n"));
        }
        throw new AssertionError("it was taken");
    }

    @Test
    void name_and_images_tell_of_the_pull_request() {
        // When
        EnvironmentSpec spec = preview("""
                metadata: {name: "shop-${number}-${branch}"}
                spec:
                  type: preview
                  services:
                    - {name: api, image: "acme/api:${sha}", env: {SHOWN: "${number}"}}
                    - {name: web, image: "acme/web:pr-${number}-${short-sha}"}
                """, "feature/Socks");

        // Then
        assertThat(spec.name()).isEqualTo("shop-7-feature-socks");
        assertThat(spec.services())
                .extracting(ServiceSpec::image)
                .containsExactly("acme/api:" + SHA, "acme/web:pr-7-81f5a2f");
        assertThat(spec.services().getFirst().env()).containsEntry("SHOWN", "${number}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "spec: {type: preview}",
                "metadata:\nspec: {type: preview}",
                "metadata: {}\nspec: {type: preview}"
            })
    void name_may_be_left_out(String manifest) {
        assertThat(preview(manifest, "main").name()).isEqualTo("shop-pr-7");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "x\"}\nspec: {type: production}",
                "{{evil}}",
                "${sha}",
                "a, type: production",
                "日本語",
                "&anchor *alias",
                "a-very-long-branch-name-that-somebody-must-have-had-fun-with-while-typing-it-all-out"
            })
    void branch_is_never_part_of_the_form(String branch) {
        // When
        EnvironmentSpec spec = preview("""
                metadata: {name: "shop-${branch}"}
                spec: {type: preview, services: [{name: api, image: "acme/api:${branch}"}]}
                """, branch);

        // Then
        assertThat(spec.name()).matches("shop-[a-z0-9-]*[a-z0-9]").hasSizeLessThanOrEqualTo(40);
        assertThat(spec.type()).isEqualTo(EnvironmentType.PREVIEW);
        assertThat(spec.services().getFirst().image()).matches("acme/api:[a-z0-9-]+");
    }

    @Test
    void unknown_placeholder_is_told_with_its_line_and_those_there_are() {
        assertThat(refusal("metadata: {name: \"shop-${nummer}\"}\nspec: {type: preview}"))
                .isEqualTo(
                        "/metadata/name has ${nummer}, which stands for nothing; there is ${branch}, ${number}, ${sha}, "
                                + "${short-sha} (line 3, column 12)");
        assertThat(refusal("spec: {type: preview, services: [{name: api, image: \"acme/api:${tag}\"}]}"))
                .startsWith("/spec/services/0/image has ${tag}, which stands for nothing");
    }

    @ParameterizedTest
    @ValueSource(strings = {"production", "staging", "development"})
    void other_type_than_preview_is_refused(String type) {
        assertThat(refusal("spec: {type: " + type + "}"))
                .isEqualTo("/spec/type must be preview: a pull request makes nothing else (line 3, column 8)");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "- a\n- b",
                "metadata: name\nspec: {type: preview}",
                "spec: [a]",
                "metadata: {name: [x]}\nspec: {type: preview}"
            })
    void what_is_no_manifest_is_refused(String text) {
        assertThatThrownBy(() -> reader.preview(
                        text.startsWith("-") ? text : REST + text,
                        path -> Optional.empty(),
                        new Placeholders(Map.of(), "x")))
                .isInstanceOf(RefusedException.class);
    }
}
