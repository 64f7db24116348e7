package dev.paved.integrations.github.out;

import dev.paved.events.DeploymentEvent;
import dev.paved.events.DeploymentEvent.DeploySucceeded;
import dev.paved.events.EnvironmentType;
import dev.paved.events.EventEnvelope;
import dev.paved.integrations.github.GithubConfig;
import dev.paved.integrations.github.GithubConfig.Subject;
import dev.paved.integrations.github.out.DeploymentWish.State;
import dev.paved.integrations.github.out.Wishes.Key;
import dev.paved.integrations.github.out.Wishes.Open;
import dev.paved.integrations.repository.ServiceRepositories;
import dev.paved.integrations.repository.ServiceRepositories.Place;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.hibernate.reactive.mutiny.Mutiny;

/** Makes wishes of what happens to deployments of services whose repositories are on GitHub. */
@Singleton
class DeploymentWishes {

    private static final Pattern COMMIT = Pattern.compile("[0-9a-f]{40}([0-9a-f]{24})?");

    private final GithubConfig config;
    private final OnGitHub onGitHub;
    private final ServiceRepositories repositories;
    private final Wishes wishes;

    DeploymentWishes(GithubConfig config, OnGitHub onGitHub, ServiceRepositories repositories, Wishes wishes) {
        this.config = config;
        this.onGitHub = onGitHub;
        this.repositories = repositories;
        this.wishes = wishes;
    }

    /** The ids of the wishes that {@code event} may change. */
    static List<String> ids(DeploymentEvent event) {
        return List.of(deploymentId(event), statusId(event));
    }

    private static String deploymentId(DeploymentEvent event) {
        return "deployment/" + event.deployment();
    }

    private static String statusId(DeploymentEvent event) {
        return "status/" + event.service() + "/" + event.environment() + "/" + event.commit();
    }

    /** Wishes that GitHub shows that the deployment of {@code event} is {@code going}. */
    Uni<Void> put(Mutiny.Session session, EventEnvelope envelope, DeploymentEvent event, Going going) {
        String sha = event.commit();
        boolean isTold = config.tells(Subject.DEPLOYMENTS) || config.tells(Subject.STATUSES);
        return isTold && sha != null && COMMIT.matcher(sha).matches()
                ? repositories
                        .placeOf(session, event.service())
                        .chain(place -> put(session, envelope, event, going, sha, place))
                : Uni.createFrom().voidItem();
    }

    private Uni<Void> put(
            Mutiny.Session session,
            EventEnvelope envelope,
            DeploymentEvent event,
            Going going,
            String sha,
            Optional<Place> place) {
        Optional<String> repository = place.flatMap(known -> onGitHub.name(known.repository()));
        if (repository.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        // Services that share a repository would else be told as one.
        String name = place.get().isShared() ? event.environment() + "/" + event.service() : event.environment();
        Uni<Void> deployment = config.tells(Subject.DEPLOYMENTS)
                ? wishes.put(
                        session,
                        key(deploymentId(event), repository.get(), event),
                        deployment(event, going, sha, name),
                        envelope.time())
                : Uni.createFrom().voidItem();
        return config.tells(Subject.STATUSES)
                ? deployment.chain(() -> wishes.put(
                        session,
                        key(statusId(event), repository.get(), event),
                        new StatusWish(sha, "paved/" + name, going.verdict(), going.description()),
                        envelope.time()))
                : deployment;
    }

    private static Key key(String id, String repository, DeploymentEvent event) {
        return new Key(id, repository, event.service(), event.environment());
    }

    private DeploymentWish deployment(DeploymentEvent event, Going going, String sha, String name) {
        return new DeploymentWish(
                event.deployment(),
                event.service(),
                event.version(),
                sha,
                name,
                event.environmentType() == EnvironmentType.PRODUCTION,
                event.environmentType() == EnvironmentType.PREVIEW,
                going.state(),
                going.description(),
                going.url());
    }

    /** What served where {@code succeeded} serves now does so no more. */
    Uni<Void> supersede(Mutiny.Session session, EventEnvelope envelope, DeploySucceeded succeeded) {
        return wishes.open(session, succeeded.environment(), succeeded.service())
                .chain(open -> Multi.createFrom()
                        .iterable(open)
                        .onItem()
                        .transformToUniAndConcatenate(each -> supersede(session, envelope, succeeded, each))
                        .collect()
                        .last()
                        .replaceWithVoid());
    }

    private Uni<Void> supersede(Mutiny.Session session, EventEnvelope envelope, DeploySucceeded succeeded, Open known) {
        return known.wish() instanceof DeploymentWish wish
                        && wish.isServing()
                        && !wish.deployment().equals(succeeded.deployment())
                ? wishes.put(
                        session,
                        known.key(),
                        wish.become(State.INACTIVE, "Version " + succeeded.version() + " is deployed instead"),
                        envelope.time())
                : Uni.createFrom().voidItem();
    }
}
