package dev.paved.cli.secret;

import dev.paved.cli.context.Api;
import dev.paved.cli.json.Json;
import dev.paved.cli.output.Output;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Restores a secret or an earlier value of it. */
@Command(name = "restore", description = "Restore a deleted secret, or the value of an earlier version.")
final class SecretsRestoreCommand implements Callable<Integer> {
    @Mixin
    private Secret secret;

    @Option(
            names = "--version",
            paramLabel = "VERSION",
            description = "The version whose value it gets; of a deleted secret the last one unless given.")
    private @Nullable Long version;

    @Mixin
    private Expected expected;

    @Mixin
    private Api api;

    @Mixin
    private Output output;

    @Override
    public Integer call() {
        Json.Fields request = expected.with(secret.body());
        Json restored = api.client()
                .post(
                        secret.path().child("restore"),
                        version == null ? request : request.with("version", new Json.Numeral(version.toString())));
        output.object(restored, secret + " is at version " + restored.text("version"));
        return 0;
    }
}
