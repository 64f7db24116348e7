package dev.paved.kit.github;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** What GitHub says of a failure. */
final class Said {

    private static final int LONGEST = 300;

    private Said() {}

    /** Its message and those of its errors, after a colon, as one short line; nothing where it says nothing. */
    static String of(JsonNode body) {
        List<String> all = new ArrayList<>();
        add(all, body.path("message"));
        body.path("errors").forEach(error -> add(all, error.isTextual() ? error : error.path("message")));
        String line = String.join("; ", all).replaceAll("[\\p{Cntrl}\\s]+", " ").strip();
        return line.isEmpty() ? "" : ": " + (line.length() > LONGEST ? line.substring(0, LONGEST) + "…" : line);
    }

    private static void add(List<String> all, JsonNode text) {
        if (text.isTextual() && !text.textValue().isBlank()) {
            all.add(text.textValue());
        }
    }
}
