package dev.paved.provisioner.preview;

import dev.paved.events.ChangeEvent.PullRequestClosed;
import dev.paved.events.ChangeEvent.PullRequestOpened;
import dev.paved.events.ChangeEvent.PullRequestUpdated;
import dev.paved.events.EventEnvelope;
import dev.paved.events.PlatformEvent;
import dev.paved.kit.inbox.EventConsumer;
import dev.paved.kit.reconcile.Reconcilers;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.Set;
import org.hibernate.reactive.mutiny.Mutiny;

/** Follows pull requests. */
@Singleton
class PullRequestFollower implements EventConsumer {

    private final Previews previews;
    private final Forges forges;
    private final Reconcilers reconcilers;

    PullRequestFollower(Previews previews, Forges forges, Reconcilers reconcilers) {
        this.previews = previews;
        this.forges = forges;
        this.reconcilers = reconcilers;
    }

    @Override
    public String name() {
        return "previews";
    }

    @Override
    public Set<Class<? extends PlatformEvent>> handles() {
        return Set.of(PullRequestOpened.class, PullRequestUpdated.class, PullRequestClosed.class);
    }

    @Override
    public Uni<Void> on(Mutiny.Session session, EventEnvelope envelope) {
        return News.of(envelope.event(), forges)
                .map(news -> previews.take(session, news, envelope.correlationId()))
                .orElseGet(() -> Uni.createFrom().voidItem());
    }

    @Override
    public void handled(EventEnvelope envelope) {
        News.of(envelope.event(), forges)
                .flatMap(news -> Optional.ofNullable(previews.find(news.pullRequest())))
                .ifPresent(row -> reconcilers.wake(PreviewReconciler.NAME, row.name));
    }
}
