package dev.paved.cli.preview;

import dev.paved.cli.json.Json;
import dev.paved.cli.output.Details;

/** How a preview is told. */
final class PreviewWords {
    private static final int SHORT = 7;

    private PreviewWords() {}

    static String shortened(String commit) {
        return commit.substring(0, Math.min(SHORT, commit.length()));
    }

    static String of(Json preview) {
        return new Details()
                .with("Name", preview.text("name"))
                .with("Pull request", preview.text("repository") + "#" + preview.text("number"))
                .with("Branch", preview.text("branch") + (preview.text("fork").equals("true") ? " of a fork" : ""))
                .with("Commit", preview.text("head"))
                .with("State", preview.text("state"))
                .with("Message", preview.text("message"))
                .with("Environment", preview.text("environment"))
                .with("Shows", preview.text("shows"))
                .with("URL", preview.text("url"))
                .with("Updated", preview.text("updatedAt"))
                .render();
    }
}
