package dev.paved.cli.deployment;

import dev.paved.cli.failure.FailurePrinter;
import dev.paved.cli.http.Refusal;
import dev.paved.cli.json.Json;
import dev.paved.cli.output.Output;
import dev.paved.cli.shell.Shell;
import picocli.CommandLine.Option;

/** The option --dry-run, and what is told then. */
final class DryRun {
    @Option(names = "--dry-run", description = "Tell what would happen, and change nothing.")
    private boolean asked;

    private final Shell shell;

    DryRun(Shell shell) {
        this.shell = shell;
    }

    boolean asked() {
        return asked;
    }

    /** Prints what would happen, and answers the exit code that the real thing would be refused, or fail, with; 0 else. */
    int end(Json answer, Output output) {
        output.object(answer, DryRunWords.of(answer));
        return Refusal.in(answer.at("refusal"))
                .map(refusal -> FailurePrinter.print(refusal, shell))
                .orElse(answer.find("mistake").isPresent() ? 1 : 0);
    }
}
