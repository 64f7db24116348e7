package dev.paved.provisioner.preview;

import dev.paved.events.EnvironmentEvent.PreviewReady;
import dev.paved.kit.lease.Lease;
import dev.paved.kit.outbox.Outbox;
import dev.paved.kit.reconcile.Requeue;
import dev.paved.provisioner.environment.Sightings.Sighting;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Objects;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/** Tells of an environment that was asked for as the latest commit describes it. */
@Singleton
class Following {

    private static final Duration AGAIN = Duration.ofSeconds(1);

    private final Previews previews;
    private final Outbox outbox;

    Following(Previews previews, Outbox outbox) {
        this.previews = previews;
        this.outbox = outbox;
    }

    Requeue proceed(PreviewEntity seen, Lease lease, @Nullable Sighting there) {
        return previews.act(seen, lease, (session, row) -> {
            if (there == null) {
                return over(row, row.message);
            }
            return switch (there.stage()) {
                case COMING -> coming(row, there);
                case READY -> ready(session, row, there);
                case FAILED -> failed(row, there);
                case ENDING -> ending(row, there);
                case GONE -> over(row, ended(there));
            };
        });
    }

    private static Uni<Requeue> coming(PreviewEntity row, Sighting there) {
        row.become(PreviewState.PROVISIONING, there.message());
        return Uni.createFrom().item(Requeue.after(AGAIN));
    }

    private Uni<Requeue> ready(Mutiny.Session session, PreviewEntity row, Sighting there) {
        boolean known = row.state == PreviewState.READY && Objects.equals(row.url, there.url());
        row.url = there.url();
        row.become(PreviewState.READY, there.message());
        row.settle();
        return (known ? Uni.createFrom().voidItem() : tell(session, row, there)).replaceWith(Requeue.settled());
    }

    private Uni<Void> tell(Mutiny.Session session, PreviewEntity row, Sighting there) {
        return session.flush()
                .chain(() -> outbox.append(
                        session,
                        row.subject(),
                        new PreviewReady(there.name(), row.repository, row.number, row.head, there.url()),
                        row.cause()));
    }

    private static Uni<Requeue> failed(PreviewEntity row, Sighting there) {
        row.become(PreviewState.FAILED, there.message());
        row.settle();
        return Uni.createFrom().item(Requeue.settled());
    }

    private static Uni<Requeue> ending(PreviewEntity row, Sighting there) {
        row.url = null;
        row.become(PreviewState.ENDED, ended(there));
        return Uni.createFrom().item(Requeue.after(AGAIN));
    }

    private static Uni<Requeue> over(PreviewEntity row, @Nullable String message) {
        row.forget();
        row.become(PreviewState.ENDED, message);
        row.settle();
        return Uni.createFrom().item(Requeue.settled());
    }

    private static String ended(Sighting there) {
        return there.name() + " has ended: " + there.message() + "; the next commit of the pull request makes it again";
    }
}
