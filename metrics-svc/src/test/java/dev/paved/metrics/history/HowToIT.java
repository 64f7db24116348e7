package dev.paved.metrics.history;

import static dev.paved.kit.testing.Tokens.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import dev.paved.metrics.testing.MetricsStack;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(MetricsStack.class)
class HowToIT {

    private static final Path PAGE = Path.of("..", "docs", "how-to", "import-your-history.md");
    private static final Pattern ROWS = Pattern.compile("```(csv|json)\n(.*?)```", Pattern.DOTALL);
    private static final Map<String, String> TYPES = Map.of("csv", "text/csv", "json", "application/x-ndjson");

    @Test
    void rows_of_the_page_are_imported_as_they_stand() throws IOException {
        // Given
        List<MatchResult> examples =
                ROWS.matcher(Files.readString(PAGE)).results().toList();
        assertThat(examples).hasSizeGreaterThanOrEqualTo(RecordKind.values().length);

        // When
        examples.forEach(example -> as("ada")
                .contentType(TYPES.get(example.group(1)))
                .body(example.group(2).getBytes(StandardCharsets.UTF_8))
                .post("/api/metrics/import")
                .then()
                .statusCode(200)
                .body("visible", equalTo(true)));

        // Then
        as("ada").get("/api/metrics/services/shop").then().statusCode(200);
    }

    @Test
    void page_names_every_column() throws IOException {
        String page = Files.readString(PAGE);

        for (RecordKind kind : RecordKind.values()) {
            assertThat(kind.columns()).allSatisfy(column -> assertThat(page).contains("`" + column + "`"));
        }
    }
}
