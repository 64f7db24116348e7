package dev.paved.cli.deployment;

import dev.paved.cli.failure.Failure;
import dev.paved.cli.failure.FailureException;
import dev.paved.cli.json.Json;
import dev.paved.cli.shell.Shell;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The option to go back past a migration that can't be undone. */
final class MigrationOverride {
    private static final String NAME = "--override-migration";

    @Option(
            names = NAME,
            paramLabel = "REASON",
            description =
                    "Go back past a migration that can't be undone, and say why that does no harm; it goes on record.")
    private @Nullable String reason;

    /** {@code request} with the reason that was given. */
    Json.Fields with(Json.Fields request) {
        return request.with("overrideMigration", reason);
    }

    /** What {@code ask} comes to; where it is refused for want of a reason, whoever is at the terminal is asked for one. */
    <T> T orAsk(Function<MigrationOverride, T> ask, Shell shell) {
        try {
            return ask.apply(this);
        } catch (FailureException refused) {
            boolean wanted = refused.failure().next().stream().anyMatch(next -> next.contains(NAME));
            if (!wanted || reason != null || !shell.terminal().in()) {
                throw refused;
            }
            reason = typed(refused.failure(), shell)
                    .orElseThrow(() ->
                            Failure.usage("Cancelled; nothing was changed.", "").thrown());
            return ask.apply(this);
        }
    }

    private static Optional<String> typed(Failure refused, Shell shell) {
        shell.err().println(refused.what());
        shell.err().print("Why (nothing to leave it): ");
        shell.err().flush();
        return Optional.of(shell.typed().strip()).filter(it -> !it.isEmpty());
    }
}
