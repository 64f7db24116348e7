package dev.paved.cli.deployment;

import dev.paved.cli.json.Json;
import dev.paved.cli.output.Age;
import dev.paved.cli.output.Details;
import dev.paved.cli.shell.Style;
import java.time.InstantSource;

/** How the state of a service in an environment is told. */
final class StatusWords {
    private StatusWords() {}

    static String health(Json item, Style style) {
        String health = item.text("health");
        return switch (health) {
            case "healthy" -> style.green(health);
            case "unhealthy" -> style.red(health);
            case "starting" -> style.yellow(health);
            default -> health;
        };
    }

    private static String held(Json hold, Json item, InstantSource clock) {
        return "rolled back%s to %s by %s %s ago%s; automation deploys nothing until a person has, or: platform release-hold %s --env %s --reason REASON"
                .formatted(
                        hold.find("undone").map(version -> " from " + version).orElse(""),
                        hold.text("restored"),
                        hold.text("by"),
                        Age.since(hold.text("since"), clock),
                        hold.find("because").map(why -> " (" + why + ")").orElse(""),
                        item.text("service"),
                        item.text("environment"));
    }

    static String of(Json item, Style style, InstantSource clock) {
        String since = Age.since(item.text("deployedAt"), clock);
        String by = item.find("deployedBy").map(who -> " by " + who).orElse("");
        Details details = new Details()
                .with("Service", item.text("service"))
                .with("Environment", item.text("environment"))
                .with("Version", item.text("version"))
                .with("Commit", item.text("commit"))
                .with("Health", health(item, style))
                .with("Message", item.text("message"))
                .with("URL", item.text("url"))
                .with("Deployed", since.isEmpty() ? "" : since + " ago" + by);
        for (Json instance : item.at("instances").items()) {
            details.with(
                    "Instance",
                    "pid %s on port %s, %s"
                            .formatted(instance.text("pid"), instance.text("port"), instance.text("health")));
        }
        Json rollout = item.at("inProgress");
        if (!rollout.absent()) {
            String cancelled = rollout.at("cancellation")
                    .find("by")
                    .map(who -> ", being cancelled by " + who)
                    .orElse("");
            details.with(
                    "In progress",
                    rollout.text("version") + cancelled + " (platform operation wait " + rollout.text("operation")
                            + ")");
            progress(rollout.at("progress"), details);
        }
        Json held = item.at("held");
        if (!held.absent()) {
            details.with(
                    "Held back",
                    held.text("version") + " until " + held.text("until") + ": a rollback to it starts nothing");
        }
        Json queued = item.at("queued");
        if (!queued.absent()) {
            details.with(
                    "Waits in line",
                    "%s by %s for %s (platform operation wait %s)"
                            .formatted(
                                    queued.text("version"),
                                    queued.text("by"),
                                    Age.since(queued.text("since"), clock),
                                    queued.text("operation")));
        }
        Json failure = item.at("lastFailure");
        if (!failure.absent()) {
            String age = Age.until(failure.text("at"), clock);
            String what = failure.text("status").equals("cancelled") ? "Last cancelled" : "Last failure";
            details.with(what, failure.text("version") + ", " + age + ": " + failure.text("reason"));
        }
        Json offPath = item.at("offPath");
        if (!offPath.absent()) {
            String until = offPath.text("expired").equals("true")
                    ? style.red("overdue since " + offPath.text("until"))
                    : "until " + offPath.text("until");
            details.with("Off the path", until + ": " + offPath.text("reason"));
        }
        MigrationWords.of(item.at("migration")).ifPresent(words -> details.with("Migration", words));
        Json hold = item.at("hold");
        if (!hold.absent()) {
            details.with("Held", held(hold, item, clock));
        }
        return details.render();
    }

    private static void progress(Json progress, Details details) {
        if (progress.absent()) {
            return;
        }
        details.with("Step", progress.text("message") + ", its share is " + progress.text("weight") + "%");
        progress.find("held")
                .ifPresent(why -> details.with(
                        "Held",
                        why + " Go on with platform resume, or end it with platform cancel; given up at "
                                + progress.text("until")));
    }
}
