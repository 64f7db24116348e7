package dev.paved.cli.training;

import dev.paved.cli.Main;
import dev.paved.cli.shell.Shell;
import dev.paved.cli.shell.Terminal;
import dev.paved.local.identity.LocalIdentity;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;

/**
 * Runs representative commands against a server in this process, so that the JVM that runs it with -XX:AOTCacheOutput
 * caches the classes they load. It ends well whatever happens: without a cache the command is only slower.
 */
public final class TrainingRun {
    private static final String[][] COMMANDS = {
        {"--version"},
        {"--help"},
        {"version", "-o", "json"},
        {"service", "list"},
        {"service", "show", "hello", "-o", "yaml"},
        {"service", "create", "hello", "--type", "api", "--language", "node"},
        {"deploy", "hello", "--env", "production", "--version", "0.1.0"},
        {"status", "hello"},
        {"status", "hello", "--env", "production", "-o", "json"},
        {"history", "hello"},
        {"env", "list"},
        {"metrics", "hello"},
        {"metrics", "hello", "--explain", "changeFailRate"},
        {"feedback", "--score", "9"},
        {"events"},
        {"operation", "show", "dep-1"},
        {"context", "list"},
        {"auth", "token"},
        {"status", "missing"},
        {"stauts"},
    };

    private TrainingRun() {}

    /** The one argument is a folder to work in. */
    public static void main(String[] args) {
        try (TrainingServer server = TrainingServer.start()) {
            Path home = Files.createDirectories(Path.of(args[0]));
            LocalIdentity.at(home).token("trainee", Duration.ofMinutes(1));
            Files.writeString(home.resolve("cli.json"), """
                    {"currentContext": "local",
                     "contexts": {"local": {"server": "%s", "identity": "local", "home": "%s"}}}
                    """.formatted(
                            server.url(), home.toString().replace("\\", "\\\\")));
            Shell.ofProcess();
            for (String[] command : COMMANDS) {
                Main.run(shell(home), command);
            }
        } catch (IOException | RuntimeException untrained) {
            System.err.println("The command line starts without an AOT cache: " + untrained);
        }
        System.exit(0);
    }

    private static Shell shell(Path home) {
        PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
        return new Shell(
                nowhere,
                nowhere,
                new ByteArrayInputStream(new byte[0]),
                Map.of("PAVED_HOME", home.toString()),
                Terminal.NONE,
                InstantSource.system());
    }
}
