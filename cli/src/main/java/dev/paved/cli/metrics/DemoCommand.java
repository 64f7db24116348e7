package dev.paved.cli.metrics;

import dev.paved.cli.context.Api;
import dev.paved.cli.http.Resource;
import dev.paved.cli.json.Json;
import dev.paved.cli.output.Confirmation;
import dev.paved.cli.output.Output;
import dev.paved.cli.shell.Shell;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Fills the platform with the past of an organisation that was made up. */
@Command(name = "demo", description = "Fill the metrics with the past of an organisation that was made up; asks first.")
public final class DemoCommand implements Callable<Integer> {

    @Option(
            names = "--months",
            paramLabel = "COUNT",
            defaultValue = "12",
            description = "How long its past is, in months of 30 days, from 1 to 24 (default: ${DEFAULT-VALUE}).")
    private int months;

    @Option(
            names = "--seed",
            paramLabel = "NUMBER",
            defaultValue = "1",
            description = "Which of all possible ones it is (default: ${DEFAULT-VALUE}).")
    private long seed;

    @Option(
            names = {"-y", "--yes"},
            description = "Don't ask, and mix it with services that are real, if there are some.")
    private boolean yes;

    @Mixin
    private Api api;

    @Mixin
    private Output output;

    private final Shell shell;

    DemoCommand(Shell shell) {
        this.shell = shell;
    }

    @Override
    public Integer call() {
        if (!yes) {
            Confirmation.of("Add a made-up organisation for good? Only deleting all data removes it.", shell);
        }
        Json wanted = Json.object()
                .with("months", new Json.Numeral(String.valueOf(months)))
                .with("seed", new Json.Numeral(String.valueOf(seed)))
                .with("mix", new Json.Bool(yes));
        Json told = api.client().post(Resource.at("/api/metrics/demo"), wanted);
        output.object(told, words(told));
        return 0;
    }

    private static String words(Json told) {
        String team = told.texts("teams").stream().findFirst().orElse("");
        String visible = told.text("visible").equals("true") ? "" : "\nIt will all be in the metrics in a moment.";
        return """
                %s services of %s teams since %s, told by %s events.%s

                Look at
                  platform metrics
                  platform metrics %s
                  platform metrics %s --explain changeFailRate""".formatted(
                        told.text("services"),
                        told.texts("teams").size(),
                        told.text("from"),
                        told.text("events"),
                        visible,
                        team,
                        team);
    }
}
