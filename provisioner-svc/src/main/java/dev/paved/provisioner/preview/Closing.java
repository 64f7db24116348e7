package dev.paved.provisioner.preview;

import dev.paved.kit.http.RefusedException;
import dev.paved.kit.lease.Lease;
import dev.paved.kit.reconcile.Requeue;
import dev.paved.provisioner.environment.EnvironmentCommands;
import dev.paved.provisioner.environment.EnvironmentCommands.Outcome;
import dev.paved.provisioner.environment.Sightings;
import dev.paved.provisioner.environment.Sightings.Sighting;
import dev.paved.provisioner.environment.Sightings.Sighting.Stage;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/** From whatever is there to nothing, of environments that were made for the pull request and no other. */
@Singleton
class Closing {

    private static final Duration AGAIN = Duration.ofSeconds(1);

    private final Previews previews;
    private final Sightings sightings;
    private final EnvironmentCommands environments;

    Closing(Previews previews, Sightings sightings, EnvironmentCommands environments) {
        this.previews = previews;
        this.sightings = sightings;
        this.environments = environments;
    }

    /** One step towards nothing being there, in {@code state} because of {@code message}. */
    Requeue proceed(PreviewEntity seen, Lease lease, PreviewState state, @Nullable String message) {
        AtomicReference<Outcome> begun = new AtomicReference<>();
        try {
            Requeue next = previews.act(
                    seen,
                    lease,
                    (session, row) -> sighted(session, row).chain(there -> {
                        if (there == null || !isOurs(row, there) || there.stage() == Stage.GONE) {
                            return gone(row, state, message);
                        }
                        return there.stage() == Stage.ENDING
                                ? awaited(row)
                                : environments
                                        .destroy(session, there.name(), row.cause())
                                        .invoke(begun::set)
                                        .chain(() -> awaited(row));
                    }));
            if (begun.get() != null) {
                environments.wake(begun.get());
            }
            return next;
        } catch (RefusedException e) {
            return refused(seen, lease, PreviewManifests.said(e));
        }
    }

    private Uni<@Nullable Sighting> sighted(Mutiny.Session session, PreviewEntity row) {
        return row.environmentId == null ? Uni.createFrom().nullItem() : sightings.locked(session, row.environmentId);
    }

    private static boolean isOurs(PreviewEntity row, Sighting there) {
        return row.pullRequest().origin().equals(there.origin());
    }

    private static Uni<Requeue> gone(PreviewEntity row, PreviewState state, @Nullable String message) {
        row.forget();
        row.appliedHead = null;
        row.become(state, message);
        if (state == PreviewState.WAITING) {
            return Uni.createFrom().item(Requeue.now());
        }
        row.settle();
        return Uni.createFrom().item(Requeue.settled());
    }

    private static Uni<Requeue> awaited(PreviewEntity row) {
        row.appliedHead = null; // If it is wanted again meanwhile, it is made again.
        row.become(PreviewState.CLOSING, "its environment is being torn down");
        return Uni.createFrom().item(Requeue.after(AGAIN));
    }

    /** What keeps it may end: another command may be at it. */
    private Requeue refused(PreviewEntity seen, Lease lease, String why) {
        return previews.act(seen, lease, (session, row) -> {
            row.become(PreviewState.CLOSING, "its environment could not be torn down, which is tried again: " + why);
            return Uni.createFrom().item(Requeue.after(AGAIN));
        });
    }
}
