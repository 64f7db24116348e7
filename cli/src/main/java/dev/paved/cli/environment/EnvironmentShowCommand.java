package dev.paved.cli.environment;

import dev.paved.cli.context.Api;
import dev.paved.cli.http.Resource;
import dev.paved.cli.json.Json;
import dev.paved.cli.output.Output;
import dev.paved.cli.shell.Shell;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Shows an environment. */
@Command(name = "show", description = "Show an environment.")
final class EnvironmentShowCommand implements Callable<Integer> {
    @Parameters(paramLabel = "NAME", description = "The environment's name.")
    private String name;

    @Mixin
    private Api api;

    @Mixin
    private Output output;

    private final Shell shell;

    EnvironmentShowCommand(Shell shell) {
        this.shell = shell;
    }

    @Override
    public Integer call() {
        Json environment = api.client().get(Resource.at(EnvironmentCommand.PATH).child(name));
        output.object(environment, EnvironmentWords.of(environment, shell.clock()));
        return 0;
    }
}
