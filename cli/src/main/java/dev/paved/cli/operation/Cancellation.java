package dev.paved.cli.operation;

import dev.paved.cli.failure.ExitCode;
import dev.paved.cli.shell.Shell;
import java.util.function.Supplier;

/** Ctrl-C while waiting ends the waiting, not the operation; it says so and ends with the code of a cancelled command. */
final class Cancellation {
    private Cancellation() {}

    static <T> T watched(Operation operation, Shell shell, Supplier<T> waiting) {
        Thread hook = new Thread(() -> cancelled(operation, shell), "cancelled");
        Runtime.getRuntime().addShutdownHook(hook);
        try {
            return waiting.get();
        } finally {
            release(hook);
        }
    }

    private static void cancelled(Operation operation, Shell shell) {
        shell.err().println();
        shell.err().println("Stopped waiting; the operation goes on.");
        shell.err().println(shell.errStyle().bold("next:") + " platform operation wait " + operation.id());
        shell.err().flush();
        Runtime.getRuntime().halt(ExitCode.USAGE_OR_CANCELLED.code());
    }

    private static void release(Thread hook) {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException shuttingDown) {
            // The hook is running and ends the process.
        }
    }
}
