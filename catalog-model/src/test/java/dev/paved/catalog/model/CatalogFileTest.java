package dev.paved.catalog.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CatalogFileTest {

    private static final String COMPONENT = """
            apiVersion: backstage.io/v1alpha1
            kind: Component
            metadata:
              name: it
              mine: {kept: [1, 2.5, true, null, text]}
            spec:
              type: service
              lifecycle: production
              owner: team-a
            """;

    @Test
    void all_that_is_wrong_is_said_at_once_with_its_place() {
        // When
        List<Violation> violations = CatalogFile.read("""
                apiVersion: backstage.io/v1alpha1
                kind: Component
                metadata:
                  name: -it
                  tags: [ok, Not_OK]
                  labels: {a/b/c: x}
                spec:
                  type: 1
                  owner: ''
                extra: 1
                """).violations();

        // Then
        assertThat(violations)
                .extracting(violation -> violation.place() + " " + violation.pointer())
                .containsExactlyInAnyOrder(
                        "4:9 /metadata/name",
                        "5:14 /metadata/tags/1",
                        "6:12 /metadata/labels/a~1b~1c",
                        "8:9 /spec/type",
                        "9:10 /spec/owner",
                        "8:3 /spec/lifecycle",
                        "10:1 /extra");
    }

    @Test
    void unknown_kind_is_refused_by_name_and_the_known_ones_are_said() {
        assertThat(CatalogFile.read(COMPONENT.replace("Component", "Widget")).violations())
                .singleElement()
                .satisfies(violation -> assertThat(violation.rule()).contains("Widget", "Component, API, Resource"));
    }

    @Test
    void unknown_fields_of_metadata_and_spec_are_kept() {
        Value.Mapping metadata =
                CatalogFile.read(COMPONENT).entities().getFirst().document().mapping("metadata");

        assertThat(metadata).isNotNull();
        assertThat(metadata.mapping("mine"))
                .satisfies(mine -> assertThat(mine.texts("kept")).containsExactly("text"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"text", "json", "yaml"})
    void what_a_placeholder_stands_for_is_judged_later(String format) {
        assertThat(CatalogFile.read(COMPONENT.replace("type: service", "type: {$" + format + ": ./a}"))
                        .violations())
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"apiVersion: backstage.io/v1alpha1", "kind: Component", "name: it"})
    void name_of_an_entity_is_in_no_other_file(String field) {
        // Given
        String name = field.substring(0, field.indexOf(':'));

        // Then
        assertThat(CatalogFile.read(COMPONENT.replace(field, name + ": {$text: ./a}"))
                        .violations())
                .singleElement()
                .satisfies(violation -> assertThat(violation.pointer()).endsWith(name));
        assertThat(CatalogFile.read("apiVersion: v1\nkind: Component\nmetadata: {$yaml: ./a}\n")
                        .violations())
                .extracting(Violation::pointer)
                .contains("/metadata");
    }

    @Test
    void spec_may_be_in_another_file() {
        // When
        List<Entity> entities = CatalogFile.read("""
                apiVersion: backstage.io/v1alpha1
                kind: Component
                metadata: {name: it}
                spec: {$yaml: ./spec.yaml}
                """).entities();

        // Then
        assertThat(entities)
                .hasSize(1)
                .allSatisfy(entity -> assertThat(Relations.of(entity)).isEmpty());
    }

    @Test
    void mapping_that_only_looks_like_a_placeholder_is_none() {
        assertThat(CatalogFile.read(COMPONENT.replace("type: service", "type: {$text: ./a, more: b}"))
                        .violations())
                .singleElement()
                .satisfies(violation -> assertThat(violation.pointer()).isEqualTo("/spec/type"));
    }

    @Test
    void aliases_that_multiply_are_refused() {
        // Given
        StringBuilder bomb = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
        for (int i = 1; i < 9; i++) {
            bomb.append("a%d: &a%d [%s]\n".formatted(i, i, ("*a" + (i - 1) + ", ").repeat(10)));
        }

        // Then
        assertThat(CatalogFile.read(bomb.toString()).violations())
                .singleElement()
                .satisfies(violation -> assertThat(violation.rule()).contains("has more than"));
    }

    @ParameterizedTest
    @ValueSource(ints = {101, 1_000, 200_000})
    void what_is_nested_too_deeply_is_refused(int depth) {
        assertThat(CatalogFile.read("a: " + "[".repeat(depth) + "]".repeat(depth))
                        .violations())
                .singleElement()
                .satisfies(violation -> assertThat(violation.rule()).containsAnyOf("nested too deeply", "levels"));
    }

    @Test
    void whatever_the_text_is_it_is_judged() {
        // Given
        Random random = new Random(1);
        String alphabet = "{}[]:-,&*!|>'\"%@`#?\n \tab01.~<\r\u0000\ufeffä";

        for (int i = 0; i < 20_000; i++) {
            StringBuilder text = new StringBuilder(COMPONENT);
            for (int edits = random.nextInt(1, 6); edits > 0; edits--) {
                int at = random.nextInt(text.length());
                text.replace(
                        at,
                        Math.min(text.length(), at + random.nextInt(4)),
                        String.valueOf(alphabet.charAt(random.nextInt(alphabet.length()))));
            }

            // When
            CatalogFile file = CatalogFile.read(text.toString());

            // Then
            assertThat(file.documents()).allSatisfy(document -> {
                if (document instanceof CatalogFile.Document.Refused refused) {
                    assertThat(refused.violations()).isNotEmpty();
                }
            });
        }
    }
}
