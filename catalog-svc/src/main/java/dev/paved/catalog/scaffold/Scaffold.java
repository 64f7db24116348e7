package dev.paved.catalog.scaffold;

import dev.paved.catalog.service.NewService;
import dev.paved.kit.identity.Cause;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A service that is being made, as its rows say now.
 *
 * @param position which step of its golden path is next, from 0
 * @param outputs what the steps before gave, as a JSON object by their ids
 * @param commit the first commit, once the repository is in place
 * @param reason why it is undone
 * @param next what to do about that
 */
record Scaffold(
        NewService service,
        ScaffoldDirection direction,
        int position,
        String outputs,
        @Nullable String commit,
        @Nullable String reason,
        @Nullable String next,
        Cause cause,
        Instant deadline) {

    static Scaffold of(ScaffoldEntity row, NewService service) {
        return new Scaffold(
                service,
                row.direction,
                row.position,
                row.outputs,
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
