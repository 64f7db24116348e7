package dev.paved.catalog.ownership;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A request to give a service to another owner.
 *
 * @param from the owner when it was asked
 * @param to the owner it is to have
 * @param reason why, where the requester said
 * @param expiresAt until when it waits for consent
 * @param decidedBy who ended it; null while it waits, and where nobody answered in time
 * @param note what they said to it
 * @param warning what is odd about it; null where nothing is
 */
public record Transfer(
        String id,
        String service,
        String from,
        String to,
        @Nullable String reason,
        TransferState state,
        String requestedBy,
        Instant requestedAt,
        Instant expiresAt,
        @Nullable String decidedBy,
        @Nullable Instant decidedAt,
        @Nullable String note,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String warning) {

    Transfer warning(@Nullable String text) {
        return new Transfer(
                id,
                service,
                from,
                to,
                reason,
                state,
                requestedBy,
                requestedAt,
                expiresAt,
                decidedBy,
                decidedAt,
                note,
                text);
    }
}
