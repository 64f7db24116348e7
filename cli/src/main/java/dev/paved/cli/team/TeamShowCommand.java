package dev.paved.cli.team;

import dev.paved.cli.context.Api;
import dev.paved.cli.http.Resource;
import dev.paved.cli.json.Json;
import dev.paved.cli.output.Output;
import dev.paved.cli.shell.Shell;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Shows a team and what is theirs. */
@Command(
        name = "show",
        description = "Show a team: its members, its services and what runs of them, and what else is its.")
final class TeamShowCommand implements Callable<Integer> {
    @Parameters(paramLabel = "TEAM", description = "The team: payments, group:acme/payments, or a person as user:ada.")
    private String team;

    @Mixin
    private Api api;

    @Mixin
    private Output output;

    private final Shell shell;

    TeamShowCommand(Shell shell) {
        this.shell = shell;
    }

    @Override
    public Integer call() {
        Json found = api.client().get(Resource.at(TeamCommand.PATH).child(team));
        output.object(found, TeamWords.of(found, shell.clock()));
        return 0;
    }
}
