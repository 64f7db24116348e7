package dev.paved.cli.shell;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Which of the standard streams are terminals. */
public record Terminal(boolean in, boolean out, boolean err) {

    /** None of them, as in a pipeline. */
    public static final Terminal NONE = new Terminal(false, false, false);

    static Terminal ofProcess() {
        return new Terminal(isTerminal(0), isTerminal(1), isTerminal(2));
    }

    /** Java can't ask about one stream alone: Linux tells by the link in /proc; elsewhere the console speaks for all. */
    private static boolean isTerminal(int descriptor) {
        Path link = Path.of("/proc/self/fd/" + descriptor);
        try {
            String target = Files.readSymbolicLink(link).toString();
            return target.startsWith("/dev/pts/") || target.startsWith("/dev/tty") || target.equals("/dev/console");
        } catch (IOException | UnsupportedOperationException noProc) {
            return !Files.isDirectory(Path.of("/proc/self")) && System.console() != null;
        }
    }
}
