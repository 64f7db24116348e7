package dev.paved.cli.metrics;

import dev.paved.cli.context.Api;
import dev.paved.cli.http.ApiClient;
import dev.paved.cli.json.Json;
import dev.paved.cli.output.Output;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Shows the DORA metrics of a service, of a team or of the organisation, and what stands behind them. */
@Command(
        name = "metrics",
        description = "Show the DORA metrics of a service, of a team, or of all.",
        subcommands = {MetricsImportCommand.class, MetricsBackfillCommand.class})
public final class MetricsCommand implements Callable<Integer> {

    @Parameters(
            paramLabel = "SERVICE|TEAM",
            arity = "0..1",
            description = "A service, else a team (default: the organisation).")
    private @Nullable String name;

    @Option(names = "--team", paramLabel = "TEAM", description = "A team, whatever services there are.")
    private @Nullable String team;

    @Option(
            names = "--explain",
            paramLabel = "METRIC",
            arity = "0..1",
            fallbackValue = Explanation.ALL,
            description = "Print each event behind the metric, counted or not, and why (without METRIC: of all).")
    private @Nullable String explain;

    @Option(names = "--teams", description = "List the teams instead.")
    private boolean teams;

    @Option(names = "--definitions", description = "Print the rules that --definition may name instead.")
    private boolean definitions;

    @Mixin
    private Question question;

    @Mixin
    private Api api;

    @Mixin
    private Output output;

    @Override
    public Integer call() {
        Whose whose = new Whose(name, team);
        ApiClient client = api.client();
        if (teams) {
            output.list(Listings.teams(client), Listings.TEAMS, "No team owns a service yet.");
        } else if (definitions) {
            Json answer = client.get(Whose.ALL.child("definitions"));
            output.object(answer, Listings.definitions(answer));
        } else if (explain != null) {
            Explanation.of(explain).print(client, whose, question, output);
        } else {
            show(client, whose);
        }
        return 0;
    }

    private void show(ApiClient client, Whose whose) {
        Told told = whose.answer(resource -> {
            Json answer = client.get(question.of(resource));
            return new Told(answer, output.drawn() ? Trends.read(client, resource, question) : Trends.NONE);
        });
        output.object(told.answer(), new MetricsWords(told.answer(), told.trends(), output.style()).toString());
    }

    private record Told(Json answer, Trends trends) {}
}
