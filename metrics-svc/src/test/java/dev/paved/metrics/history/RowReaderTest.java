package dev.paved.metrics.history;

import static dev.paved.metrics.history.RowFormat.CSV;
import static dev.paved.metrics.history.RowFormat.JSON_LINES;
import static org.assertj.core.api.Assertions.assertThat;

import dev.paved.events.DeploymentKind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RowReaderTest {

    private static final Instant NOW = Instant.parse("2026-06-01T00:00:00Z");
    private static final String DEPLOYMENT = """
            service,environment,version,outcome,finished
            shop,production,1.0.0,succeeded,2026-05-01T10:00:00+02:00
            """;

    private final List<RowError> errors = new ArrayList<>();

    @Test
    void what_a_row_leaves_out_has_its_default() {
        DeploymentRow row = (DeploymentRow) read(CSV, DEPLOYMENT).getFirst();

        assertThat(row.finished()).isEqualTo(Instant.parse("2026-05-01T08:00:00Z"));
        assertThat(row.environmentType()).hasToString("PRODUCTION");
        assertThat(row.kind()).isEqualTo(DeploymentKind.PLANNED);
        assertThat(row.external()).isTrue();
        assertThat(row.reachedUsers()).isTrue();
        assertThat(errors).isEmpty();
    }

    @Test
    void each_row_of_a_mixed_file_says_what_it_is_of() {
        List<PastRow> rows = read(JSON_LINES, """
                {"kind":"incident","id":"INC-1","service":"shop","opened":"2026-05-01T08:00:00Z"}

                {"kind":"hotfix","service":"shop","environment":"production","version":"1","outcome":"succeeded",\
                "finished":"2026-05-01T08:00:00Z"}
                {"sha":"0123456789abcdef","service":"shop","committed":"2026-05-01T08:00:00Z","merge":true}
                """);

        assertThat(errors).isEmpty();
        assertThat(rows).hasExactlyElementsOfTypes(IncidentRow.class, DeploymentRow.class, ChangeRow.class);
        assertThat(rows).extracting(PastRow::line).containsExactly(1, 3, 4);
    }

    @Test
    void spreadsheets_semicolons_quotes_and_byte_order_mark_are_understood() {
        List<PastRow> rows = read(
                CSV,
                "\uFEFFid;service;opened;title\r\n"
                        + "1;shop;2026-05-01T08:00:00Z;\"slow; \"\"very\"\"\"\r\n\r\n2;shop;2026-05-02T08:00:00Z;\r\n");

        assertThat(errors).isEmpty();
        assertThat(rows).extracting(row -> ((IncidentRow) row).title()).containsExactly("slow; \"very\"", "Incident 2");
        assertThat(rows).extracting(PastRow::line).containsExactly(2, 4);
    }

    @Test
    void unknown_column_is_told_once_with_what_was_meant() {
        read(CSV, DEPLOYMENT.replace("environment", "enviroment").replace("shop", "a"));

        assertThat(errors)
                .contains(new RowError(2, "enviroment", "is no column of deployments; did you mean environment?"));
    }

    @Test
    void two_rows_that_contradict_each_other_are_refused() {
        read(CSV, """
                id,service,opened,resolved
                7,shop,2026-05-01T08:00:00Z,
                7,shop,2026-05-01T08:00:00Z,2026-05-01T09:00:00Z
                """);

        assertThat(errors).containsExactly(new RowError(3, "", "says otherwise of incident 7 than line 2 does"));
    }

    @Test
    void two_rows_that_say_the_same_are_one() {
        List<PastRow> rows = read(CSV, DEPLOYMENT + DEPLOYMENT.lines().toList().get(1) + "\n");

        assertThat(rows).hasSize(1);
        assertThat(errors).isEmpty();
    }

    @Test
    void row_of_a_part_is_told_by_its_line_in_the_whole() {
        read(JSON_LINES, """
                {"line":70001,"id":"7","service":"shop","opened":"yesterday"}
                """);

        assertThat(errors).extracting(RowError::line).containsExactly(70001);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            finished    | 2026-05-01T08:00:00         | must be a time with its offset
            finished    | 2026-05-01                  | must be a time with its offset
            finished    | 2026-07-01T08:00:00Z        | is in the future
            finished    |                             | is needed, such as 2026-01-31T08:00:00Z
            started     | 2026-05-31T08:00:00Z        | must not be before started
            outcome     | ok                          | must be one of succeeded, failed, rolled_back; is 'ok'
            service     |                             | is needed, such as shop
            commit      | v1.0                        | must be a commit's id in hexadecimal
            external    | perhaps                     | must be true or false; is 'perhaps'
            kind        | urgent                      | must be one of planned, rollback, hotfix; is 'urgent'
            """)
    void wrong_value_is_told_with_its_rule(String column, String value, String rule) {
        String given = value == null ? "" : value;
        String file = """
                {"service":"shop","environment":"production","version":"1","outcome":"succeeded",\
                "finished":"2026-05-01T08:00:00Z","%s":"%s"}
                """.formatted(column, given);

        read(JSON_LINES, file);

        assertThat(errors).singleElement().satisfies(error -> {
            assertThat(error.line()).isEqualTo(1);
            assertThat(error.rule()).startsWith(rule);
        });
    }

    @Test
    void line_that_is_no_json_is_told_and_the_others_are_read() {
        List<PastRow> rows = read(JSON_LINES, """
                {"id":"1","service":
                [1]
                {"id":"2","service":"shop","opened":"2026-05-01T08:00:00Z"}
                """);

        assertThat(rows).hasSize(1);
        assertThat(errors).extracting(RowError::line).contains(1, 2);
    }

    @Test
    void value_with_an_unquoted_comma_is_refused() {
        read(CSV, """
                id,service,opened,title
                1,shop,2026-05-01T08:00:00Z,slow, very
                """);

        assertThat(errors).singleElement().satisfies(e -> assertThat(e.rule()).startsWith("has 5 values for 4"));
    }

    private List<PastRow> read(RowFormat format, String file) {
        return RowReader.read(format, file, null, NOW, errors);
    }
}
