package dev.paved.catalog.git;

import static org.eclipse.jgit.transport.RemoteRefUpdate.Status.OK;
import static org.eclipse.jgit.transport.RemoteRefUpdate.Status.REJECTED_NONFASTFORWARD;
import static org.eclipse.jgit.transport.RemoteRefUpdate.Status.REJECTED_REMOTE_CHANGED;
import static org.eclipse.jgit.transport.RemoteRefUpdate.Status.UP_TO_DATE;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.eclipse.jgit.transport.RemoteRefUpdate;

/** A repository elsewhere took nothing of what was pushed. */
public final class PushRefused extends Exception {

    private static final long serialVersionUID = 1;

    private final String reason;
    private final boolean moved;

    private PushRefused(String reason, boolean moved) {
        super(reason);
        this.reason = reason;
        this.moved = moved;
    }

    /** Throws where one of {@code updates} was not done. */
    static void check(Collection<RemoteRefUpdate> updates) throws PushRefused {
        List<RemoteRefUpdate> failed = updates.stream()
                .filter(update -> !List.of(OK, UP_TO_DATE).contains(update.getStatus()))
                .sorted(Comparator.comparing(PushRefused::isOfOther))
                .toList();
        if (!failed.isEmpty()) {
            RemoteRefUpdate first = failed.getFirst();
            throw new PushRefused(first.getRemoteName() + ": " + said(first), isMoved(first));
        }
    }

    /** Whether it was not done only since another was not. */
    private static boolean isOfOther(RemoteRefUpdate update) {
        String said = Objects.requireNonNullElse(update.getMessage(), "");
        return !isMoved(update) && (said.contains("aborted") || said.contains("atomic"));
    }

    private static boolean isMoved(RemoteRefUpdate update) {
        return List.of(REJECTED_REMOTE_CHANGED, REJECTED_NONFASTFORWARD).contains(update.getStatus());
    }

    private static String said(RemoteRefUpdate update) {
        return Objects.requireNonNullElseGet(
                update.getMessage(),
                () -> update.getStatus().name().toLowerCase(Locale.ROOT).replace('_', ' '));
    }

    /** Which ref it would not take, and why. */
    public String reason() {
        return reason;
    }

    /** Whether a ref was no longer on what it was thought to be on. */
    public boolean isMoved() {
        return moved;
    }
}
