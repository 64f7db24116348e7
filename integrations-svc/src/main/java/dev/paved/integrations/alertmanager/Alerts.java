package dev.paved.integrations.alertmanager;

import dev.paved.integrations.alertmanager.Notification.Alert;
import dev.paved.integrations.inbound.InboundFailure.Unreadable;
import dev.paved.integrations.incident.Sighting;
import dev.paved.integrations.incident.Sighting.Details;
import dev.paved.kit.http.RefusedException;
import dev.paved.kit.persistence.PlainText;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Tells which alerts are incidents, and of what. */
@Singleton
class Alerts {
    private static final int LONGEST_NAME = 200;
    private static final int LONGEST_TITLE = 500;

    private final AlertmanagerConfig config;
    private final InstantSource time;

    Alerts(AlertmanagerConfig config, InstantSource time) {
        this.config = config;
        this.time = time;
    }

    /** What {@code alert} says of an incident; empty where it has not opted in, or is a test. */
    Optional<Sighting> sighting(Alert alert) {
        String severity = alert.label(config.severityLabel());
        if (severity == null || !config.severities().contains(severity) || ConnectionTests.isTest(alert)) {
            return Optional.empty();
        }
        String fingerprint = PlainText.of(alert.fingerprint(), LONGEST_NAME);
        Details details = new Details(
                named(alert, config.serviceLabel()),
                named(alert, config.environmentLabel()),
                PlainText.of(alert.title(), LONGEST_TITLE),
                PlainText.of(severity, LONGEST_NAME));
        String incident = AlertmanagerHook.HOOK.source() + "/" + fingerprint + "@"
                + alert.startsAt().truncatedTo(ChronoUnit.SECONDS);
        return Optional.of(new Sighting(
                AlertmanagerHook.HOOK.source(), fingerprint, incident, alert.startsAt(), end(alert), details));
    }

    /** The end of one that fires is when Alertmanager gives it up if it hears nothing more, and nothing to us. */
    private @Nullable Instant end(Alert alert) {
        return switch (alert.status()) {
            case "firing" -> null;
            case "resolved" -> Objects.requireNonNullElseGet(alert.endsAt(), time::instant);
            default ->
                throw new RefusedException(new Unreadable(
                        "a notification of Alertmanager in its version 4",
                        "/alerts",
                        "has an alert whose status is neither firing nor resolved"));
        };
    }

    private static @Nullable String named(Alert alert, String label) {
        String value = alert.label(label);
        return value == null ? null : PlainText.of(value, LONGEST_NAME);
    }
}
