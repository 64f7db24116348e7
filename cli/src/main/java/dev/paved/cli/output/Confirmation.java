package dev.paved.cli.output;

import dev.paved.cli.failure.Failure;
import dev.paved.cli.shell.Shell;

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
        if (!shell.typed().matches("(?i)y|yes")) {
            throw Failure.usage("Cancelled; nothing was changed.", "").thrown();
        }
    }
}
