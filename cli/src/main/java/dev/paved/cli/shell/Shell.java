package dev.paved.cli.shell;

import java.io.BufferedReader;
import java.io.Console;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What surrounds the process, handed to whoever needs it so that tests can give another.
 *
 * @param out where data goes
 * @param err where messages go
 * @param in what is piped or typed in
 * @param environment the environment variables
 * @param terminal which of the streams are terminals
 * @param clock the time
 */
public record Shell(
        PrintStream out,
        PrintStream err,
        InputStream in,
        Map<String, String> environment,
        Terminal terminal,
        InstantSource clock) {

    /** The real one. */
    public static Shell ofProcess() {
        return new Shell(
                utf8(FileDescriptor.out),
                utf8(FileDescriptor.err),
                System.in,
                System.getenv(),
                Terminal.ofProcess(),
                InstantSource.system());
    }

    /** The environment variable's value, if it is set and not empty. */
    public Optional<String> variable(String name) {
        return Optional.ofNullable(environment.get(name)).filter(value -> !value.isBlank());
    }

    /** The next line that is typed in; empty where there is none. */
    public String typed() {
        try {
            String line = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8)).readLine();
            return line == null ? "" : line.strip();
        } catch (IOException unreadable) {
            return "";
        }
    }

    /** The next line that is typed in after {@code prompt}, without being shown where the terminal can do that. */
    public String typedUnseen(String prompt) {
        Console console = System.console();
        if (console != null && console.isTerminal()) {
            char[] line = console.readPassword("%s", prompt);
            return line == null ? "" : new String(line);
        }
        err.print(prompt + "(it is shown as you type) ");
        err.flush();
        return typed();
    }

    /** The folder the local stack keeps its state in. */
    public Path pavedHome() {
        return variable("PAVED_HOME")
                .map(Path::of)
                .orElseGet(() -> Path.of(System.getProperty("user.home", "."), ".paved"));
    }

    /** Colours of what goes to stdout. */
    public Style outStyle() {
        return new Style(terminal.out() && colourful());
    }

    /** Colours of what goes to stderr. */
    public Style errStyle() {
        return new Style(terminal.err() && colourful());
    }

    /** Whether the terminal shows Unicode, as the locale says. */
    public boolean showsUnicode() {
        String locale = variable("LC_ALL")
                .or(() -> variable("LC_CTYPE"))
                .or(() -> variable("LANG"))
                .orElse("");
        return locale.toLowerCase(Locale.ROOT).replace("-", "").contains("utf8")
                && !"dumb".equals(environment.get("TERM"));
    }

    private boolean colourful() {
        return variable("NO_COLOR").isEmpty() && !"dumb".equals(environment.get("TERM"));
    }

    private static PrintStream utf8(FileDescriptor descriptor) {
        return new PrintStream(new FileOutputStream(descriptor), true, StandardCharsets.UTF_8);
    }
}
