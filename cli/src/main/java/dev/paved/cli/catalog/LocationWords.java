package dev.paved.cli.catalog;

import dev.paved.cli.json.Json;
import dev.paved.cli.output.Details;
import java.util.List;

/** Locations in words. */
final class LocationWords {

    static final String LOCATIONS = "/api/catalog/locations";

    private LocationWords() {}

    /** What became of a location. */
    static String of(Json location) {
        String details = new Details()
                .with("Location", location.text("id"))
                .with("Target", location.text("type") + ":" + location.text("target"))
                .with("State", location.text("state"))
                .with("Files", location.text("files"))
                .with("Entities", location.text("entities"))
                .with("Revision", location.text("revision"))
                .with("Read", location.text("readAt"))
                .render();
        StringBuilder words = new StringBuilder(details);
        problems(location).forEach(problem -> words.append("\n").append(problem));
        return words.toString();
    }

    /** What is wrong with it, a line each. */
    static List<String> problems(Json location) {
        if (!location.text("error").isEmpty()) {
            return List.of("It can't be read: " + location.text("error"));
        }
        return location.at("problems").items().stream()
                .map(LocationWords::problem)
                .toList();
    }

    private static String problem(Json problem) {
        String pointer = problem.text("pointer");
        String example = problem.text("example");
        return problem.text("file") + ":" + problem.text("line") + ":" + problem.text("column") + ": "
                + (pointer.isEmpty() ? "it" : pointer) + " " + problem.text("rule")
                + (example.isEmpty() ? "" : "\n  for example: " + example);
    }

    /** Whether it was tried to be read. */
    static boolean isRead(Json location) {
        return !location.text("readAt").isEmpty() || !location.text("error").isEmpty();
    }
}
