package dev.paved.cli;

import dev.paved.cli.failure.ExitCode;
import dev.paved.cli.failure.Failure;
import dev.paved.cli.failure.FailureException;
import dev.paved.cli.failure.FailurePrinter;
import dev.paved.cli.shell.Shell;
import java.io.PrintWriter;
import picocli.CommandLine;

/** Runs a command of the tree; the one place where failures are caught and told. Apart from Main, so that the light path loads no picocli. */
final class Execution {
    private Execution() {}

    static int of(Shell shell, Arguments arguments) {
        String command = arguments.command();
        boolean oneBranch = CommandList.contains(command) && !command.equals("completion");
        CommandLine tree = oneBranch ? CommandTree.branch(shell, command) : CommandTree.whole(shell);
        tree.setOut(new PrintWriter(shell.out(), true));
        tree.setErr(new PrintWriter(shell.err(), true));
        tree.setParameterExceptionHandler(new UsageErrors(shell));
        tree.setExecutionExceptionHandler((failure, _, _) -> failed(failure, shell));
        return tree.execute(arguments.array());
    }

    private static int failed(Exception exception, Shell shell) {
        if (exception instanceof FailureException known) {
            return FailurePrinter.print(known.failure(), shell);
        }
        if (shell.variable("PLATFORM_DEBUG").isPresent()) {
            exception.printStackTrace(shell.err());
        }
        Failure failure = Failure.of(
                ExitCode.ERROR,
                "This is a defect of platform, or of what it runs on.",
                exception.toString(),
                "set PLATFORM_DEBUG=1, run it again and report what it prints");
        return FailurePrinter.print(failure, shell);
    }
}
