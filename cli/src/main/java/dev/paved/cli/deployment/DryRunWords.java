package dev.paved.cli.deployment;

import dev.paved.cli.json.Json;
import dev.paved.cli.output.Details;

/** How it is told what a deployment would do. */
final class DryRunWords {
    private static final int SHORT = 12;
    private static final int TOLD = 10;

    private DryRunWords() {}

    static String of(Json answer) {
        Json from = answer.at("from");
        Details details = new Details()
                .with("Service", answer.text("service"))
                .with("Environment", answer.text("environment"))
                .with("From", from.absent() ? "nothing runs there" : version(from))
                .with("To", version(answer))
                .with("Promoted from", answer.text("promotedFrom"))
                .with("Image", answer.text("image"));
        commits(details, answer.at("changes").at("added"), "New commits");
        commits(details, answer.at("changes").at("removed"), "Removed");
        MigrationWords.of(answer.at("migration")).ifPresent(words -> details.with("Migration", words));
        return details.with("Outcome", outcome(answer)).render() + "\nNothing was changed.";
    }

    private static String version(Json it) {
        String commit = it.text("commit");
        return it.text("version") + " (" + commit.substring(0, Math.min(SHORT, commit.length())) + ")";
    }

    private static void commits(Details details, Json commits, String name) {
        if (commits.absent()) {
            return;
        }
        boolean more = commits.text("more").equals("true");
        String count = commits.text("count");
        boolean none = count.equals("0");
        if (none && name.equals("Removed")) {
            return;
        }
        details.with(name, none ? "none" : more ? "more than " + count : count);
        commits.at("newest").items().stream().limit(TOLD).forEach(line -> details.with("Commit", words(line)));
    }

    private static String words(Json line) {
        String commit = line.text("commit");
        return commit.substring(0, Math.min(SHORT, commit.length())) + "  " + line.text("subject");
    }

    private static String outcome(Json answer) {
        return switch (answer.text("outcome")) {
            case "begins" -> "would begin now";
            case "fails" -> "would fail: " + answer.text("mistake");
            case "waits" -> "would wait: " + answer.text("waitsFor");
            default -> "would be refused: " + answer.at("refusal").text("title");
        };
    }
}
