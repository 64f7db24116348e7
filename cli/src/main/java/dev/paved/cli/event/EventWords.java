package dev.paved.cli.event;

import dev.paved.cli.json.Json;

/** An event on a line. */
final class EventWords {
    private EventWords() {}

    static String of(Json event) {
        String type = event.text("type").replaceFirst("^dev\\.paved\\.", "").replaceFirst("\\.v\\d+$", "");
        String actor = event.find("actor").map(who -> "  by " + who).orElse("");
        return "%s  %-24s  %s%s%s"
                .formatted(event.text("time"), type, event.text("subject"), details(event.at("data")), actor);
    }

    /** What most people look for in an event, where it has it. */
    private static String details(Json data) {
        StringBuilder details = new StringBuilder();
        for (String name : new String[] {"service", "environment", "version", "reason"}) {
            data.find(name)
                    .ifPresent(value ->
                            details.append("  ").append(name).append('=').append(value));
        }
        return details.toString();
    }
}
