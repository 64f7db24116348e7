package dev.paved.cli.audit;

import dev.paved.cli.context.Api;
import dev.paved.cli.http.Resource;
import dev.paved.cli.json.Json;
import dev.paved.cli.output.Column;
import dev.paved.cli.output.Output;
import dev.paved.cli.output.Table;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Lists the commands given to the platform, newest first; every service keeps its own record of them. */
@Command(name = "list", description = "List the commands given to the platform, newest first.")
final class AuditListCommand implements Callable<Integer> {
    private static final List<String> KEEPERS =
            List.of("catalog", "provisioner", "deployer", "metrics", "integrations");

    @Option(
            names = "--of",
            paramLabel = "PART",
            description =
                    "Only what this part of the platform was told: catalog, provisioner, deployer, metrics or integrations.")
    private @Nullable String keeper;

    @Option(
            names = "--limit",
            paramLabel = "COUNT",
            defaultValue = "20",
            description = "How many at most (default: ${DEFAULT-VALUE}).")
    private int limit;

    @Mixin
    private Api api;

    @Mixin
    private Output output;

    @Override
    public Integer call() {
        List<Json> records = new ArrayList<>();
        for (String one : keeper == null ? KEEPERS : List.of(keeper)) {
            Resource audit = Resource.at("/api/audit").child(one).query("limit", Integer.toString(limit));
            records.addAll(api.client().get(audit).at("items").items());
        }
        records.sort(Comparator.comparing((Json item) -> item.text("at")).reversed());
        Table table = Table.of(
                Column.of("TIME", "at"),
                Column.of("ACTOR", "actor"),
                Column.of("ACTION", "action"),
                Column.of("TARGET", "target"),
                Column.of("OUTCOME", "outcome"),
                Column.of("REQUEST", "requestId"));
        output.list(records.stream().limit(limit).toList(), table, "Nothing yet.");
        return 0;
    }
}
