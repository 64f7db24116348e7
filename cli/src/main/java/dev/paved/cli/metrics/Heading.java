package dev.paved.cli.metrics;

import dev.paved.cli.json.Json;

/** The line above what an answer tells: whose it is, of which window, and by which rules where they aren't the usual ones. */
final class Heading {
    private Heading() {}

    static String of(Json answer) {
        return whose(answer) + window(answer) + rules(answer);
    }

    /** The rest of the line behind whose the answer is. */
    static String window(Json answer) {
        String asOf = answer.find("asOf").map(time -> ", as of " + time).orElse("");
        return ", last " + answer.text("window") + asOf;
    }

    private static String whose(Json answer) {
        String services = answer.find("services").map(Heading::services).orElse("");
        return answer.find("service")
                .or(() -> answer.find("team").map(team -> "Team " + team + services))
                .orElse("All services" + services);
    }

    private static String services(String count) {
        return " (" + count + (count.equals("1") ? " service)" : " services)");
    }

    private static String rules(Json answer) {
        String name = answer.find("definition").orElse("dora");
        if (!name.equals("dora")) {
            return ", by the definition " + name;
        }
        String choices = Choice.differing(answer.at("parameters"));
        return choices.isEmpty() ? "" : ", by the definition dora with " + choices;
    }
}
