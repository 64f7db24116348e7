package dev.paved.cli.operation;

import dev.paved.cli.context.Api;
import dev.paved.cli.http.Resource;
import dev.paved.cli.json.Json;
import dev.paved.cli.output.Details;
import dev.paved.cli.output.Output;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Shows an operation as it is now. */
@Command(name = "show", description = "Show an operation as it is now.")
final class OperationShowCommand implements Callable<Integer> {
    @Parameters(paramLabel = "ID", description = "The operation's id.")
    private String id;

    @Mixin
    private Api api;

    @Mixin
    private Output output;

    @Override
    public Integer call() {
        Json json = api.client().get(Resource.at("/api/operations").child(id));
        output.object(json, words(new Operation(json)));
        return 0;
    }

    private static String words(Operation operation) {
        Json json = operation.json();
        Details details = new Details()
                .with("Id", operation.id())
                .with("Kind", operation.kind())
                .with("Subject", operation.subject())
                .with("Status", operation.status())
                .with("Requested by", json.text("requestedBy"))
                .with("Created", json.text("createdAt"))
                .with("Updated", json.text("updatedAt"))
                .with("Deadline", json.text("deadline"));
        for (Json step : operation.steps()) {
            details.with("Step " + step.text("name"), (step.text("status") + "  " + step.text("message")).strip());
        }
        Json error = json.at("error");
        details.with("Reason", error.text("reason")).with("Next", error.text("next"));
        error.texts("log").forEach(line -> details.with("Log", line));
        return details.render();
    }
}
