package dev.paved.integrations.github.out;

import dev.paved.events.EnvironmentEvent;
import dev.paved.events.EnvironmentEvent.DatabaseProvisioned;
import dev.paved.events.EnvironmentEvent.DriftDetected;
import dev.paved.events.EnvironmentEvent.DriftResolved;
import dev.paved.events.EnvironmentEvent.EnvironmentDestroyed;
import dev.paved.events.EnvironmentEvent.EnvironmentExpired;
import dev.paved.events.EnvironmentEvent.EnvironmentExpiring;
import dev.paved.events.EnvironmentEvent.EnvironmentExtended;
import dev.paved.events.EnvironmentEvent.EnvironmentFailed;
import dev.paved.events.EnvironmentEvent.EnvironmentReady;
import dev.paved.events.EnvironmentEvent.EnvironmentRequested;
import dev.paved.events.EnvironmentEvent.PreviewReady;
import dev.paved.events.EventEnvelope;
import dev.paved.events.PlatformEvent;
import dev.paved.integrations.github.GithubConfig;
import dev.paved.integrations.github.GithubConfig.Subject;
import dev.paved.integrations.github.out.CommentWish.Phase;
import dev.paved.integrations.github.out.DeploymentWish.State;
import dev.paved.integrations.github.out.Wishes.Key;
import dev.paved.integrations.text.Link;
import dev.paved.kit.inbox.EventConsumer;
import dev.paved.kit.reconcile.Reconcilers;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.hibernate.reactive.mutiny.Mutiny;

/** Wishes comments on pull requests that have previews, and that GitHub shows which environments are gone. */
@Singleton
class EnvironmentFollower implements EventConsumer {

    private final GithubConfig config;
    private final News news;
    private final OnGitHub onGitHub;
    private final Wishes wishes;
    private final Reconcilers reconcilers;

    EnvironmentFollower(GithubConfig config, News news, OnGitHub onGitHub, Wishes wishes, Reconcilers reconcilers) {
        this.config = config;
        this.news = news;
        this.onGitHub = onGitHub;
        this.wishes = wishes;
        this.reconcilers = reconcilers;
    }

    @Override
    public String name() {
        return "github-environments";
    }

    @Override
    public Set<Class<? extends PlatformEvent>> handles() {
        return Set.of(EnvironmentEvent.class);
    }

    @Override
    public Uni<Void> on(Mutiny.Session session, EventEnvelope envelope) {
        return envelope.event() instanceof EnvironmentEvent event && news.isNews(envelope)
                ? follow(session, envelope, event)
                : Uni.createFrom().voidItem();
    }

    private Uni<Void> follow(Mutiny.Session session, EventEnvelope envelope, EnvironmentEvent event) {
        return switch (event) {
            case PreviewReady ready -> comment(session, envelope, ready);
            case EnvironmentFailed failed -> change(session, envelope, failed, wish -> failed(wish, failed.reason()));
            case EnvironmentDestroyed gone -> change(session, envelope, gone, wish -> ended(wish, gone));
            case EnvironmentRequested none -> Uni.createFrom().voidItem();
            case EnvironmentReady none -> Uni.createFrom().voidItem();
            case EnvironmentExtended none -> Uni.createFrom().voidItem();
            case EnvironmentExpiring none -> Uni.createFrom().voidItem();
            case EnvironmentExpired none -> Uni.createFrom().voidItem();
            case DatabaseProvisioned none -> Uni.createFrom().voidItem();
            case DriftDetected none -> Uni.createFrom().voidItem();
            case DriftResolved none -> Uni.createFrom().voidItem();
        };
    }

    private Uni<Void> comment(Mutiny.Session session, EventEnvelope envelope, PreviewReady ready) {
        return onGitHub.name(ready.repository())
                .filter(repository -> config.tells(Subject.PREVIEWS))
                .map(repository -> wishes.put(
                        session,
                        new Key(id(ready), repository, null, ready.environment()),
                        new CommentWish(
                                ready.number(),
                                ready.environment(),
                                ready.head(),
                                Link.of(ready.url()),
                                Phase.READY,
                                null),
                        envelope.time()))
                .orElseGet(() -> Uni.createFrom().voidItem());
    }

    private static String id(EnvironmentEvent event) {
        return "preview/" + event.environment();
    }

    private static Wish failed(Wish wish, String reason) {
        return wish instanceof CommentWish comment ? comment.become(Phase.FAILED, reason) : wish;
    }

    private static Wish ended(Wish wish, EnvironmentDestroyed gone) {
        return switch (wish) {
            case CommentWish comment -> comment.become(Phase.ENDED, gone.reason());
            case DeploymentWish deployment -> deployment.become(State.INACTIVE, "The environment is gone");
            case StatusWish status -> status;
        };
    }

    private Uni<Void> change(
            Mutiny.Session session, EventEnvelope envelope, EnvironmentEvent event, UnaryOperator<Wish> change) {
        return wishes.open(session, event.environment(), null)
                .chain(open -> Multi.createFrom()
                        .iterable(open)
                        .onItem()
                        .transformToUniAndConcatenate(
                                each -> wishes.put(session, each.key(), change.apply(each.wish()), envelope.time()))
                        .collect()
                        .last()
                        .replaceWithVoid());
    }

    @Override
    public void handled(EventEnvelope envelope) {
        if (envelope.event() instanceof EnvironmentEvent event) {
            reconcilers.wake(Teller.NAME, id(event));
        }
    }
}
