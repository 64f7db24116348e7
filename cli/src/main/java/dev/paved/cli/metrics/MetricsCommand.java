package dev.paved.cli.metrics;

import dev.paved.cli.context.Api;
import dev.paved.cli.failure.Failure;
import dev.paved.cli.http.ApiClient;
import dev.paved.cli.http.Resource;
import dev.paved.cli.json.Json;
import dev.paved.cli.output.Column;
import dev.paved.cli.output.Output;
import dev.paved.cli.output.Table;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
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
    private static final Table TEAMS = Table.of(Column.of("TEAM", "team"));

    @Parameters(
            paramLabel = "SERVICE|TEAM",
            arity = "0..1",
            description = "A service, else a team (default: the organisation).")
    private @Nullable String name;

    @Option(names = "--team", paramLabel = "TEAM", description = "A team, whatever services there are.")
    private @Nullable String team;

    @ArgGroup
    private View view = new View();

    @Mixin
    private Question question;

    @Mixin
    private Api api;

    @Mixin
    private Output output;

    @Override
    public Integer call() {
        Whose whose = new Whose(name, team);
        if (view.teams) {
            alone("--teams");
            output.list(teams(), TEAMS, "No team owns a service yet.");
        } else if (view.definitions) {
            alone("--definitions");
            Json answer = api.client().get(Whose.ALL.child("definitions"));
            output.object(answer, DefinitionsWords.of(answer));
        } else if (view.platform) {
            platform();
        } else if (view.explained != null) {
            Explanation.of(view.explained).print(api.client(), whose, question, output);
        } else {
            show(api.client(), whose);
        }
        return 0;
    }

    private void alone(String option) {
        if (name != null || team != null || question.hasRules()) {
            throw Failure.usage(option + " tells the same whatever else is asked for.", "platform metrics " + option)
                    .thrown();
        }
    }

    private List<Json> teams() {
        return api.client().get(Whose.ALL.child("teams")).texts("items").stream()
                .<Json>map(team -> Json.object().with("team", team))
                .toList();
    }

    private void platform() {
        if (name != null || question.hasRules()) {
            throw Failure.usage(
                            "The platform's metrics are of all or of a team, by rules of their own.",
                            "platform metrics --platform [--team TEAM] [--window WINDOW]")
                    .thrown();
        }
        Resource all = Whose.ALL.child("platform");
        Resource asked = team == null ? all : all.child("teams").child(team);
        Json answer = api.client().get(question.windowOf(asked));
        output.object(answer, PlatformWords.of(answer));
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
