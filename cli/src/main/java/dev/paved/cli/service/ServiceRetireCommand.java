package dev.paved.cli.service;

import dev.paved.cli.context.Api;
import dev.paved.cli.http.Resource;
import dev.paved.cli.json.Json;
import dev.paved.cli.output.Confirmation;
import dev.paved.cli.output.Output;
import dev.paved.cli.shell.Shell;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Takes a service out of the catalog for good. */
@Command(name = "retire", description = "Take a service out of the catalog for good, its name too; asks first.")
final class ServiceRetireCommand implements Callable<Integer> {
    @Parameters(paramLabel = "NAME", description = "The service's name.")
    private String name;

    @Option(names = "--reason", paramLabel = "TEXT", description = "Why it goes.")
    private @Nullable String reason;

    @Option(
            names = "--force",
            description = "Even though it runs, or something depends on it; needs --reason, and is remembered.")
    private boolean force;

    @Option(
            names = {"-y", "--yes"},
            description = "Don't ask.")
    private boolean yes;

    @Mixin
    private Api api;

    @Mixin
    private Output output;

    private final Shell shell;

    ServiceRetireCommand(Shell shell) {
        this.shell = shell;
    }

    @Override
    public Integer call() {
        if (!yes) {
            Confirmation.of("Retire " + name + " for good?", shell);
        }
        Json wish = Json.object().with("reason", reason).with("force", new Json.Bool(force));
        Json retired =
                api.client().post(Resource.at("/api/services").child(name).child("retire"), wish);
        String despite = retired.at("retired").text("despite");
        output.object(retired, name + " is retired" + (despite.isEmpty() ? "" : ", although " + despite));
        return 0;
    }
}
