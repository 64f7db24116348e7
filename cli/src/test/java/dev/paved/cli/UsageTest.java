package dev.paved.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paved.cli.shell.Terminal;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UsageTest {
    @TempDir
    Path home;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "stauts hello | Unknown command 'stauts'. | platform status",
                "service lst | Unknown command 'lst'. | platform service list",
                "deploy hello --env x --vesion 1 | Unknown option '--vesion'. | --version",
                "env | A command is missing. | platform env --help",
                "deploy hello | Missing required options | platform deploy --help",
                "deploy hello -e x --version 1 --timeout soon | is no duration | 1h30m",
                "service list --server nowhere | is no server URL | https://",
                "env create pr-1 | needs a name and a type | platform env create pr-1234",
                "env create -f missing.yaml | There is no file missing.yaml. | error",
                "metrics hello --window 5d | There is no window '5d'. | use --window 7d, 30d or 90d",
                "metrics hello --as-of soon | soon' is no time. | --as-of 2026-01-31T08:00:00Z",
                "metrics hello --set speed=high | speed=high' is no choice. | frequencyCount, leadTimeStart",
                "metrics hello --set quantile | quantile' is no choice. | --set leadTimeStart=authored",
                "metrics --definition pelorus --set zone=UTC | Only the definition dora leaves choices | leave out --set",
                "metrics --explain changeFialRate | There is no metric 'changeFialRate'. | changeFailRate",
                "metrics hello --team ada | of a service or of a team | --team ada",
                "metrics --teams --definitions | mutually exclusive | platform metrics --help",
                "metrics hello --teams | tells the same | platform metrics --teams",
                "metrics hello --platform | of all or of a team | platform metrics --platform",
                "env destroy pr-1 | stdin is no terminal | add --yes",
            })
    void wrong_usage_is_explained(String typed, String what, String hint) {
        var result = Typed.in(home).run(typed.split(" "));

        assertThat(result.exit()).isEqualTo(2);
        assertThat(result.out()).isEmpty();
        assertThat(result.err()).contains(what).contains(hint);
    }

    @Test
    void wrong_patience_is_explained() {
        var result = Typed.in(home).with("PLATFORM_RETRY_FOR", "10").run("service", "list");

        assertThat(result.exit()).isEqualTo(2);
        assertThat(result.err())
                .contains("PLATFORM_RETRY_FOR: '10' is no duration")
                .contains("30s");
    }

    @Test
    void without_arguments_the_help_is_shown() {
        var result = Typed.in(home).run();

        assertThat(result.exit()).isEqualTo(2);
        assertThat(result.err()).contains("Usage: platform COMMAND");
    }

    @Test
    void help_names_each_command_as_the_command_does() {
        // When
        String help = Typed.in(home).run("--help").out();

        // Then
        var tree = CommandTree.whole(dev.paved.cli.shell.Shell.ofProcess());
        assertThat(tree.getSubcommands().keySet()).isNotEmpty().allSatisfy(name -> {
            String description = tree.getSubcommands()
                    .get(name)
                    .getCommandSpec()
                    .usageMessage()
                    .description()[0];
            assertThat(help).containsPattern("\n  " + name + " +" + java.util.regex.Pattern.quote(description) + "\n");
        });
    }

    @Test
    void version_is_the_builds() {
        assertThat(Typed.in(home).run("--version").out())
                .isEqualTo("platform " + System.getProperty("cli.version") + "\n");
    }

    @Test
    void no_is_a_cancellation() {
        // Given
        Typed person = Typed.in(home)
                .on(new Terminal(true, true, true))
                .with("NO_COLOR", "1")
                .reading("n\n");

        // When
        var result = person.run("env", "destroy", "pr-1");

        // Then
        assertThat(result.exit()).isEqualTo(2);
        assertThat(result.err()).contains("[y/N]").contains("nothing was changed");
    }
}
