package dev.paved.cli.service;

import dev.paved.cli.json.Json;
import dev.paved.cli.output.Age;
import java.time.InstantSource;

/** How it is told which golden path a service follows. */
final class PathWords {
    private PathWords() {}

    /** The golden path with its version, until when it may follow none, or that this is to be reviewed. */
    static String of(Json service, InstantSource clock) {
        Json leave = service.at("offPath");
        if (leave.absent()) {
            return (service.text("template") + " " + service.text("templateVersion")).strip();
        }
        String end = Age.until(leave.text("expiresAt"), clock);
        return isDue(service) ? "none; expired " + end + ": review" : "none; review " + end;
    }

    static boolean isDue(Json service) {
        return service.at("offPath").text("expired").equals("true");
    }
}
