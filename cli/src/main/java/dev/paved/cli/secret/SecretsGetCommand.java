package dev.paved.cli.secret;

import dev.paved.cli.context.Api;
import dev.paved.cli.json.Json;
import dev.paved.cli.output.Output;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Prints a secret's value. */
@Command(name = "get", description = "Print a secret's value. That you did, and what for, is on record.")
final class SecretsGetCommand implements Callable<Integer> {
    @Mixin
    private Secret secret;

    @Option(names = "--version", paramLabel = "VERSION", description = "That of an earlier version.")
    private @Nullable Long version;

    @Option(
            names = "--purpose",
            paramLabel = "TEXT",
            defaultValue = "a look at it",
            description = "What for, for the record that all can read (default: ${DEFAULT-VALUE}).")
    private String purpose = "a look at it";

    @Mixin
    private Api api;

    @Mixin
    private Output output;

    @Override
    public Integer call() {
        Json.Fields request = secret.body().with("purpose", purpose);
        Json revealed = api.client()
                .post(
                        secret.path().child("read"),
                        version == null ? request : request.with("version", new Json.Numeral(version.toString())));
        output.object(revealed, revealed.text("value"));
        return 0;
    }
}
