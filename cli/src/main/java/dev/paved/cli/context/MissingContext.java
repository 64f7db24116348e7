package dev.paved.cli.context;

import dev.paved.cli.failure.ExitCode;
import dev.paved.cli.failure.Failure;
import java.util.List;

/** The failure of naming a context that isn't there, with those that are. */
final class MissingContext {
    private MissingContext() {}

    static RuntimeException named(String name, Configuration configuration) {
        List<String> known =
                configuration.all().stream().map(SavedContext::name).toList();
        String why = known.isEmpty() ? "There are none yet." : "There are: " + String.join(", ", known) + ".";
        return Failure.of(ExitCode.NOT_FOUND, "There is no context '" + name + "'.", why, "platform context list")
                .thrown();
    }
}
