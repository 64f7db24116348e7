package dev.paved.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CompletionTest {
    @TempDir
    Path home;

    @ParameterizedTest
    @CsvSource({
        "'platform sta', 1, status",
        "'platform service cr', 2, create",
        "'platform deploy hello --ver', 3, --version",
        "'platform metrics hello --expl', 3, --explain"
    })
    void bash_completes(String line, int word, String completion) throws IOException, InterruptedException {
        // Given
        Path script = Files.writeString(
                home.resolve("completion"),
                Typed.in(home).run("completion", "bash").out());

        // When
        String words = bash(
                "source " + script + "; COMP_LINE='" + line + "'; COMP_POINT=${#COMP_LINE}; COMP_WORDS=($COMP_LINE); "
                        + "COMP_CWORD=" + word + "; _complete_platform; echo \"${COMPREPLY[@]}\"");

        // Then
        assertThat(words.strip()).contains(completion);
    }

    @Test
    void fish_gets_every_command_and_option() {
        assertThat(Typed.in(home).run("completion", "fish").out())
                .contains("complete -c platform -n '__fish_use_subcommand' -a deploy -d 'Deploy a version")
                .contains("-a create -d 'Create a service")
                .contains("-n '__fish_seen_subcommand_from deploy' -l version -r -d");
    }

    @Test
    void unknown_shell_is_a_usage_error() {
        var result = Typed.in(home).run("completion", "tcsh");

        assertThat(result.exit()).isEqualTo(2);
        assertThat(result.err()).contains("bash, zsh, fish");
    }

    private static String bash(String script) throws IOException, InterruptedException {
        Process bash = new ProcessBuilder("bash", "-c", script)
                .redirectErrorStream(true)
                .start();
        String output = new String(bash.getInputStream().readAllBytes());
        assertThat(bash.waitFor()).as(output).isZero();
        return output;
    }
}
