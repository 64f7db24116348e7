package dev.paved.cli.deployment;

import dev.paved.cli.json.Json;
import dev.paved.cli.operation.Operation;

/** How a finished rollout is told. */
final class Rollout {
    private Rollout() {}

    static String words(Operation operation, String verb) {
        Json result = operation.result();
        String where = result.find("url").map(url -> " at " + url).orElse("");
        return "%s %s %s in %s%s"
                .formatted(result.text("service"), result.text("version"), verb, result.text("environment"), where);
    }
}
