package dev.paved.cli.environment;

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
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Compares two environments, or one with a manifest. */
@Command(
        name = "diff",
        description =
                "Compare what two environments are to have, or what a manifest would change with -f or --repository.")
final class EnvironmentDiffCommand implements Callable<Integer> {
    @Parameters(paramLabel = "NAME", arity = "0..2", description = "The one environment, and the other.")
    private List<String> names = List.of();

    @Mixin
    private ManifestChoice choice;

    @Mixin
    private Api api;

    @Mixin
    private Output output;

    @Override
    public Integer call() {
        if (choice.isGiven() ? !names.isEmpty() : names.size() != 2) {
            throw Failure.usage(
                            "There are two environments to compare, or one manifest.",
                            "platform env diff staging production")
                    .thrown();
        }
        Json comparison = comparison(api.client());
        List<Json> differences = comparison.at("differences").items();
        output.object(
                comparison,
                differences.isEmpty()
                        ? comparison.text("from") + " and " + comparison.text("to") + " are to have the same"
                        : table(comparison, differences).render(differences));
        return 0;
    }

    private static Table table(Json comparison, List<Json> differences) {
        Column field = Column.of("FIELD", "field");
        Column from = new Column(title(comparison.text("from")), difference -> value(difference, "from"));
        Column to = new Column(title(comparison.text("to")), difference -> value(difference, "to"));
        boolean noted = differences.stream()
                .anyMatch(difference -> difference.find("note").isPresent());
        return noted ? Table.of(field, from, to, Column.of("NOTE", "note")) : Table.of(field, from, to);
    }

    private Json comparison(ApiClient client) {
        Resource environments = Resource.at(EnvironmentCommand.PATH);
        return choice.isGiven()
                ? choice.read(client).post(environments.child("compare"), client)
                : client.get(
                        environments.child(names.getFirst()).child("compare").child(names.getLast()));
    }

    private static String title(String name) {
        return name.toUpperCase(java.util.Locale.ROOT);
    }

    private static String value(Json difference, String side) {
        return difference.find(side).orElse("-");
    }
}
