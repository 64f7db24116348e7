package dev.paved.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CatalogFindingsTest {

    private static final CatalogShape SHAPE = new CatalogShape(3);
    private static final String QUESTION = "an entity by its name";

    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
    private final CatalogFindings findings =
            new CatalogFindings(new Report(new PrintStream(printed, true, StandardCharsets.UTF_8)), SHAPE);

    @Test
    void a_relation_that_only_one_of_them_has_is_a_difference() {
        // When
        findings.ratios(
                measured(10, 1, Set.of("a dependsOn b", "b ownedBy c")), measured(20, 3, Set.of("b ownedBy c")));

        // Then
        assertThat(text())
                .contains("ratio of entities/s, Paved : Backstage = 2.0")
                .contains("p50 = 3.0, p99 = 3.0")
                .contains("2 relations, differences from Backstage's: 1")
                .contains("a dependsOn b")
                .doesNotContain("b ownedBy c");
    }

    @Test
    void of_one_that_was_stopped_only_a_bound_of_the_ratio_is_shown() {
        // Given
        var stopped = new CatalogMeasurement("Backstage", new CatalogIngest(1_000, 20), Map.of(), 0, Set.of());

        // When
        findings.show(stopped);
        findings.ratios(measured(10, 1, Set.of("a dependsOn b")), stopped);

        // Then
        assertThat(text())
                .contains("Backstage: not done after 20.0 s, 1000 of 3000 entities")
                .contains("ratio of entities/s, Paved : Backstage is more than 2.0")
                .doesNotContain(QUESTION, "differences");
    }

    private String text() {
        return printed.toString(StandardCharsets.UTF_8);
    }

    private static CatalogMeasurement measured(double seconds, double millis, Set<String> relations) {
        return new CatalogMeasurement(
                "Paved",
                new CatalogIngest(SHAPE.entities(), seconds),
                Map.of(QUESTION, new double[] {millis}),
                1,
                relations);
    }
}
