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

    /** What was asked in vain is asked again then, and not at once. */
    private static final Duration AGAIN = Duration.ofSeconds(5);

    /** Nothing was looked at yet. */
    public static final Renewing NEW = new Renewing(1, 0, null, null, null);

    /**
     * Whether it is to be looked at {@code now}: the last look was {@code every} ago, or a moment where something was told,
     * which it also was if the provisioner did not answer then.
     */
    public boolean isDue(Instant now, Duration every) {
        Duration pause = seen < due && AGAIN.compareTo(every) < 0 ? AGAIN : every;
        return checkedAt == null || new Pause(checkedAt.plus(pause), pause).isOver(now);
    }

    /** The provisioner was asked, and answered. */
    public Renewing looked(Instant now) {
        return new Renewing(due, due, now, refused, trouble);
    }

    /** The same, and what runs has what it is given. */
    public Renewing well(Instant now) {
        return new Renewing(due, due, now, null, null);
    }

    /** The provisioner was asked, and did not answer; what was told stays due. */
    public Renewing unanswered(Instant now) {
        return new Renewing(due, seen, now, refused, trouble);
    }

    /** There are others, which can not be had; what was told stays due. */
    public Renewing missing(String reason, Instant now) {
        return new Renewing(due, seen, now, refused, reason);
    }

    /** What runs has what it was given when it was looked at; what was told since stays due. */
    Renewing renewed() {
        return new Renewing(due, seen, checkedAt, null, null);
    }

    /** It did not run with {@code version}; what was told since stays due. */
    public Renewing refused(String version, String reason) {
        return new Renewing(due, seen, checkedAt, version, reason);
    }
}
