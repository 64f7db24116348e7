package dev.paved.cli;

import dev.paved.cli.shell.Shell;
import dev.paved.cli.shell.Terminal;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;

/** A command as a person types it, in surroundings of the test's choice. */
final class Typed {
    /** What came of it. */
    record Result(int exit, String out, String err) {}

    private final Map<String, String> environment = new HashMap<>();
    private Terminal terminal = Terminal.NONE;
    private InstantSource clock = InstantSource.system();
    private String input = "";

    private Typed(Path home) {
        environment.put("PAVED_HOME", home.toString());
        environment.put("PLATFORM_RETRY_FOR", "5s");
    }

    static Typed in(Path home) {
        return new Typed(home);
    }

    static Typed at(FakePlatform platform, Path home) {
        return in(home).with("PLATFORM_SERVER", platform.url()).with("PLATFORM_TOKEN", "secret-token");
    }

    Typed with(String variable, String value) {
        environment.put(variable, value);
        return this;
    }

    Typed on(Terminal chosen) {
        terminal = chosen;
        return this;
    }

    Typed at(Instant now) {
        clock = InstantSource.fixed(now);
        return this;
    }

    Typed reading(String text) {
        input = text;
        return this;
    }

    Result run(String... arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Shell shell = new Shell(
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)),
                Map.copyOf(environment),
                terminal,
                clock);
        int exit = Main.run(shell, arguments);
        return new Result(exit, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }
}
