package dev.paved.integrations.github.out;

import dev.paved.events.DeploymentEvent;
import dev.paved.events.DeploymentEvent.DeployApproved;
import dev.paved.events.DeploymentEvent.DeployFailed;
import dev.paved.events.DeploymentEvent.DeployProgressed;
import dev.paved.events.DeploymentEvent.DeployRequested;
import dev.paved.events.DeploymentEvent.DeployRolledBack;
import dev.paved.events.DeploymentEvent.DeployStarted;
import dev.paved.events.DeploymentEvent.DeploySucceeded;
import dev.paved.events.DeploymentEvent.ExternalDeployFinished;
import dev.paved.events.DeploymentEvent.OffPathDeployExpired;
import dev.paved.events.EventEnvelope;
import dev.paved.events.PlatformEvent;
import dev.paved.integrations.github.out.DeploymentWish.State;
import dev.paved.integrations.github.out.StatusWish.Verdict;
import dev.paved.kit.inbox.EventConsumer;
import dev.paved.kit.reconcile.Reconcilers;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.Set;
import org.hibernate.reactive.mutiny.Mutiny;

/** Wishes that GitHub shows how deployments go. */
@Singleton
class DeploymentFollower implements EventConsumer {

    private final News news;
    private final DeploymentWishes wishes;
    private final Reconcilers reconcilers;

    DeploymentFollower(News news, DeploymentWishes wishes, Reconcilers reconcilers) {
        this.news = news;
        this.wishes = wishes;
        this.reconcilers = reconcilers;
    }

    @Override
    public String name() {
        return "github-deployments";
    }

    @Override
    public Set<Class<? extends PlatformEvent>> handles() {
        return Set.of(DeploymentEvent.class);
    }

    @Override
    public Uni<Void> on(Mutiny.Session session, EventEnvelope envelope) {
        return envelope.event() instanceof DeploymentEvent event && news.isNews(envelope)
                ? follow(session, envelope, event)
                : Uni.createFrom().voidItem();
    }

    private Uni<Void> follow(Mutiny.Session session, EventEnvelope envelope, DeploymentEvent event) {
        return switch (event) {
            case DeployRequested requested ->
                wishes.put(
                        session,
                        envelope,
                        requested,
                        new Going(State.QUEUED, Verdict.PENDING, "Asked for by " + envelope.actor(), null));
            case DeployStarted started ->
                wishes.put(
                        session, envelope, started, new Going(State.IN_PROGRESS, Verdict.PENDING, "Rolling out", null));
            case DeploySucceeded succeeded ->
                wishes.put(
                                session,
                                envelope,
                                succeeded,
                                new Going(
                                        State.SUCCESS,
                                        Verdict.SUCCESS,
                                        "Version " + succeeded.version() + " is deployed",
                                        succeeded.url()))
                        .chain(() -> wishes.supersede(session, envelope, succeeded));
            case DeployFailed failed ->
                wishes.put(session, envelope, failed, new Going(State.FAILURE, Verdict.FAILURE, failed.reason(), null));
            case DeployRolledBack back -> wishes.put(session, envelope, back, back(back));
            case DeployProgressed none -> Uni.createFrom().voidItem();
            case DeployApproved none -> Uni.createFrom().voidItem();
            case OffPathDeployExpired none -> Uni.createFrom().voidItem();
            case ExternalDeployFinished none -> Uni.createFrom().voidItem();
        };
    }

    private static Going back(DeployRolledBack back) {
        return back.rollbackDeployment() == null
                ? new Going(State.FAILURE, Verdict.FAILURE, "Went back to version " + back.toVersion(), null)
                : new Going(State.INACTIVE, Verdict.FAILURE, "Rolled back to version " + back.toVersion(), null);
    }

    @Override
    public void handled(EventEnvelope envelope) {
        if (envelope.event() instanceof DeploymentEvent event) {
            DeploymentWishes.ids(event).forEach(id -> reconcilers.wake(Teller.NAME, id));
        }
    }
}
