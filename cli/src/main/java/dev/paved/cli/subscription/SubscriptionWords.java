package dev.paved.cli.subscription;

import dev.paved.cli.json.Json;
import java.util.ArrayList;
import java.util.List;

/** How a subscription is told. */
final class SubscriptionWords {
    private SubscriptionWords() {}

    /** "all events", or for example "deployment.* (service hello, environment production)". */
    static String events(Json filter) {
        List<String> types = filter.texts("types");
        List<String> limits = new ArrayList<>();
        for (String name : List.of("service", "team", "environment", "outcome")) {
            filter.find(name).ifPresent(value -> limits.add(name + " " + value));
        }
        String kinds = types.isEmpty() ? "all events" : String.join(", ", types);
        return limits.isEmpty() ? kinds : kinds + " (" + String.join(", ", limits) + ")";
    }

    /** "active", or "disabled: " with the reason. */
    static String state(Json subscription) {
        String status = subscription.text("status");
        return subscription.find("reason").map(why -> status + ": " + why).orElse(status);
    }

    /** "delivered, 200 after 12 ms", or what came instead. */
    static String attempt(Json attempt) {
        String what = attempt.text("delivered").equals("true") ? "delivered" : "failed";
        String status = attempt.find("status").map(code -> ", " + code).orElse("");
        return what + status + " after " + attempt.text("durationMs") + " ms";
    }

    /** Where it sends events: a URL, or "Slack C0123ABCD". */
    static String target(Json subscription) {
        return subscription.find("slack").map(channel -> "Slack " + channel).orElseGet(() -> subscription.text("url"));
    }

    /** What is to be known, or done, once it is made. */
    static String afterCreation(Json created) {
        return created.find("slack").isPresent()
                ? "see whether it gets there with: platform subscription test " + created.text("id")
                : secret(created);
    }

    /** The secret that the answer has; how to get another where it was in an answer that did not arrive. */
    static String secret(Json answer) {
        return answer.find("secret")
                .map(secret -> "its signing secret, which is never shown again: " + secret)
                .orElse(
                        "its signing secret was in an answer that got lost; make another with: platform subscription rotate "
                                + answer.text("id"));
    }
}
