package dev.paved.cli.service;

import dev.paved.cli.context.Api;
import dev.paved.cli.http.Resource;
import dev.paved.cli.json.Json;
import dev.paved.cli.output.Age;
import dev.paved.cli.output.Output;
import dev.paved.cli.shell.Shell;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Lets a service be off the path for longer. */
@Command(name = "renew", description = "Let a service follow no golden path for this long from now on.")
final class ServiceRenewCommand implements Callable<Integer> {
    @Parameters(paramLabel = "NAME", description = "The service's name.")
    private String name;

    @Option(names = "--reason", paramLabel = "TEXT", required = true, description = "Why it still follows none.")
    private String reason;

    @Option(
            names = "--expires",
            paramLabel = "DURATION",
            required = true,
            description = "In how long that is to be reviewed, for example 90d.")
    private String expires;

    @Mixin
    private Api api;

    @Mixin
    private Output output;

    private final Shell shell;

    ServiceRenewCommand(Shell shell) {
        this.shell = shell;
    }

    @Override
    public Integer call() {
        Json renewed = api.client()
                .post(
                        Resource.at("/api/services").child(name).child("renew"),
                        Json.object().with("reason", reason).with("expires", expires));
        output.object(
                renewed,
                name + " is to be reviewed " + Age.until(renewed.at("offPath").text("expiresAt"), shell.clock()));
        return 0;
    }
}
