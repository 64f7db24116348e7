package dev.paved.cli.connect;

import dev.paved.cli.failure.ExitCode;
import dev.paved.cli.failure.Failure;
import dev.paved.cli.json.Json;
import dev.paved.cli.output.Age;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;

/** How it is told how far the connection with a system is. */
final class StandingWords {
    private static final String NOT_CONFIGURED = "not-configured";
    private static final Map<String, String> WITH_HELP = Map.of(
            "github", "platform connect github OWNER/REPOSITORY",
            "alertmanager", "platform connect alertmanager");

    private StandingWords() {}

    static String state(Json standing) {
        return switch (standing.text("state")) {
            case "silent" -> "nothing received";
            case NOT_CONFIGURED -> "not configured";
            default -> standing.text("state");
        };
    }

    /** "5m ago (push)", or nothing where nothing was accepted yet. */
    static String lastDelivery(Json standing, InstantSource clock) {
        return standing.find("lastAcceptedAt")
                .map(at -> Age.since(at, clock) + " ago"
                        + standing.find("lastAcceptedType")
                                .filter(type -> !type.equals("any"))
                                .map(type -> " (" + type + ")")
                                .orElse(""))
                .orElse("");
    }

    /** "3, last 5m ago (untrusted)", or nothing where nothing was refused yet. */
    static String refused(Json standing, InstantSource clock) {
        return standing.find("lastRefusedAt")
                .map(at -> standing.text("refused") + ", last " + Age.since(at, clock) + " ago ("
                        + standing.at("refusals").items().getFirst().text("outcome") + ")")
                .orElse("");
    }

    static String next(Json standing) {
        String name = standing.text("name");
        return switch (standing.text("state")) {
            case NOT_CONFIGURED -> "set " + standing.text("secretVariable");
            case "silent" ->
                WITH_HELP.containsKey(name) ? WITH_HELP.get(name) : "let it deliver to " + standing.text("path");
            default -> "";
        };
    }

    /** Why each of those that were refused was, a line each. */
    static List<String> refusals(Json standing) {
        return standing.at("refusals").items().stream()
                .map(each ->
                        each.text("count") + " refused, last at " + each.text("lastAt") + ": " + each.text("reason"))
                .toList();
    }

    /** Refuses to go on where nothing that comes could be believed. */
    static void requireConfigured(Json standing) {
        if (standing.text("state").equals(NOT_CONFIGURED)) {
            throw Failure.of(
                            ExitCode.ERROR,
                            standing.text("system") + " can't be connected: the platform has no secret to know it by.",
                            "",
                            "set " + standing.text("secretVariable")
                                    + " in the environment of integrations-svc to a long random text, and restart it")
                    .thrown();
        }
    }
}
