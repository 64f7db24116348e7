package dev.paved.cli.operation;

import dev.paved.cli.json.Json;
import java.io.PrintStream;
import java.util.HashSet;
import java.util.Set;

/** A line for each change of a step, for logs and pipelines. */
final class PlainProgress implements Progress {
    private final PrintStream err;
    private final Set<String> shown = new HashSet<>();

    PlainProgress(PrintStream err) {
        this.err = err;
    }

    @Override
    public void show(Operation operation) {
        for (Json step : operation.steps()) {
            String message = step.find("message").map(text -> ": " + text).orElse("");
            String line = step.text("name") + " " + step.text("status") + message;
            if (shown.add(line)) {
                err.println(line);
            }
        }
    }

    @Override
    public void close() {}
}
