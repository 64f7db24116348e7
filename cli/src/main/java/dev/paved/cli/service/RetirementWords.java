package dev.paved.cli.service;

import dev.paved.cli.json.Json;
import dev.paved.cli.output.Age;
import java.time.InstantSource;

/** How it is told that a service has left the catalog. */
final class RetirementWords {
    private RetirementWords() {}

    /** When, by whom, why, and what it was needed for nevertheless; empty where it has not. */
    static String of(Json retired, InstantSource clock) {
        if (retired.absent()) {
            return "";
        }
        return "%s ago by %s".formatted(Age.since(retired.text("at"), clock), retired.text("by"))
                + retired.find("reason").map(reason -> ": " + reason).orElse("")
                + retired.find("despite")
                        .map(despite -> " (although " + despite + ")")
                        .orElse("");
    }
}
