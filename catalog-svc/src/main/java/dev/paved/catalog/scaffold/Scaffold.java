package dev.paved.catalog.scaffold;

import dev.paved.catalog.service.NewService;
import dev.paved.kit.identity.Cause;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A service that is being made, as its rows say now.
 *
 * @param step what is to be done next
 * @param commit the first commit, once the repository is in place
 * @param reason why it is undone
 * @param next what to do about that
 */
record Scaffold(
        NewService service,
        ScaffoldStep step,
        @Nullable String commit,
        @Nullable String reason,
        @Nullable String next,
        Cause cause,
        Instant deadline) {

    static Scaffold of(ScaffoldEntity row, NewService service) {
        return new Scaffold(
                service,
                row.step,
                row.commit,
                row.reason,
                row.next,
                new Cause(row.actor, row.correlationId, null),
                row.deadline);
    }

    String operation() {
        return service.operation();
    }
}
