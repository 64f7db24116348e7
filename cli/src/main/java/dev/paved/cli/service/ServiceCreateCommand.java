package dev.paved.cli.service;

import dev.paved.cli.context.Api;
import dev.paved.cli.http.ApiClient;
import dev.paved.cli.http.Resource;
import dev.paved.cli.json.Json;
import dev.paved.cli.operation.Operation;
import dev.paved.cli.operation.Wait;
import dev.paved.cli.output.Details;
import dev.paved.cli.output.Output;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Creates a service: a repository with code that runs, registered in the catalog. */
@Command(
        name = "create",
        description = "Create a service: a repository with code that runs and is tested, registered in the catalog.")
final class ServiceCreateCommand implements Callable<Integer> {
    @Parameters(paramLabel = "NAME", description = "The service's name: lower case letters, digits and dashes.")
    private String name;

    @Option(
            names = "--type",
            paramLabel = "TYPE",
            required = true,
            description = "What kind of service: api, worker or web.")
    private String type;

    @Option(
            names = "--language",
            paramLabel = "LANGUAGE",
            required = true,
            description = "What it is written in: java, go, node or python.")
    private String language;

    @Option(names = "--owner", paramLabel = "TEAM", description = "The team that owns it (default: you).")
    private @Nullable String owner;

    @Option(names = "--description", paramLabel = "TEXT", description = "What it is for, in a sentence.")
    private @Nullable String description;

    @Option(names = "--database", paramLabel = "KIND", description = "What it keeps its data in: none or postgres.")
    private @Nullable String database;

    @Option(
            names = "--set",
            paramLabel = "KEY=VALUE",
            description = "Another parameter of the golden path (platform template show NAME); again for each.")
    private Map<String, String> parameters = new LinkedHashMap<>();

    @Mixin
    private Wait wait;

    @Mixin
    private Api api;

    @Mixin
    private Output output;

    @Override
    public Integer call() {
        Json.Fields body = Json.object()
                .with("name", name)
                .with("type", type)
                .with("language", language)
                .with("owner", owner)
                .with("description", description)
                .with("database", database);
        if (!parameters.isEmpty()) {
            Map<String, Json> texts = new LinkedHashMap<>();
            parameters.forEach((key, value) -> texts.put(key, new Json.Text(value)));
            body = body.with("texts", new Json.Fields(texts));
        }
        ApiClient client = api.client();
        return wait.end(client.post(Resource.at("/api/services"), body), client, output, this::words);
    }

    private String words(Operation created) {
        Json result = created.result();
        return new Details()
                .with("Service", name)
                .with("Version", result.text("version"))
                .with("Repository", result.text("repository"))
                .with("Next", "platform deploy %s --env staging --version %s".formatted(name, result.text("version")))
                .render();
    }
}
