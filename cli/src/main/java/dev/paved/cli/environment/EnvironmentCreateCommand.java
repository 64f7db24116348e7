package dev.paved.cli.environment;

import dev.paved.cli.context.Api;
import dev.paved.cli.failure.Failure;
import dev.paved.cli.http.ApiClient;
import dev.paved.cli.http.Resource;
import dev.paved.cli.json.Json;
import dev.paved.cli.operation.Operation;
import dev.paved.cli.operation.Wait;
import dev.paved.cli.output.Output;
import dev.paved.cli.shell.Shell;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Creates an environment, by name and type or from a manifest. */
@Command(name = "create", description = "Create an environment: NAME and --type, or a manifest with -f.")
final class EnvironmentCreateCommand implements Callable<Integer> {
    @Parameters(paramLabel = "NAME", arity = "0..1", description = "The environment's name.")
    private @Nullable String name;

    @Option(names = "--type", paramLabel = "TYPE", description = "preview, development, staging or production.")
    private @Nullable String type;

    @Option(names = "--ttl", paramLabel = "DURATION", description = "How long it lives: 30s, 10m, 2h, 7d or 1h30m.")
    private @Nullable String ttl;

    @Option(
            names = {"-f", "--file"},
            paramLabel = "FILE",
            description = "A manifest in YAML; - reads it from stdin.")
    private @Nullable String file;

    @Mixin
    private Wait wait;

    @Mixin
    private Api api;

    @Mixin
    private Output output;

    private final Shell shell;

    EnvironmentCreateCommand(Shell shell) {
        this.shell = shell;
    }

    @Override
    public Integer call() {
        ApiClient client = api.client();
        return wait.end(request(client), client, output, this::words);
    }

    private Json request(ApiClient client) {
        Resource environments = Resource.at(EnvironmentCommand.PATH);
        if (file != null) {
            if (name != null || type != null || ttl != null) {
                throw Failure.usage(
                                "A manifest says name, type and ttl itself.",
                                "leave out NAME, --type and --ttl with -f")
                        .thrown();
            }
            return Manifest.read(file, shell.in(), client).post(environments, client);
        }
        if (name == null || type == null) {
            throw Failure.usage(
                            "An environment needs a name and a type, or a manifest.",
                            "platform env create pr-1234 --type preview --ttl 7d")
                    .thrown();
        }
        return client.post(
                environments,
                Json.object().with("name", name).with("type", type).with("ttl", ttl));
    }

    private String words(Operation created) {
        return EnvironmentWords.ready(created, shell.clock());
    }
}
