package dev.paved.local.command;

import java.io.Console;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Whether a person sits in front of this process, and what they answer. */
final class Terminal {
    private static final Path STDERR = Path.of("/proc/self/fd/2");

    private Terminal() {}

    /** Whether somebody can be asked. */
    static boolean isInteractive() {
        Console console = System.console();
        return console != null && console.isTerminal();
    }

    /** Whether messages go to a terminal on which lines can be drawn again. */
    static boolean isLive() {
        return isTerminal(STDERR) && !"dumb".equals(System.getenv("TERM"));
    }

    static boolean confirm(String question) {
        Console console = System.console();
        String answer = console == null ? null : read(console, question);
        return answer != null && (answer.equalsIgnoreCase("y") || answer.equalsIgnoreCase("yes"));
    }

    /** Java can't ask about one stream alone: Linux tells by the link; elsewhere the console speaks for all. */
    private static boolean isTerminal(Path link) {
        try {
            String target = Files.readSymbolicLink(link).toString();
            return target.startsWith("/dev/pts/") || target.startsWith("/dev/tty") || target.equals("/dev/console");
        } catch (IOException | UnsupportedOperationException noProc) {
            return !Files.isDirectory(Path.of("/proc/self")) && isInteractive();
        }
    }

    private static @Nullable String read(Console console, String question) {
        return console.readLine("%s [y/N] ", question);
    }
}
