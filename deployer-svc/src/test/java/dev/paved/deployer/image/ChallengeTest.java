package dev.paved.deployer.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ChallengeTest {

    @Test
    void reads_parameters_in_any_order() {
        // When
        Challenge read = Challenge.of(
                        "bearer",
                        List.of(
                                "Basic realm=\"r\"",
                                "Bearer scope=\"repository:a/b:pull,push\", service=ghcr.io,realm=\"https://ghcr.io/token\""))
                .orElseThrow();

        // Then
        assertThat(read.parameters())
                .isEqualTo(Map.of(
                        "scope", "repository:a/b:pull,push", "service", "ghcr.io", "realm", "https://ghcr.io/token"));
    }

    @Test
    void reads_quoted_characters() {
        assertThat(Challenge.of("basic", List.of("BASIC Realm=\"a \\\"b\\\", c\""))
                        .orElseThrow()
                        .parameter("realm"))
                .hasValue("a \"b\", c");
    }

    @Test
    void reads_what_has_no_parameters() {
        assertThat(Challenge.of("negotiate", List.of("Negotiate")).orElseThrow().parameters())
                .isEmpty();
    }

    @Test
    void another_scheme_is_none() {
        assertThat(Challenge.of("bearer", List.of("Basic realm=\"r\"", ""))).isEmpty();
    }
}
