package dev.paved.metrics.peer;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import dev.paved.metrics.dora.DoraRules;
import dev.paved.metrics.dora.Rulebook;
import dev.paved.metrics.dora.Ruleset;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The page's sections are the rules in words that the service tells; what stands before them is written by hand. */
class DefinitionsPageTest {

    private static final Path PAGE = Path.of("../docs/reference/definitions.md");
    private static final String FIRST = "## dora\n";

    private final List<Ruleset> all = new ArrayList<>(List.of(DoraRules.DEFAULT));

    DefinitionsPageTest() {
        all.addAll(Peers.ALL);
    }

    @Test
    void sections_of_the_page_are_the_rules_in_words() throws IOException {
        // Given
        String page = Files.readString(PAGE);
        int start = page.indexOf(FIRST);

        // When
        String sections = all.stream().map(DefinitionsPageTest::section).collect(joining("\n"));
        Files.createDirectories(Path.of("target"));
        Files.writeString(Path.of("target/definitions.md"), sections);

        // Then
        assertThat(start < 0 ? "" : page.substring(start))
                .as("replace the sections of docs/reference/definitions.md by metrics-svc/target/definitions.md")
                .isEqualTo(sections);
    }

    @Test
    void table_has_a_column_for_each_definition() throws IOException {
        String header = all.stream().map(Ruleset::name).collect(joining(" | ", "| | ", " |"));

        assertThat(Files.readAllLines(PAGE)).contains(header);
    }

    @Test
    void all_but_doras_own_say_where_they_differ_and_what_each_metric_means() {
        assertThat(Peers.ALL).allSatisfy(rules -> {
            assertThat(rules.rulebook().differences()).isNotEmpty();
            assertThat(rules.rulebook().metrics())
                    .extracting(Rulebook.Meaning::metric)
                    .isEqualTo(DoraRules.DEFAULT.rulebook().metrics().stream()
                            .map(Rulebook.Meaning::metric)
                            .toList());
        });
    }

    private static String section(Ruleset rules) {
        Rulebook book = rules.rulebook();
        StringBuilder section = new StringBuilder("## " + rules.name() + "\nPublished at <" + book.source() + ">.\n\n");
        section.append("| metric | meaning |\n|---|---|\n");
        book.metrics()
                .forEach(m ->
                        section.append("| `" + m.metric() + "` | " + m.meaning().replace("|", "\\|") + " |\n"));
        if (!book.differences().isEmpty()) {
            section.append("\nWhere it differs from `dora`, and where it can't be quite as there:\n");
            book.differences().forEach(difference -> section.append("- " + difference + "\n"));
        }
        return section.toString();
    }
}
