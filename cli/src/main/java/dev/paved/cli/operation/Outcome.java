package dev.paved.cli.operation;

import dev.paved.cli.failure.ExitCode;
import dev.paved.cli.failure.Failure;
import dev.paved.cli.json.Json;
import dev.paved.cli.shell.HumanDuration;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** What an operation's end, or its lack of one, means to a person. */
final class Outcome {
    private Outcome() {}

    static Failure failed(Operation operation) {
        Json error = operation.json().at("error");
        List<String> why = new ArrayList<>();
        why.add(error.find("reason").orElse("The service gave no reason."));
        List<String> log = error.texts("log");
        if (!log.isEmpty()) {
            why.add("its last log lines:");
            log.forEach(line -> why.add("  | " + line));
        }
        List<String> next =
                error.find("next").map(List::of).orElse(List.of("platform operation show " + operation.id()));
        return new Failure(
                exit(operation),
                words(operation) + end(operation),
                why,
                next,
                error.find("requestId").orElse(null));
    }

    private static ExitCode exit(Operation operation) {
        if (operation.cancelled()) {
            return ExitCode.USAGE_OR_CANCELLED;
        }
        return operation.rolledBack() ? ExitCode.ROLLED_BACK : ExitCode.ERROR;
    }

    private static String end(Operation operation) {
        if (operation.cancelled()) {
            return " was cancelled.";
        }
        return operation.rolledBack() ? " failed and was rolled back." : " failed.";
    }

    static Failure stillRunning(Operation operation, Duration timeout) {
        String after = "after " + HumanDuration.format(timeout);
        return Failure.of(
                ExitCode.STILL_RUNNING,
                words(operation) + " is still running " + after + ".",
                "The operation " + operation.id() + " goes on without being watched.",
                "platform operation wait " + operation.id());
    }

    /** "deployment.deploy of service/hello". */
    private static String words(Operation operation) {
        return operation.subject().isEmpty() ? operation.kind() : operation.kind() + " of " + operation.subject();
    }
}
