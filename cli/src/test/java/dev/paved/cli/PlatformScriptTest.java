package dev.paved.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The script in the repository's root, with a JDK and a build that only tell what they were asked for. */
class PlatformScriptTest {
    private static final Path ROOT = Path.of(System.getProperty("paved.root"));

    @TempDir
    Path folder;

    private Path root;
    private Path target;

    @BeforeEach
    void an_installation_in_a_folder_with_an_unusual_name() throws IOException {
        root = Files.createDirectories(folder.resolve("R&D + more"));
        target = Files.createDirectories(root.resolve("cli/target"));
        Files.createDirectories(root.resolve("scripts"));
        Files.copy(ROOT.resolve("scripts/find-jdk"), root.resolve("scripts/find-jdk"));
        executable(root.resolve("platform"), Files.readString(ROOT.resolve("platform")));
        executable(root.resolve("build"), """
                #!/usr/bin/env bash
                echo "building: $*" >&2
                : > '%s/cli-1.jar'
                """.formatted(target));
        Path jdk = Files.createDirectories(folder.resolve("jdk/bin"));
        Files.writeString(folder.resolve("jdk/release"), "JAVA_VERSION=\"25\"\n");
        executable(jdk.resolve("javac"), "");
        executable(jdk.resolve("java"), "#!/usr/bin/env bash\nprintf '%s\\n' \"$@\"\n");
        Files.createDirectories(target.resolve("lib"));
        Files.writeString(target.resolve("lib/json.jar"), "");
        Files.writeString(target.resolve("cli.classpath"), "cli-1.jar:lib/json.jar");
    }

    @Test
    void a_built_command_is_started_whatever_its_folder_is_called() throws Exception {
        // Given
        Files.writeString(target.resolve("cli-1.jar"), "");

        // When
        String started = run("deploy", "hello world");

        // Then
        assertThat(started)
                .doesNotContain("building")
                .contains("\n" + target + "/cli-1.jar:" + target + "/lib/json.jar\n")
                .endsWith("dev.paved.cli.Main\ndeploy\nhello world\n");
    }

    @Test
    void a_command_of_an_interrupted_build_is_built_again() throws Exception {
        // Given
        assertThat(target.resolve("cli-1.jar")).doesNotExist();

        // When
        String started = run("--version");

        // Then
        assertThat(started)
                .contains("building: -q -B package -Dquick")
                .contains("\n" + target + "/cli-1.jar:" + target + "/lib/json.jar\n");
    }

    private String run(String... arguments) throws IOException, InterruptedException {
        var command = new ProcessBuilder(root.resolve("platform").toString()).redirectErrorStream(true);
        command.command().addAll(List.of(arguments));
        command.environment().put("JAVA_HOME", folder.resolve("jdk").toString());
        Process process = command.start();
        String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(printed).isZero();
        return printed;
    }

    private static void executable(Path file, String content) throws IOException {
        Files.writeString(file, content);
        assertThat(file.toFile().setExecutable(true)).isTrue();
    }
}
