package dev.paved.cli.freeze;

import dev.paved.cli.context.Api;
import dev.paved.cli.http.Resource;
import dev.paved.cli.json.Json;
import dev.paved.cli.output.Output;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Ends a freeze before its time. */
@Command(name = "lift", description = "End a freeze before its time.")
final class FreezeLiftCommand implements Callable<Integer> {
    @Parameters(paramLabel = "ID", description = "The freeze, as platform freeze list shows it.")
    private String id;

    @Mixin
    private Api api;

    @Mixin
    private Output output;

    @Override
    public Integer call() {
        Json freeze =
                api.client().post(Resource.at(FreezeCommand.PATH).child(id).child("lift"), Json.object());
        output.object(freeze, FreezeWords.what(freeze) + " is not frozen by it any more");
        return 0;
    }
}
