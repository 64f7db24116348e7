package dev.paved.cli.feedback;

import dev.paved.cli.failure.Failure;
import dev.paved.cli.shell.Shell;

/** An answer from 0 to 10. */
record Score(String text) {

    static Score of(String text) {
        if (!text.matches("[0-9]|10")) {
            throw Failure.usage("'" + text + "' is no score; nothing was sent.", "give a number from 0 to 10")
                    .thrown();
        }
        return new Score(text);
    }

    /** The one that whoever sits at the terminal gives. */
    static Score asked(Shell shell) {
        if (!shell.terminal().in()) {
            throw Failure.usage(
                            "There is no score, and nobody can be asked here: stdin is no terminal.",
                            "add --score with a number from 0 (not at all likely) to 10 (certain)")
                    .thrown();
        }
        shell.err().print("How likely are you to recommend the platform to a colleague, from 0 to 10? ");
        shell.err().flush();
        return of(shell.typed());
    }
}
