package dev.paved.integrations.alertmanager;

import com.fasterxml.jackson.databind.ObjectReader;
import dev.paved.events.EventJson;
import dev.paved.integrations.inbound.InboundFailure.Unreadable;
import dev.paved.integrations.inbound.RawBody;
import dev.paved.kit.http.RefusedException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The part of Alertmanager's payload that the platform needs, in its own words.
 *
 * @param truncatedAlerts how many alerts of the group were left out, since {@code max_alerts} bounds them
 * @see <a href="https://prometheus.io/docs/alerting/latest/configuration/#webhook_config">webhook_config</a>
 */
record Notification(String version, @Nullable Long truncatedAlerts, List<Alert> alerts) {
    private static final String VERSION = "4";
    private static final String WHAT = "a notification of Alertmanager in its version 4";
    private static final ObjectReader READER = EventJson.mapper().readerFor(Notification.class);

    /** {@code status} is {@code firing} or {@code resolved}; {@code endsAt} says something of the latter only. */
    record Alert(
            String status,
            Map<String, String> labels,
            @Nullable Map<String, String> annotations,
            Instant startsAt,
            @Nullable Instant endsAt,
            String fingerprint) {

        /** The value of the label, or null where there is none or an empty one, which is the same to Prometheus. */
        @Nullable
        String label(String name) {
            String value = labels.get(name);
            return value == null || value.isBlank() ? null : value.strip();
        }

        /** What is wrong, for people: as the annotations say, or the name of the alert. */
        String title() {
            Map<String, String> said = annotations == null ? Map.of() : annotations;
            return Stream.of(said.get("summary"), said.get("description"), labels.get("alertname"))
                    .filter(Objects::nonNull)
                    .filter(text -> !text.isBlank())
                    .findFirst()
                    .orElse(fingerprint);
        }
    }

    /**
     * What {@code json} says.
     *
     * @throws RefusedException with {@link Unreadable} where it is nothing that Alertmanager sends
     */
    static Notification read(byte[] json) {
        Notification read = RawBody.read(READER, WHAT, json);
        if (!read.version().equals(VERSION)) {
            throw new RefusedException(new Unreadable(WHAT, "/version", "is " + read.version() + ", not " + VERSION));
        }
        return read;
    }

    /** How many alerts of the group were left out. */
    long truncated() {
        return truncatedAlerts == null ? 0 : Math.max(0, truncatedAlerts);
    }
}
