package dev.paved.cli.catalog;

import dev.paved.cli.context.Api;
import dev.paved.cli.failure.ExitCode;
import dev.paved.cli.http.Resource;
import dev.paved.cli.json.Json;
import dev.paved.cli.output.Output;
import dev.paved.cli.shell.Shell;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Lets a location be read now. */
@Command(name = "refresh", description = "Read a location now, not only when its time comes.")
final class CatalogRefreshCommand implements Callable<Integer> {

    private static final Duration LIMIT = Duration.ofMinutes(2);

    @Parameters(paramLabel = "ID", description = "The location's id: platform catalog locations")
    private String id;

    @Mixin
    private Api api;

    @Mixin
    private Output output;

    private final Shell shell;

    CatalogRefreshCommand(Shell shell) {
        this.shell = shell;
    }

    @Override
    public Integer call() {
        Json asked =
                api.client().post(Resource.at(LocationWords.LOCATIONS).child(id).child("refresh"), Json.object());
        String due = asked.text("nextAt");
        Json location = new LocationWait(api.client(), shell.clock(), LIMIT)
                .until(id, now -> !now.text("nextAt").equals(due));
        output.object(location, LocationWords.of(location));
        return LocationWords.problems(location).isEmpty() ? 0 : ExitCode.ERROR.code();
    }
}
