package dev.paved.catalog.model;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The catalog takes what Backstage takes, and nothing else. What Backstage says was recorded from its own code, see
 * {@code src/test/backstage/record.mjs}.
 */
class BackstageTest {

    private static final int MANY = 800;

    /** A text, and which of its documents that are not empty Backstage accepts. */
    record Case(String name, String yaml, List<Boolean> accepted) {

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

    @Test
    void there_are_many_cases_of_both_kinds() throws IOException {
        assertThat(cases()).hasSizeGreaterThan(MANY);
        assertThat(cases().stream().filter(one -> one.accepted().contains(true)))
                .hasSizeGreaterThan(MANY / 4);
        assertThat(cases().stream().filter(one -> one.accepted().contains(false)))
                .hasSizeGreaterThan(MANY / 4);
    }

    static List<Case> cases() throws IOException {
        try (InputStream recorded = BackstageTest.class.getResourceAsStream("/backstage.json")) {
            return Arrays.asList(new ObjectMapper().readValue(Objects.requireNonNull(recorded), Case[].class));
        }
    }
}
