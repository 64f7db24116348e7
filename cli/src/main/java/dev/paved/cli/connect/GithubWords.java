package dev.paved.cli.connect;

import dev.paved.cli.json.Json;
import dev.paved.cli.output.Details;
import java.util.List;

/**
 * How it is told what is done on GitHub.
 *
 * @param setup what the webhook is to be
 */
record GithubWords(String place, Json setup) {

    /** What is going to be done. */
    String plan(Means means) {
        String who =
                switch (means) {
                    case Means.Token(String _) ->
                        "the platform makes it with your token, which it gets for this alone and keeps nowhere";
                    case Means.OfThePlatform() -> "the platform makes it with a token of its own";
                    case Means.ByHand() -> "you make it on GitHub's page";
                };
        String plan = "The webhook of " + place + " is to deliver to " + payloadUrl() + ": " + who
                + ". Then GitHub sends a ping, which has to arrive.";
        return PublicUrl.isOfEachMachine(payloadUrl())
                ? plan
                        + "\nwarning: GitHub can't reach this address, which leads each machine to itself. Say with --url where"
                        + " the platform is reached from outside, or set PAVED_BASE_URL."
                : plan;
    }

    /** What is to be filled in. */
    String form() {
        return "Open " + setup.text("page") + " and fill in:\n"
                + new Details()
                        .with("Payload URL", payloadUrl())
                        .with("Content type", setup.text("contentType"))
                        .with("Secret", secret())
                        .with("SSL verification", payloadUrl().startsWith("https:") ? "enabled" : "")
                        .with("Events", String.join(", ", setup.texts("events")) + ", or all of them")
                        .with("Active", "yes")
                        .render();
    }

    /** What was done. */
    String made(Json made) {
        String what =
                switch (made.text("result")) {
                    case "created" -> "made";
                    case "corrected" -> "there already, and is corrected";
                    default -> "there already, and its secret is set again";
                };
        List<String> doubles = made.at("doubles").items().stream()
                .map(each -> each instanceof Json.Numeral(String id) ? id : "")
                .toList();
        String webhook =
                "The webhook " + made.text("hook") + " is " + what + ", and GitHub was asked for a ping of it.";
        return doubles.isEmpty()
                ? webhook
                : webhook + "\nwarning: with the same URL there are more, which let everything come again: "
                        + String.join(", ", doubles) + ". Delete them on GitHub.";
    }

    /** How it ended. */
    String connected(Json now) {
        return place + " is connected: its ping arrived at " + now.text("lastPingAt");
    }

    private String payloadUrl() {
        return setup.text("payloadUrl");
    }

    /** Which file of which machine has it, only whoever runs the platform knows. */
    private String secret() {
        return "what " + setup.at("standing").text("secretVariable")
                + " of integrations-svc has; 'platform up' keeps it in the file github-webhook-secret of its state folder";
    }
}
