package dev.paved.integrations.alertmanager;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.paved.integrations.inbound.Answer;
import dev.paved.integrations.inbound.Receipt.Status;
import dev.paved.integrations.incident.Outcome;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The answer to a notification that is genuine.
 *
 * @param status accepted if any of its alerts changed something
 * @param truncated how many alerts Alertmanager left out, of which nothing is known
 * @param alerts what became of each
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record GroupReceipt(Status status, long truncated, List<AlertReceipt> alerts) implements Answer {

    /**
     * What became of an alert.
     *
     * @param outcome null where it has not opted in to be an incident
     */
    public record AlertReceipt(String fingerprint, @Nullable Outcome outcome) {}

    /** The receipt for {@code alerts}. */
    static GroupReceipt of(long truncated, List<AlertReceipt> alerts) {
        boolean changed =
                alerts.stream().anyMatch(alert -> alert.outcome() != null && alert.outcome() != Outcome.UNCHANGED);
        return new GroupReceipt(changed ? Status.ACCEPTED : Status.IGNORED, truncated, alerts);
    }
}
