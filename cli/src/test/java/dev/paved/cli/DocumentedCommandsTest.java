package dev.paved.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.paved.cli.shell.Shell;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;

/** Every command line that a document shows is one that the command understands. */
class DocumentedCommandsTest {
    private static final Path ROOT = Path.of(System.getProperty("paved.root"));
    private static final Pattern BLOCK = Pattern.compile("(?ms)^```(?:sh|console)\\n(.*?)^```");
    private static final Pattern IN_A_BLOCK = Pattern.compile("(?m)^(?:\\$ )?(?:\\./)?platform (.+?)(?: +#.*)?$");
    private static final Pattern WORD = Pattern.compile("\"[^\"]*\"|\\S+");
    private static final Pattern IN_A_SENTENCE = Pattern.compile("`(?:\\./)?platform ([^`]+)`");

    @ParameterizedTest
    @MethodSource("documents")
    void every_command_in_a_block_is_understood(Path document) throws IOException {
        String blocks = String.join(
                "\n",
                BLOCK.matcher(Files.readString(document))
                        .results()
                        .map(block -> block.group(1))
                        .toList());
        assertThat(found(IN_A_BLOCK, blocks.replaceAll("\\\\\n *", ""))).allSatisfy(DocumentedCommandsTest::parses);
    }

    @ParameterizedTest
    @MethodSource("documents")
    void every_command_in_a_sentence_is_understood(Path document) throws IOException {
        assertThat(found(IN_A_SENTENCE, Files.readString(document)))
                .filteredOn(usage -> !isName(usage))
                .map(DocumentedCommandsTest::withExamples)
                .allSatisfy(DocumentedCommandsTest::parses);
    }

    static List<Path> documents() throws IOException {
        try (Stream<Path> documents = Files.walk(ROOT.resolve("docs"))) {
            return Stream.concat(Stream.of(ROOT.resolve("README.md")), documents)
                    .filter(path -> path.toString().endsWith(".md"))
                    .sorted()
                    .toList();
        }
    }

    /** Whether a sentence only speaks of a command that there is. */
    private static boolean isName(String usage) {
        CommandLine command = CommandTree.whole(Shell.ofProcess());
        for (String word : usage.split("\\s+")) {
            command = command == null ? null : command.getSubcommands().get(word);
        }
        return command != null;
    }

    /** What stands for something that a person chooses, chosen: the first of several, and the optional too. */
    private static String withExamples(String usage) {
        return usage.replaceAll("[\\[\\]]", "")
                .replaceAll("\\|\\S+", "")
                .replace("COUNT", "5")
                .replace("DURATION", "7d")
                .replaceAll("PORT\\b", "1234");
    }

    private static void parses(String arguments) {
        String[] words = WORD.matcher(arguments.replaceAll(" (?:[|<>]|&&) .*", ""))
                .results()
                .map(MatchResult::group)
                .toArray(String[]::new);
        assertThatCode(() -> CommandTree.whole(Shell.ofProcess())
                        .parseArgs(Arguments.of(words).array()))
                .as("platform " + arguments)
                .doesNotThrowAnyException();
    }

    private static List<String> found(Pattern pattern, String text) {
        return pattern.matcher(text)
                .results()
                .map((MatchResult found) -> found.group(1).strip())
                .toList();
    }
}
