package dev.paved.provisioner.preview;

import dev.paved.events.ChangeEvent.PullRequestCommanded;
import dev.paved.events.EventEnvelope;
import dev.paved.events.PlatformEvent;
import dev.paved.kit.inbox.EventConsumer;
import dev.paved.kit.reconcile.Reconcilers;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.Set;
import org.hibernate.reactive.mutiny.Mutiny;

/** Follows what people ask for in comments on pull requests. Whether they may was decided where the comment came in. */
@Singleton
class CommandFollower implements EventConsumer {

    private final Previews previews;
    private final Commands commands;
    private final Forges forges;
    private final Reconcilers reconcilers;

    CommandFollower(Previews previews, Commands commands, Forges forges, Reconcilers reconcilers) {
        this.previews = previews;
        this.commands = commands;
        this.forges = forges;
        this.reconcilers = reconcilers;
    }

    @Override
    public String name() {
        return "preview-commands";
    }

    @Override
    public Set<Class<? extends PlatformEvent>> handles() {
        return Set.of(PullRequestCommanded.class);
    }

    @Override
    public Uni<Void> on(Mutiny.Session session, EventEnvelope envelope) {
        return envelope.event() instanceof PullRequestCommanded given
                ? commands.take(session, given, envelope.correlationId())
                : Uni.createFrom().voidItem();
    }

    @Override
    public void handled(EventEnvelope envelope) {
        if (envelope.event() instanceof PullRequestCommanded given) {
            Optional.ofNullable(previews.find(forges.pullRequest(given.repository(), given.number())))
                    .ifPresent(row -> reconcilers.wake(PreviewReconciler.NAME, row.name));
        }
    }
}
