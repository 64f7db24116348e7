package dev.paved.cli.service;

import dev.paved.cli.context.Api;
import dev.paved.cli.http.Resource;
import dev.paved.cli.json.Json;
import dev.paved.cli.output.Age;
import dev.paved.cli.output.Output;
import dev.paved.cli.shell.Shell;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Takes a service into the catalog that was not made here. */
@Command(name = "register", description = "Register a service that was not made from a golden path, for a time.")
final class ServiceRegisterCommand implements Callable<Integer> {
    @Parameters(paramLabel = "NAME", description = "The service's name: lower case letters, digits and dashes.")
    private String name;

    @Option(names = "--off-path", required = true, description = "Say that it follows no golden path.")
    private boolean offPath;

    @Option(names = "--reason", paramLabel = "TEXT", required = true, description = "Why it follows none.")
    private String reason;

    @Option(
            names = "--expires",
            paramLabel = "DURATION",
            required = true,
            description = "In how long that is to be reviewed, for example 90d.")
    private String expires;

    @Option(names = "--type", paramLabel = "TYPE", description = "What kind of service (default: its component's).")
    private @Nullable String type;

    @Option(names = "--language", paramLabel = "LANGUAGE", description = "What it is written in.")
    private @Nullable String language;

    @Option(
            names = "--owner",
            paramLabel = "TEAM",
            description = "The team that owns it (default: its component's, or you).")
    private @Nullable String owner;

    @Option(names = "--description", paramLabel = "TEXT", description = "What it is for, in a sentence.")
    private @Nullable String description;

    @Option(names = "--repository", paramLabel = "URL", description = "Where its code is.")
    private @Nullable String repository;

    @Option(names = "--path", paramLabel = "FOLDER", description = "The folder in the repository that it is made of.")
    private @Nullable String path;

    @Mixin
    private Api api;

    @Mixin
    private Output output;

    private final Shell shell;

    ServiceRegisterCommand(Shell shell) {
        this.shell = shell;
    }

    @Override
    public Integer call() {
        Json body = Json.object()
                .with("offPath", new Json.Bool(offPath))
                .with("reason", reason)
                .with("expires", expires)
                .with("type", type)
                .with("language", language)
                .with("owner", owner)
                .with("description", description)
                .with("repository", repository)
                .with("path", path);
        Json registered =
                api.client().post(Resource.at("/api/services").child(name).child("register"), body);
        output.object(
                registered,
                name + " is registered, to be reviewed "
                        + Age.until(registered.at("offPath").text("expiresAt"), shell.clock()));
        return 0;
    }
}
