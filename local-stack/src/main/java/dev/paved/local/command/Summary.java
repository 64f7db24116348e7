package dev.paved.local.command;

import dev.paved.local.stack.PavedHome;
import dev.paved.local.stack.StackSettings;
import java.time.Duration;
import java.util.Locale;

/** What {@code up} says at its end: where everything is, and what to do next. */
final class Summary {
    private Summary() {}

    static String text(PavedHome home, StackSettings settings, String context, boolean ranAlready, Duration elapsed) {
        String headline = ranAlready
                ? "The platform is running already."
                : String.format(Locale.ROOT, "The platform is up after %.1f s.", elapsed.toMillis() / 1000.0);
        String elsewhere = context.equals(LocalContext.NAME)
                ? ""
                : "Commands speak to the context " + context + ": platform context use " + LocalContext.NAME
                        + " speaks to this platform.\n";
        return """
                %s
                  API         %s/api
                  Metrics     %s/metrics
                  Kafka       127.0.0.1:%d
                  PostgreSQL  127.0.0.1:%d
                  State       %s
                %sNext: platform service create hello --type api --language node
                """.formatted(
                        headline,
                        settings.baseUrl(),
                        settings.baseUrl(),
                        settings.kafkaPort(),
                        settings.postgresPort(),
                        home.root(),
                        elsewhere);
    }
}
