package dev.paved.cli.operation;

import dev.paved.cli.failure.ExitCode;
import dev.paved.cli.failure.Failure;
import dev.paved.cli.failure.FailurePrinter;
import dev.paved.cli.http.ApiClient;
import dev.paved.cli.json.Json;
import dev.paved.cli.output.Output;
import dev.paved.cli.shell.Shell;
import java.time.Duration;
import java.util.function.Function;
import picocli.CommandLine.Option;

/** The options --wait, --no-wait and --timeout, and the waiting for an operation's end. */
public final class Wait {
    @Option(
            names = "--wait",
            negatable = true,
            defaultValue = "true",
            fallbackValue = "true",
            description = "Wait for the end, or only start it (default: wait).")
    private boolean wait;

    @Option(
            names = "--timeout",
            paramLabel = "DURATION",
            defaultValue = "5m",
            description = "How long to wait before exiting with 6 (default: ${DEFAULT-VALUE}).")
    private Duration timeout = Duration.ofMinutes(5);

    private final Shell shell;

    public Wait(Shell shell) {
        this.shell = shell;
    }

    /** Waits for the accepted operation's end if asked to, prints it, for people in these words, and answers the exit code. */
    public int end(Json accepted, ApiClient client, Output output, Function<Operation, String> words) {
        return end(accepted, client, output, Expectation.success(words));
    }

    /** The same where another end than success is wanted. */
    public int end(Json accepted, ApiClient client, Output output, Expectation expected) {
        Operation operation = new Operation(accepted);
        if (operation.id().isEmpty()) {
            throw Failure.of(
                            ExitCode.ERROR,
                            "The server answered with something that is no operation.",
                            "",
                            "platform version")
                    .thrown();
        }
        if (!wait) {
            output.object(accepted, operation.id());
            output.note("Accepted; see it with: platform operation wait " + operation.id());
            return ExitCode.DONE.code();
        }
        Operation last = Cancellation.watched(operation, shell, () -> follow(client, operation));
        if (expected.met().test(last)) {
            output.object(last.json(), expected.words().apply(last));
            return ExitCode.DONE.code();
        }
        if (!output.human()) {
            output.object(last.json(), "");
        }
        return FailurePrinter.print(
                last.terminal() ? expected.otherwise().apply(last) : Outcome.stillRunning(last, timeout), shell);
    }

    private Operation follow(ApiClient client, Operation operation) {
        try (Progress progress = Progress.on(shell)) {
            return new OperationFollower(client, shell, progress, operation)
                    .follow(shell.clock().instant().plus(timeout));
        }
    }
}
