package dev.paved.cli.output;

import dev.paved.cli.failure.Failure;
import dev.paved.cli.shell.Shell;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;

/** Asks before something is lost. */
public final class Confirmation {
    private Confirmation() {}

    /** Returns when the answer was yes; ends the command otherwise, also where nobody can be asked. */
    public static void of(String question, Shell shell) {
        if (!shell.terminal().in()) {
            throw Failure.usage(question + " Nobody can be asked here: stdin is no terminal.", "add --yes")
                    .thrown();
        }
        shell.err().print(question + " [y/N] ");
        shell.err().flush();
        if (!answer(shell).matches("(?i)y|yes")) {
            throw Failure.usage("Cancelled; nothing was changed.", "").thrown();
        }
    }

    private static String answer(Shell shell) {
        try {
            String line = new BufferedReader(new InputStreamReader(shell.in(), StandardCharsets.UTF_8)).readLine();
            return line == null ? "" : line.strip();
        } catch (IOException unreadable) {
            return "";
        }
    }
}
