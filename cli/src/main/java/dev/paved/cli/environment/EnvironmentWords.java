package dev.paved.cli.environment;

import dev.paved.cli.json.Json;
import dev.paved.cli.output.Age;
import dev.paved.cli.output.Details;
import java.time.InstantSource;

/** How an environment is told. */
final class EnvironmentWords {
    private EnvironmentWords() {}

    static String of(Json environment, InstantSource clock) {
        String expiry = environment.text("expiresAt");
        return new Details()
                .with("Name", environment.text("name"))
                .with("Type", environment.text("type"))
                .with("Phase", environment.text("phase"))
                .with("Message", environment.text("message"))
                .with("Owner", environment.text("owner"))
                .with("URL", environment.text("url"))
                .with("Created", environment.text("createdAt"))
                .with("Expires", expiry.isEmpty() ? "never" : expiry + " (" + Age.until(expiry, clock) + ")")
                .render();
    }
}
