package dev.paved.cli.secret;

import dev.paved.cli.json.Json;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The option --if-version: nothing is changed where someone else was faster. */
final class Expected {
    @Option(
            names = "--if-version",
            paramLabel = "VERSION",
            description = "Only if this is its version now; 0: only if there is none.")
    private @Nullable Long version;

    Json.Fields with(Json.Fields body) {
        return version == null ? body : body.with("expectedVersion", new Json.Numeral(version.toString()));
    }

    @Nullable
    String text() {
        return version == null ? null : version.toString();
    }
}
