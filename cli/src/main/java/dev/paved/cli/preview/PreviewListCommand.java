package dev.paved.cli.preview;

import dev.paved.cli.context.Api;
import dev.paved.cli.http.Pages;
import dev.paved.cli.http.Resource;
import dev.paved.cli.output.Column;
import dev.paved.cli.output.Output;
import dev.paved.cli.output.Table;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Lists the previews. */
@Command(name = "list", description = "List the previews of open pull requests.")
final class PreviewListCommand implements Callable<Integer> {
    @Option(
            names = {"-r", "--repository"},
            paramLabel = "REPOSITORY",
            description = "Only those of this repository: owner/name, or its URL.")
    private @Nullable String repository;

    @Option(names = "--all", description = "Those of closed pull requests too.")
    private boolean all;

    @Mixin
    private Api api;

    @Mixin
    private Output output;

    @Override
    public Integer call() {
        Table table = Table.of(
                Column.of("NAME", "name"),
                new Column("PULL REQUEST", item -> item.text("repository") + "#" + item.text("number")),
                Column.of("STATE", "state"),
                new Column("COMMIT", item -> PreviewWords.shortened(item.text("head"))),
                Column.of("URL", "url"),
                Column.of("MESSAGE", "message"));
        Resource previews =
                Resource.at(PreviewCommand.PATH).query("repository", repository).query("all", all ? "true" : null);
        output.list(Pages.all(api.client(), previews), table, "No previews.");
        return 0;
    }
}
