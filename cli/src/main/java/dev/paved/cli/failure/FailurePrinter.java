package dev.paved.cli.failure;

import dev.paved.cli.shell.Shell;
import dev.paved.cli.shell.Style;
import java.io.PrintStream;

/** Prints a failure on stderr: what, why, what to do next, and the request id. */
public final class FailurePrinter {
    private FailurePrinter() {}

    /** Prints it and answers with the code to end with. */
    public static int print(Failure failure, Shell shell) {
        PrintStream err = shell.err();
        Style style = shell.errStyle();
        err.println(style.red("error:") + " " + failure.what());
        failure.why().forEach(line -> err.println("  " + line));
        failure.next().forEach(line -> err.println(style.bold("next:") + " " + line));
        if (failure.requestId() != null) {
            err.println(style.faint("request id: " + failure.requestId()));
        }
        return failure.exit().code();
    }
}
