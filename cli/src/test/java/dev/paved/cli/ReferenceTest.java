package dev.paved.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paved.cli.failure.ExitCode;
import dev.paved.cli.shell.Shell;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

class ReferenceTest {
    private static final String EVERYWHERE = "--help --output --context --server --wait --timeout";
    private static final Pattern DEFAULT = Pattern.compile("\\(default:? ([^;,)]+)");

    private final String reference = read();

    @Test
    void every_command_has_a_section_with_its_options() {
        for (CommandLine command : commands(CommandTree.whole(Shell.ofProcess()))) {
            String name = command.getCommandSpec().qualifiedName();
            String section = section(name);
            assertThat(section).as(name).isNotEmpty();
            for (OptionSpec option : command.getCommandSpec().options()) {
                if (!option.hidden() && !EVERYWHERE.contains(option.longestName())) {
                    assertThat(section).as(name).contains(option.longestName());
                }
            }
        }
    }

    @Test
    void every_default_is_the_commands_own() {
        for (CommandLine command : commands(CommandTree.whole(Shell.ofProcess()))) {
            String name = command.getCommandSpec().qualifiedName();
            for (OptionSpec option : command.getCommandSpec().options()) {
                defaultOf(option)
                        .ifPresent(value -> assertThat(describing(option, name))
                                .as(name + " " + option.longestName())
                                .anyMatch(line -> line.replace("`", "").contains(value)));
            }
        }
    }

    @Test
    void no_section_is_about_a_command_that_is_gone() {
        List<String> names = commands(CommandTree.whole(Shell.ofProcess())).stream()
                .map(command -> "### " + command.getCommandSpec().qualifiedName())
                .toList();

        assertThat(reference.lines().filter(line -> line.startsWith("### platform")))
                .allMatch(names::contains);
    }

    @Test
    void every_exit_code_is_explained() {
        for (ExitCode exit : ExitCode.values()) {
            assertThat(reference).contains("\n| " + exit.code() + " |");
        }
    }

    private String section(String name) {
        int start = reference.indexOf("### " + name + "\n");
        if (start < 0) {
            return "";
        }
        int end = reference.indexOf("\n##", start + 3);
        return reference.substring(start, end < 0 ? reference.length() : end);
    }

    /** The lines that tell of an option: in its command's section, or where the options of all commands are. */
    private List<String> describing(OptionSpec option, String command) {
        Pattern name = Pattern.compile("[`\\[]" + option.longestName() + "\\b");
        String section = section(command);
        String telling = name.matcher(section).find() ? section : reference;
        List<String> lines = telling.lines().toList();
        return IntStream.range(0, lines.size())
                .filter(i -> name.matcher(lines.get(i)).find())
                .mapToObj(i -> String.join(" ", lines.subList(i, Math.min(i + 2, lines.size()))))
                .toList();
    }

    private static Optional<String> defaultOf(OptionSpec option) {
        if (option.defaultValue() != null) {
            return Optional.of(option.defaultValue()).filter(value -> !value.equals("true"));
        }
        return DEFAULT.matcher(String.join(" ", option.description()))
                .results()
                .map(found -> found.group(1))
                .findFirst();
    }

    /** Whatever can be run: a group of commands may be a command too. */
    private static List<CommandLine> commands(CommandLine command) {
        List<CommandLine> commands = new ArrayList<>();
        if (command.getCommand() instanceof Callable<?>) {
            commands.add(command);
        }
        command.getSubcommands().values().forEach(child -> commands.addAll(commands(child)));
        return commands;
    }

    private static String read() {
        try {
            return Files.readString(Path.of(System.getProperty("paved.root"), "docs", "reference", "cli.md"));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
