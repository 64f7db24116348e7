package dev.paved.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CatalogValidateTest {

    private static final String GOOD = """
            apiVersion: backstage.io/v1alpha1
            kind: Component
            metadata:
              name: petstore
            spec:
              type: service
              lifecycle: production
              owner: team-a
            ---
            apiVersion: backstage.io/v1alpha1
            kind: API
            metadata:
              name: Petstore
              namespace: shop
            spec:
              type: openapi
              lifecycle: production
              owner: team-a
              definition:
                $text: ./openapi.yaml
            """;

    private static final String WRONG = """
            apiVersion: backstage.io/v1alpha1
            kind: Component
            metadata:
              name: pet store
            spec:
              type: service
              owner: team-a
              dependsOn: [database]
            """;

    @TempDir
    Path home;

    @Test
    void entities_of_files_that_are_right_are_named() throws IOException {
        // Given
        Path file = Files.writeString(home.resolve("catalog-info.yaml"), GOOD);

        // When
        var typed = Typed.in(home).run("catalog", "validate", file.toString());

        // Then
        assertThat(typed.exit()).isZero();
        assertThat(typed.out()).isEqualTo(file + ": component:default/petstore, api:shop/petstore\n");
        assertThat(typed.err()).isEmpty();
    }

    @Test
    void each_violation_has_its_place_the_field_the_rule_and_an_example() throws IOException {
        // Given
        Path file = Files.writeString(home.resolve("catalog-info.yaml"), WRONG);

        // When
        var typed = Typed.in(home).run("catalog", "validate", file.toString());

        // Then
        assertThat(typed.exit()).isEqualTo(2);
        assertThat(typed.out()).isEqualTo("""
                        FILE:4:9: /metadata/name must be letters and digits, with -, _ or . between them, at most 63 characters
                          for example: my-service
                        FILE:6:3: /spec/lifecycle is missing
                          for example: lifecycle: production
                        FILE:8:15: /spec/dependsOn/0 must say its kind, as component:database
                          for example: resource:my-database
                        """.replace("FILE", file.toString()));
    }

    @Test
    void all_files_are_checked_and_one_that_is_wrong_makes_the_code_2() throws IOException {
        // Given
        Path good = Files.writeString(home.resolve("good.yaml"), GOOD);
        Path broken = Files.writeString(home.resolve("broken.yaml"), "kind: [\n");
        Path empty = Files.writeString(home.resolve("empty.yaml"), "# later\n");

        // When
        var typed = Typed.in(home)
                .run("catalog", "validate", broken.toString(), good.toString(), empty.toString(), "-o", "json");

        // Then
        assertThat(typed.exit()).isEqualTo(2);
        assertThat(typed.out())
                .startsWith("{\n  \"apiVersion\": \"paved.dev/v1\",\n  \"valid\": false,")
                .contains("\"line\": 2", "is not valid YAML", "\"component:default/petstore\"");
        assertThat(Typed.in(home).run("catalog", "validate", empty.toString()).out())
                .isEqualTo(empty + ": has no entity\n");
    }

    @Test
    void standard_input_is_read_and_a_file_that_is_not_there_is_named() {
        assertThat(Typed.in(home).reading(GOOD).run("catalog", "validate", "-").out())
                .startsWith("-: component:default/petstore");
        assertThat(Typed.in(home).run("catalog", "validate", "nothing.yaml"))
                .satisfies(typed -> assertThat(typed.exit()).isEqualTo(2))
                .satisfies(typed -> assertThat(typed.err()).contains("There is no file nothing.yaml."));
    }
}
