package dev.paved.catalog.model;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The catalog takes what Backstage takes, and nothing else. What Backstage says was recorded from its own code, see
 * {@code src/test/backstage/record.mjs}.
 */
class BackstageTest {

    private static final int MANY = 800;

    /**
     * A text, and the relations that Backstage sees in each of its documents that are not empty, as {@code source type target};
     * null where it refuses it.
     */
    record Case(String name, String yaml, List<@Nullable List<String>> relations) {

        List<Boolean> accepted() {
            return relations.stream().map(Objects::nonNull).toList();
        }

        @Override
        public String toString() {
            return name;
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void documents_are_accepted_as_by_backstage(Case recorded) {
        assertThat(CatalogFile.read(recorded.yaml()).documents())
                .as(recorded.yaml())
                .extracting(document -> document instanceof CatalogFile.Document.Accepted)
                .isEqualTo(recorded.accepted());
    }

    @ParameterizedTest
    @MethodSource("cases")
    void relations_are_those_that_backstage_sees(Case recorded) {
        assertThat(CatalogFile.read(recorded.yaml()).entities())
                .as(recorded.yaml())
                .extracting(entity -> Relations.of(entity).stream()
                        .map(relation -> relation.source() + " " + relation.type() + " " + relation.target())
                        .distinct()
                        .sorted()
                        .toList())
                .isEqualTo(
                        recorded.relations().stream().filter(Objects::nonNull).toList());
    }

    /** A reference with what Backstage makes of it; {@code parsed} and {@code text} are null where that is nothing. */
    record Reference(
            String ref,
            @Nullable String defaultKind,
            String defaultNamespace,
            @Nullable EntityRef parsed,
            @Nullable String text) {}

    @ParameterizedTest
    @MethodSource("references")
    void references_mean_what_they_mean_to_backstage(Reference recorded) {
        EntityRef parsed = null;
        try {
            parsed = EntityRef.parse(recorded.ref(), recorded.defaultKind(), recorded.defaultNamespace());
        } catch (EntityRef.Unreadable e) {
            assertThat(e.rule()).isNotBlank();
        }
        assertThat(parsed).isEqualTo(recorded.parsed());
        assertThat(parsed == null ? null : parsed.toString()).isEqualTo(recorded.text());
    }

    @Test
    void there_are_many_cases_of_both_kinds() throws IOException {
        assertThat(cases()).hasSizeGreaterThan(MANY);
        assertThat(cases().stream().filter(one -> one.accepted().contains(true)))
                .hasSizeGreaterThan(MANY / 4);
        assertThat(cases().stream().filter(one -> one.accepted().contains(false)))
                .hasSizeGreaterThan(MANY / 4);
    }

    static List<Case> cases() throws IOException {
        return recorded("/backstage.json", Case[].class);
    }

    static List<Reference> references() throws IOException {
        return recorded("/backstage-references.json", Reference[].class);
    }

    private static <T> List<T> recorded(String resource, Class<T[]> type) throws IOException {
        try (InputStream recorded = BackstageTest.class.getResourceAsStream(resource)) {
            return Arrays.asList(new ObjectMapper().readValue(Objects.requireNonNull(recorded), type));
        }
    }
}
