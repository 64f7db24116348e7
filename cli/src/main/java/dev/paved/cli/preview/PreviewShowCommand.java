package dev.paved.cli.preview;

import dev.paved.cli.context.Api;
import dev.paved.cli.http.Resource;
import dev.paved.cli.json.Json;
import dev.paved.cli.output.Output;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Shows a preview. */
@Command(name = "show", description = "Show the preview of a pull request.")
final class PreviewShowCommand implements Callable<Integer> {
    @Parameters(
            paramLabel = "PREVIEW",
            description = "The preview's name, or its pull request: owner/name#number, or its address.")
    private String preview;

    @Mixin
    private Api api;

    @Mixin
    private Output output;

    @Override
    public Integer call() {
        Json found = api.client().get(PreviewReference.of(preview).in(Resource.at(PreviewCommand.PATH)));
        output.object(found, PreviewWords.of(found));
        return 0;
    }
}
