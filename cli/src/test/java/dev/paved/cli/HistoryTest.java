package dev.paved.cli;

import static dev.paved.cli.FakePlatform.json;
import static dev.paved.cli.FakePlatform.problem;
import static org.assertj.core.api.Assertions.assertThat;

import dev.paved.cli.shell.Terminal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HistoryTest {
    private static final String IMPORT = "POST /api/metrics/import";
    private static final String TRIAL = IMPORT + "?dryRun=true";
    private static final String COUNTED = "{\"rows\":100,\"new\":60,\"known\":40}";
    private static final String BACKFILL = "GET /api/metrics/backfill";

    @TempDir
    Path home;

    private final FakePlatform platform = new FakePlatform();

    @AfterEach
    void stop() {
        platform.close();
    }

    @Test
    void rows_are_sent_as_they_stand_and_what_came_of_them_is_told() throws IOException {
        // Given
        Path file = Files.writeString(home.resolve("past.csv"), "service,outcome\nhello,succeeded\n");
        platform.on(
                IMPORT, json(200, "{\"rows\":1,\"new\":1,\"known\":0,\"events\":1,\"visible\":true,\"dryRun\":false}"));

        // When
        var result = Typed.at(platform, home).run("metrics", "import", file.toString());

        // Then
        assertThat(result.out()).isEqualTo("1 rows: 1 new, 0 already known.\n");
        var sent = platform.received(IMPORT).getFirst();
        assertThat(sent.body()).isEqualTo("service,outcome\nhello,succeeded\n");
        assertThat(sent.header("Content-type")).isEqualTo("text/csv");
    }

    @Test
    void lines_of_json_are_known_by_their_first_character() {
        // Given
        platform.on(
                IMPORT + "?kind=incidents&dryRun=true",
                json(200, "{\"rows\":1,\"new\":0,\"known\":1,\"events\":0,\"visible\":true,\"dryRun\":true}"));

        // When
        var result = Typed.at(platform, home)
                .reading("{\"id\":\"1\"}\n")
                .run("metrics", "import", "-", "--kind", "incidents", "--dry-run");

        // Then
        assertThat(result.out()).isEqualTo("1 rows are right: 0 new, 1 already known. Nothing was imported.\n");
    }

    @Test
    void large_file_is_checked_whole_and_then_sent_in_parts_that_say_their_lines() throws IOException {
        // Given: a value with an end of line in it, so that the last row begins at line 24000
        String row = "hello,\"1\n0\"\n";
        Path file = Files.writeString(home.resolve("large.csv"), "service,version\n" + row.repeat(12_000));
        platform.on(IMPORT, json(200, COUNTED)).on(TRIAL, json(200, COUNTED));

        // When
        var result = Typed.at(platform, home).run("metrics", "import", file.toString());

        // Then
        var parts = platform.received(IMPORT);
        assertThat(parts).hasSize(3).allSatisfy(part -> assertThat(part.body()).startsWith("line,service,version\n"));
        assertThat(parts.getFirst().body()).contains("\n2,hello,\"1\n0\"\n4,hello,");
        assertThat(parts.getLast().body()).endsWith("\n24000,hello,\"1\n0\"\n");
        assertThat(platform.received(TRIAL))
                .extracting(FakePlatform.Received::body)
                .containsExactlyElementsOf(
                        parts.stream().map(FakePlatform.Received::body).toList());
        assertThat(result.err())
                .contains("large.csv: 12000 of 12000 rows checked", "large.csv: 5000 of 12000 rows imported");
        assertThat(result.out()).isEqualTo("300 rows: 180 new, 120 already known.\n");
    }

    @Test
    void commits_of_a_large_file_are_sent_by_their_time() throws IOException {
        // Given
        String young = IntStream.range(0, 5_000)
                .mapToObj(i -> "{\"sha\":\"a%07x\",\"committed\":\"2026-03-01T01:00:00+02:00\"}\n".formatted(i))
                .reduce("", String::concat);
        String old = "{ \"sha\":\"b0000000\",\"committed\":\"2026-02-28T22:00:00Z\"}\n";
        Path file = Files.writeString(home.resolve("changes.jsonl"), young + old);
        platform.on(IMPORT, json(200, COUNTED)).on(TRIAL, json(200, COUNTED));

        // When
        Typed.at(platform, home).run("metrics", "import", file.toString());

        // Then
        assertThat(platform.received(IMPORT).getFirst().body())
                .startsWith("{\"line\":5001,\"sha\":\"b0000000\"")
                .contains("\n{\"line\":1,\"sha\":\"a0000000\"");
    }

    @Test
    void nothing_is_imported_where_a_later_file_is_wrong() throws IOException {
        // Given
        Path right = Files.writeString(home.resolve("right.csv"), "service\nhello\n");
        Path wrong = Files.writeString(home.resolve("wrong.csv"), "service\nhello\n");
        platform.on(
                TRIAL,
                json(200, COUNTED),
                problem(
                        422,
                        "\"detail\":\"1 value is not right.\",\"errors\":[{\"pointer\":\"/2\",\"detail\":\"x\"}]"));

        // When
        var result = Typed.at(platform, home).run("metrics", "import", right.toString(), wrong.toString());

        // Then
        assertThat(result.exit()).isEqualTo(2);
        assertThat(result.err()).contains("wrong.csv");
        assertThat(platform.received(IMPORT)).isEmpty();
    }

    @Test
    void import_that_stops_in_the_middle_says_how_to_go_on() throws IOException {
        // Given
        Path file = Files.writeString(home.resolve("large.csv"), "service\n" + "hello\n".repeat(6_000));
        platform.on(TRIAL, json(200, COUNTED))
                .on(IMPORT, json(200, COUNTED), problem(500, "\"detail\":\"Something went wrong.\""));

        // When
        var result = Typed.at(platform, home).run("metrics", "import", file.toString());

        // Then
        assertThat(result.exit()).isEqualTo(1);
        assertThat(result.err())
                .contains("100 rows before it are imported.", "next: Give the same command again: it goes on there");
    }

    @Test
    void rows_that_are_not_right_are_told_by_line() throws IOException {
        // Given
        Path file = Files.writeString(home.resolve("past.csv"), "service\nhello\n");
        platform.on(
                IMPORT,
                problem(
                        422,
                        "\"detail\":\"1 value is not right. Nothing was imported.\",\"errors\":[{\"pointer\":\"/2/outcome\",\"detail\":\"line 2, column outcome: is missing\"}]"));

        // When
        var result = Typed.at(platform, home).run("metrics", "import", file.toString());

        // Then
        assertThat(result.exit()).isEqualTo(2);
        assertThat(result.err()).contains("Nothing was imported.", "line 2, column outcome");
    }

    @Test
    void file_that_there_is_not_or_that_is_empty_is_refused() throws IOException {
        Path empty = Files.writeString(home.resolve("empty.csv"), " \n");
        assertThat(Typed.at(platform, home)
                        .run("metrics", "import", "missing.csv")
                        .exit())
                .isEqualTo(2);
        assertThat(Typed.at(platform, home)
                        .run("metrics", "import", empty.toString())
                        .err())
                .contains("There is nothing in");
        assertThat(Typed.at(platform, home)
                        .run("metrics", "import", empty.toString(), "--format", "xml")
                        .exit())
                .isEqualTo(2);
    }

    @Test
    void past_is_written_whole() throws IOException {
        // Given
        platform.on(BACKFILL + "?from=2026-01-31T00%3A00%3A00Z&step=1d", text("a 1 2\n# EOF\n"));
        Path file = home.resolve("past.om");

        // When
        var printed = Typed.at(platform, home).run("metrics", "backfill", "--from", "2026-01-31");
        var written =
                Typed.at(platform, home).run("metrics", "backfill", "--from", "2026-01-31", "--file", file.toString());

        // Then
        assertThat(printed.out()).isEqualTo("a 1 2\n# EOF\n");
        assertThat(written.out()).isEmpty();
        assertThat(file).hasContent("a 1 2\n# EOF\n");
    }

    @Test
    void past_that_ends_too_early_is_an_error_and_leaves_no_file() throws IOException {
        // Given
        platform.on(BACKFILL + "?step=1d", text("a 1 2\n# EO"));
        Path file = home.resolve("past.om");

        // When
        var result = Typed.at(platform, home).run("metrics", "backfill", "--file", file.toString());

        // Then
        assertThat(result.exit()).isEqualTo(1);
        assertThat(result.err()).contains("ended too early");
        try (Stream<Path> files = Files.list(home)) {
            assertThat(files.map(Path::getFileName).map(Path::toString)).noneMatch(name -> name.contains("backfill"));
        }
        assertThat(file).doesNotExist();
    }

    @Test
    void demo_asks_first_and_says_what_to_look_at() {
        // Given
        platform.on(
                "POST /api/metrics/demo",
                json(
                        200,
                        "{\"from\":\"2025-01-01T00:00:00Z\",\"services\":24,\"teams\":[\"demo-checkout\"],\"events\":9,\"visible\":true}"));

        // When
        var asked = Typed.at(platform, home)
                .on(new Terminal(true, true, true))
                .reading("n\n")
                .run("demo");
        var done = Typed.at(platform, home).run("demo", "--yes", "--months", "6");

        // Then
        assertThat(asked.exit()).isEqualTo(2);
        assertThat(done.out())
                .startsWith("24 services of 1 teams since 2025-01-01T00:00:00Z, told by 9 events.")
                .contains("platform metrics demo-checkout");
        assertThat(platform.received("POST /api/metrics/demo"))
                .singleElement()
                .satisfies(request -> assertThat(request.body()).isEqualTo("{\"months\":6,\"seed\":1,\"mix\":true}"));
    }

    private static FakePlatform.Reaction text(String body) {
        return exchange -> {
            byte[] bytes = body.getBytes();
            exchange.sendResponseHeaders(200, bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        };
    }
}
