package dev.paved.cli.preview;

import dev.paved.cli.context.Api;
import dev.paved.cli.http.Resource;
import dev.paved.cli.json.Json;
import dev.paved.cli.output.Output;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Shows a preview. */
@Command(name = "show", description = "Show the preview of a pull request.")
final class PreviewShowCommand implements Callable<Integer> {
    private static final Pattern PULL_REQUEST = Pattern.compile("([^/]+)/([^/]+)#([0-9]{1,9})");

    @Parameters(paramLabel = "PREVIEW", description = "The preview's name, or its pull request: owner/name#number.")
    private String preview;

    @Mixin
    private Api api;

    @Mixin
    private Output output;

    @Override
    public Integer call() {
        Json found = api.client().get(resource());
        output.object(found, PreviewWords.of(found));
        return 0;
    }

    private Resource resource() {
        Resource previews = Resource.at(PreviewCommand.PATH);
        Matcher pullRequest = PULL_REQUEST.matcher(preview);
        return pullRequest.matches()
                ? previews.child(pullRequest.group(1))
                        .child(pullRequest.group(2))
                        .child(pullRequest.group(3))
                : previews.child(preview);
    }
}
