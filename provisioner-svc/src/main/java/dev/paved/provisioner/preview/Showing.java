package dev.paved.provisioner.preview;

import dev.paved.kit.http.RefusedException;
import dev.paved.kit.lease.Lease;
import dev.paved.kit.persistence.Transactions;
import dev.paved.kit.reconcile.Requeue;
import dev.paved.provisioner.environment.Sightings;
import dev.paved.provisioner.environment.Sightings.Sighting;
import dev.paved.provisioner.environment.Sightings.Sighting.Stage;
import dev.paved.provisioner.preview.PreviewManifests.Found;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** From whatever is there to an environment as the latest commit describes it. */
@Singleton
class Showing {

    private static final Duration AGAIN = Duration.ofSeconds(1);
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(5);
    private static final int MOST_DOUBLED = 6;

    /** From this status on it is the platform's fault, and passes. */
    private static final int FAULT = 500;

    private final Previews previews;
    private final PreviewManifests manifests;
    private final Sightings sightings;
    private final Transactions transactions;
    private final Applying applying;
    private final Closing closing;
    private final Following following;

    Showing(
            Previews previews,
            PreviewManifests manifests,
            Sightings sightings,
            Transactions transactions,
            Applying applying,
            Closing closing,
            Following following) {
        this.previews = previews;
        this.manifests = manifests;
        this.sightings = sightings;
        this.transactions = transactions;
        this.applying = applying;
        this.closing = closing;
        this.following = following;
    }

    Requeue proceed(PreviewEntity seen, Lease lease) {
        Sighting there = sighted(seen);
        if (seen.head.equals(seen.appliedHead)) {
            return following.proceed(seen, lease, there);
        }
        if (there != null && there.stage() == Stage.GONE) {
            return forget(seen, lease);
        }
        if (there != null && there.stage() == Stage.ENDING) {
            return wait(seen, lease, "the environment " + there.name() + " is being torn down, and made again then");
        }
        return switch (manifests.at(seen)) {
            case Found.Described described -> apply(seen, lease, there, described);
            case Found.Nothing(var message) -> closing.proceed(seen, lease, PreviewState.NONE, message);
            case Found.Wrong(var message) -> wrong(seen, lease, message);
            case Found.Unknown(var message) -> later(seen, lease, message);
        };
    }

    private @Nullable Sighting sighted(PreviewEntity seen) {
        String id = seen.environmentId;
        return id == null ? null : transactions.<@Nullable Sighting>run(session -> sightings.of(session, id));
    }

    /** An environment never changes its name: one that is called otherwise now is made anew. */
    private Requeue apply(PreviewEntity seen, Lease lease, @Nullable Sighting there, Found.Described described) {
        String name = described.request().spec().name();
        if (there != null && !there.name().equals(name)) {
            return closing.proceed(
                    seen, lease, PreviewState.WAITING, "its environment is called " + name + " now, and made anew");
        }
        try {
            return applying.proceed(seen, lease, described);
        } catch (RefusedException e) {
            int status = e.failure().problem().status();
            if (status >= FAULT) {
                return later(seen, lease, PreviewManifests.said(e) + " It is tried again.");
            }
            boolean mayEnd = status == 409;
            return mayEnd
                    ? conflict(seen, lease, PreviewManifests.said(e))
                    : wrong(seen, lease, PreviewManifests.said(e));
        }
    }

    private Requeue forget(PreviewEntity seen, Lease lease) {
        return previews.act(seen, lease, (session, row) -> {
            row.forget();
            return Uni.createFrom().item(Requeue.now());
        });
    }

    private Requeue wait(PreviewEntity seen, Lease lease, String message) {
        return previews.act(seen, lease, (session, row) -> {
            row.become(PreviewState.WAITING, message);
            return Uni.createFrom().item(Requeue.after(AGAIN));
        });
    }

    /** Only another commit mends it; an environment that is there stays as it is. */
    private Requeue wrong(PreviewEntity seen, Lease lease, String message) {
        return previews.act(seen, lease, (session, row) -> {
            row.become(PreviewState.FAILED, message + standing(row));
            row.settle();
            return Uni.createFrom().item(Requeue.settled());
        });
    }

    /** Somebody else may make room. */
    private Requeue conflict(PreviewEntity seen, Lease lease, String message) {
        return previews.act(seen, lease, (session, row) -> {
            row.become(PreviewState.FAILED, message + " It is tried again." + standing(row));
            return Uni.createFrom().item(pause(row));
        });
    }

    private Requeue later(PreviewEntity seen, Lease lease, String message) {
        return previews.act(seen, lease, (session, row) -> {
            row.become(PreviewState.WAITING, message + standing(row));
            return Uni.createFrom().item(pause(row));
        });
    }

    private static Requeue pause(PreviewEntity row) {
        return Requeue.after(FIRST_PAUSE.multipliedBy(1L << Math.min(row.attempts++, MOST_DOUBLED)));
    }

    private static String standing(PreviewEntity row) {
        return row.environment == null || row.appliedHead == null
                ? ""
                : "; " + row.environment + " shows " + PreviewEntity.shortened(row.appliedHead);
    }
}
