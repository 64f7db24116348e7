package dev.paved.cli.secret;

import dev.paved.cli.context.Api;
import dev.paved.cli.json.Json;
import dev.paved.cli.output.Output;
import dev.paved.cli.shell.Shell;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Says how often a secret is to have a new value. */
@Command(name = "policy", description = "Say how often a secret is to have a new value.")
final class SecretsPolicyCommand implements Callable<Integer> {

    /** How often. */
    static final class HowOften {
        @Option(
                names = "--rotate-every",
                paramLabel = "DURATION",
                description =
                        "A new value is due this long after the last: 12h, 30d. The platform makes it where it made"
                                + " the last one too.")
        private @Nullable String every;

        @Option(names = "--none", description = "None is due any more.")
        private boolean none;
    }

    @Mixin
    private Secret secret;

    @ArgGroup(multiplicity = "1")
    private HowOften howOften = new HowOften();

    @Mixin
    private Api api;

    @Mixin
    private Output output;

    private final Shell shell;

    SecretsPolicyCommand(Shell shell) {
        this.shell = shell;
    }

    @Override
    public Integer call() {
        Json.Fields request = secret.body().with("rotateEvery", howOften.none ? "none" : howOften.every);
        Json changed = api.client().post(secret.path().child("policy"), request);
        output.object(changed, secret + ": " + RotationWords.sentence(changed, secret.option(), shell.clock()));
        return 0;
    }
}
