package dev.paved.integrations.subscription;

import dev.paved.integrations.stream.TypePattern;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A subscription as it is shown.
 *
 * @param url where the events are sent; null where they are posted to Slack
 * @param slack the id of the channel of Slack that they are posted to; null where they are sent to a URL
 * @param reason why it is disabled; null unless it is
 * @param failingSince since when nothing was delivered; null where the last attempt succeeded
 * @param previousSecretUntil until when the secret before the present one signs too; null where there is none
 * @param replay the operation that sends some of the past again; null where there is none
 */
record SubscriptionView(
        String id,
        String team,
        @Nullable String url,
        @Nullable String slack,
        Filter filter,
        SubscriptionStatus status,
        @Nullable String reason,
        @Nullable Instant failingSince,
        @Nullable Instant previousSecretUntil,
        @Nullable String replay,
        String createdBy,
        Instant createdAt) {

    /** Which events it has; what is null, and an empty list, lets all through. */
    record Filter(
            List<String> types,
            @Nullable String service,
            @Nullable String team,
            @Nullable String environment,
            @Nullable String outcome) {}

    static SubscriptionView of(SubscriptionEntity row, Instant now) {
        return new SubscriptionView(
                row.id,
                row.team,
                row.url,
                row.channel,
                new Filter(
                        SubscriptionFilter.of(row).types().stream()
                                .map(TypePattern::text)
                                .toList(),
                        row.service,
                        row.owner,
                        row.environment,
                        row.outcome),
                row.status(),
                row.reason,
                row.failingSince,
                row.previousUntil != null && now.isBefore(row.previousUntil) ? row.previousUntil : null,
                row.replayOperation,
                row.createdBy,
                row.createdAt);
    }
}
