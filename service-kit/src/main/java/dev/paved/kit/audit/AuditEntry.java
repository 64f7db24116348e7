package dev.paved.kit.audit;

import dev.paved.kit.persistence.PlainText;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One command, as it is remembered for ever. Its texts may come from the request: they have no control characters, and are
 * cut to 2,000 characters, the actor to 250.
 *
 * @param action what was asked for, for example {@code deployment.deploy} or, of a refused request, its method and path
 * @param target what it was to be done to
 * @param outcome what became of it
 * @param status the HTTP status of the answer
 * @param remote the address it came from; {@code none} where nobody has asked for it
 * @param detail the reason of a refusal
 */
public record AuditEntry(
        UUID id,
        Instant at,
        String actor,
        String action,
        String target,
        AuditOutcome outcome,
        int status,
        String requestId,
        String remote,
        @Nullable String detail) {

    private static final int LONGEST_ACTOR = 250;
    private static final int LONGEST = 2_000;

    public AuditEntry {
        actor = PlainText.of(actor, LONGEST_ACTOR);
        action = PlainText.of(action, LONGEST);
        target = PlainText.of(target, LONGEST);
        requestId = PlainText.of(requestId, LONGEST);
        remote = PlainText.of(remote, LONGEST);
        detail = detail == null ? null : PlainText.of(detail, LONGEST);
    }
}
