package dev.paved.grafana;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The dashboards that are checked in are the ones that are made here. */
class PublishedDashboardsTest {

    private static final String HOW_TO_WRITE =
            "./build -q -B test -pl system-test -am -Dtest=PublishedDashboardsTest -Dsurefire.failIfNoSpecifiedTests=false -Dpaved.write";
    private static final DefaultIndenter INDENT = new DefaultIndenter("  ", "\n");
    private static final Path FOLDER = Path.of(System.getProperty("paved.root")).resolve("deploy/grafana/dashboards");

    @ParameterizedTest
    @MethodSource("boards")
    void dashboard_is_the_one_that_is_made_here(Board board) throws IOException {
        // Given
        Path file = FOLDER.resolve(board.file());

        // When
        String made = text(board);

        // Then
        if (Boolean.getBoolean("paved.write")) {
            Files.writeString(file, made);
        }
        assertThat(file).as("to write it: %s", HOW_TO_WRITE).hasContent(made);
    }

    @Test
    void every_dashboard_is_made_here() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrderElementsOf(
                            boards().map(Board::file).toList());
        }
    }

    static Stream<Board> boards() {
        return Board.all();
    }

    private static String text(Board board) throws IOException {
        var printer = new DefaultPrettyPrinter();
        printer.indentArraysWith(INDENT);
        printer.indentObjectsWith(INDENT);
        return new ObjectMapper().writer(printer).writeValueAsString(board.json()) + "\n";
    }
}
