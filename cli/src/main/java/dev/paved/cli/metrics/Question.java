package dev.paved.cli.metrics;

import dev.paved.cli.failure.Failure;
import dev.paved.cli.http.Resource;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that say which window is counted, and by which rules. */
final class Question {
    private static final List<String> WINDOWS = List.of("7d", "30d", "90d");
    private static final String DORA = "dora";

    @Option(
            names = "--window",
            paramLabel = "WINDOW",
            defaultValue = "30d",
            description = "7d, 30d or 90d (default: ${DEFAULT-VALUE}).")
    private String window = "30d";

    @Option(
            names = "--as-of",
            paramLabel = "TIME",
            description = "The end of the window, such as 2026-01-31T08:00:00Z (default: now).")
    private @Nullable String asOf;

    @Option(
            names = "--definition",
            paramLabel = "NAME",
            description = "Whose rules to count by; --definitions prints them (default: dora).")
    private @Nullable String definition;

    @Option(
            names = "--set",
            paramLabel = "CHOICE=VALUE",
            description = "Another choice than the platform's where DORA leaves one, such as leadTimeStart=authored;"
                    + " also several times.")
    private List<String> choices = List.of();

    /** Asks {@code resource} for the metrics of the window, by the rules. */
    Resource of(Resource resource) {
        Resource asked = windowOf(resource).query("asOf", instant()).query("definition", definition);
        for (Map.Entry<String, String> choice : chosen().entrySet()) {
            asked = asked.query(choice.getKey(), choice.getValue());
        }
        return asked;
    }

    /** Asks {@code resource} for the window alone. */
    Resource windowOf(Resource resource) {
        if (!WINDOWS.contains(window)) {
            throw Failure.usage("There is no window '" + window + "'.", "use --window " + alternatives(WINDOWS))
                    .thrown();
        }
        return resource.query("window", window);
    }

    /** Whether it asks for more than a window. */
    boolean hasRules() {
        return asOf != null || definition != null || !choices.isEmpty();
    }

    /** The choices it asks for, behind a comma, for a heading whose answer doesn't tell them. */
    String otherChoices() {
        return choices.isEmpty() ? "" : ", with " + String.join(", ", choices);
    }

    private @Nullable String instant() {
        try {
            return asOf == null ? null : OffsetDateTime.parse(asOf).toInstant().toString();
        } catch (DateTimeException e) {
            throw Failure.usage("'" + asOf + "' is no time.", "write one such as --as-of 2026-01-31T08:00:00Z")
                    .thrown();
        }
    }

    private Map<String, String> chosen() {
        if (!choices.isEmpty() && definition != null && !definition.equals(DORA)) {
            throw Failure.usage(
                            "Only the definition dora leaves choices open; " + definition + " has made its own.",
                            "leave out --set, or use --definition dora")
                    .thrown();
        }
        Map<String, String> chosen = new LinkedHashMap<>();
        for (String choice : choices) {
            int equals = choice.indexOf('=');
            if (equals < 0 || !Choice.names().contains(choice.substring(0, equals))) {
                throw Failure.usage(
                                "'" + choice + "' is no choice.",
                                "write one such as --set leadTimeStart=authored; there are "
                                        + String.join(", ", Choice.names()))
                        .thrown();
            }
            chosen.put(choice.substring(0, equals), choice.substring(equals + 1));
        }
        return chosen;
    }

    private static String alternatives(List<String> all) {
        return String.join(", ", all.subList(0, all.size() - 1)) + " or " + all.getLast();
    }
}
