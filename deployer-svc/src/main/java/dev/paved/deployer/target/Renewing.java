package dev.paved.deployer.target;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Whether what runs has the variables that its service is given now.
 *
 * @param due how often it was told that they may be others
 * @param seen which of these was looked at last
 * @param checkedAt when that was
 * @param refused the version of the variables that the service did not run with
 * @param trouble what came of it, for people
 */
public record Renewing(
        long due,
        long seen,
        @Nullable Instant checkedAt,
        @Nullable String refused,
        @Nullable String trouble) {

    /** Nothing was looked at yet. */
    public static final Renewing NEW = new Renewing(1, 0, null, null, null);

    /** Whether it is to be looked at {@code now}: something was told, or the last look was {@code every} ago. */
    boolean isDue(Instant now, Duration every) {
        return seen < due || checkedAt == null || new Pause(checkedAt.plus(every), every).isOver(now);
    }

    Renewing looked(Instant now) {
        return new Renewing(due, due, now, refused, trouble);
    }

    Renewing well(Instant now) {
        return new Renewing(due, due, now, null, null);
    }

    Renewing refused(String version, String reason, Instant now) {
        return new Renewing(due, due, now, version, reason);
    }
}
