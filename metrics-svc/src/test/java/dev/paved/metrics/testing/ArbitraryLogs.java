package dev.paved.metrics.testing;

import dev.paved.events.ChangeEvent.Commit;
import dev.paved.events.ChangeEvent.CommitsPushed;
import dev.paved.events.ChangeEvent.PullRequestClosed;
import dev.paved.events.ChangeEvent.PullRequestOpened;
import dev.paved.events.ChangeEvent.PullRequestUpdated;
import dev.paved.events.DeploymentEvent.DeployFailed;
import dev.paved.events.DeploymentEvent.DeployProgressed;
import dev.paved.events.DeploymentEvent.DeployRequested;
import dev.paved.events.DeploymentEvent.DeployRolledBack;
import dev.paved.events.DeploymentEvent.DeployStarted;
import dev.paved.events.DeploymentEvent.DeploySucceeded;
import dev.paved.events.DeploymentEvent.ExternalDeployFinished;
import dev.paved.events.DeploymentKind;
import dev.paved.events.EnvironmentType;
import dev.paved.events.EventEnvelope;
import dev.paved.events.IncidentEvent.IncidentOpened;
import dev.paved.events.IncidentEvent.IncidentResolved;
import dev.paved.events.PlatformEvent;
import dev.paved.events.ServiceEvent.OwnershipTransferred;
import dev.paved.events.ServiceEvent.ServiceCreated;
import dev.paved.events.ServiceEvent.ServiceRegistered;
import dev.paved.events.ServiceEvent.ServiceRetired;
import dev.paved.events.ServiceEvent.ServiceUpdated;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.RandomDistribution;
import net.jqwik.api.Tuple;

/** Logs in which anything may be said of a few things, at times that are often the same. */
public final class ArbitraryLogs {

    private static final double ABSENT = 0.2;
    private static final int LONGEST = 60;
    private static final int HOURS = 30;

    private ArbitraryLogs() {}

    /** Any log. */
    public static Arbitrary<List<EventEnvelope>> logs() {
        return envelopes().list().ofMaxSize(LONGEST).withSizeDistribution(RandomDistribution.uniform());
    }

    /** Any instant about the time of the logs. */
    public static Arbitrary<Instant> instants() {
        return Combinators.combine(Arbitraries.integers().between(0, HOURS), Arbitraries.of(0, 999, 1_000))
                .as((hours, nanos) -> Story.BEGIN.plus(Duration.ofHours(hours)).plusNanos(nanos));
    }

    private static Arbitrary<EventEnvelope> envelopes() {
        return Combinators.combine(Arbitraries.longs(), instants(), event())
                .as((id, time, event) -> new EventEnvelope(
                        new UUID(id, id), "/paved/elsewhere", time, "any/thing", 1, "chain", null, "ada", event));
    }

    private static Arbitrary<PlatformEvent> event() {
        return Arbitraries.frequencyOf(
                Tuple.of(6, deployments()),
                Tuple.of(2, pushes()),
                Tuple.of(1, pullRequests()),
                Tuple.of(1, incidents()),
                Tuple.of(1, services()));
    }

    private static Arbitrary<PlatformEvent> deployments() {
        Arbitrary<Place> places = Arbitraries.of(
                new Place("d1", "hello", "eu", EnvironmentType.PRODUCTION),
                new Place("d2", "hello", "eu", EnvironmentType.PRODUCTION),
                new Place("d3", "hello", "eu", EnvironmentType.PRODUCTION),
                new Place("d4", "hello", "us", EnvironmentType.PRODUCTION),
                new Place("d5", "hello", "grown", EnvironmentType.PRODUCTION),
                new Place("d6", "hello", "grown", EnvironmentType.PREVIEW),
                new Place("d7", "hello", "test", EnvironmentType.STAGING),
                new Place("d8", "other", "eu", EnvironmentType.PRODUCTION));
        Arbitrary<String> versions = Arbitraries.of("1", "2", "3");
        return Combinators.combine(
                        places,
                        versions,
                        shas().injectNull(ABSENT),
                        Arbitraries.of(DeploymentKind.class),
                        instants(),
                        Arbitraries.of(Outcome.class))
                .as(ArbitraryLogs::deployment);
    }

    private enum Outcome {
        REQUESTED,
        STARTED,
        PROGRESSED,
        FAILED,
        ROLLED_BACK,
        EXTERNAL,
        SUCCEEDED,
        ALSO_SUCCEEDED
    }

    private record Place(String id, String service, String environment, EnvironmentType type) {}

    private static PlatformEvent deployment(
            Place p, String version, String commit, DeploymentKind kind, Instant at, Outcome outcome) {
        String because = kind == DeploymentKind.HOTFIX ? "incident/i1" : null;
        return switch (outcome) {
            case REQUESTED ->
                new DeployRequested(p.id, p.service, p.environment, p.type, version, commit, kind, because);
            case STARTED -> new DeployStarted(p.id, p.service, p.environment, p.type, version, commit);
            case PROGRESSED ->
                new DeployProgressed(p.id, p.service, p.environment, p.type, version, commit, "shift", 50, null);
            case FAILED ->
                new DeployFailed(
                        p.id, p.service, p.environment, p.type, version, commit, kind, false, "", List.of(), null, at);
            case ROLLED_BACK ->
                new DeployRolledBack(
                        p.id, p.service, p.environment, p.type, version, commit, "1", "d" + version, true, at);
            case EXTERNAL ->
                new ExternalDeployFinished(
                        p.id, p.service, p.environment, p.type, version, commit, true, null, at, "github");
            case SUCCEEDED, ALSO_SUCCEEDED ->
                new DeploySucceeded(
                        p.id,
                        p.service,
                        p.environment,
                        p.type,
                        version,
                        commit,
                        kind,
                        because,
                        null,
                        null,
                        at,
                        at,
                        null);
        };
    }

    private static Arbitrary<PlatformEvent> pushes() {
        Arbitrary<Commit> commits = Combinators.combine(
                        shas(),
                        instants().injectNull(ABSENT),
                        instants(),
                        Arbitraries.of(true, false, false),
                        Arbitraries.of("api/Main.java", "web/index.html", "README.md")
                                .list()
                                .ofMaxSize(2))
                .as(Commit::new);
        return Combinators.combine(
                        repositories(),
                        Arbitraries.of("hello").injectNull(ABSENT),
                        shas().injectNull(ABSENT),
                        shas(),
                        commits.list().ofMaxSize(4),
                        instants())
                .as((repository, service, before, after, arrived, at) ->
                        new CommitsPushed(repository, service, "main", before, after, arrived, "ada", at));
    }

    private static Arbitrary<String> repositories() {
        return Arbitraries.of("acme/old", "acme/new", "https://github.com/Acme/new.git");
    }

    private static Arbitrary<PlatformEvent> pullRequests() {
        return Combinators.combine(
                        repositories(),
                        serviceNames().injectNull(ABSENT),
                        Arbitraries.integers().between(1, 2),
                        shas().injectNull(ABSENT),
                        instants().injectNull(ABSENT),
                        instants(),
                        Arbitraries.integers().between(0, 3))
                .as((repository, service, number, merge, authored, at, what) -> switch (what) {
                    case 0 ->
                        new PullRequestOpened(
                                repository, service, number, "", "feature", "c1", false, at, null, List.of());
                    case 1 -> new PullRequestUpdated(repository, service, number, "feature", "c1", at, null, List.of());
                    default ->
                        new PullRequestClosed(repository, service, number, "feature", "c1", merge, authored, null, at);
                });
    }

    private static Arbitrary<PlatformEvent> incidents() {
        return Combinators.combine(
                        Arbitraries.of("i1", "i2"),
                        serviceNames().injectNull(ABSENT),
                        Arbitraries.of("eu", "grown", "test").injectNull(ABSENT),
                        instants(),
                        Arbitraries.of("d1", "d2").injectNull(0.8),
                        Arbitraries.of("1", "2").injectNull(0.8),
                        Arbitraries.of("c1", "c2").injectNull(0.8),
                        Arbitraries.of(true, false))
                .as((id, service, environment, at, deployment, version, commit, opened) -> opened
                        ? new IncidentOpened(id, service, environment, "", null, at, deployment, version, commit)
                        : new IncidentResolved(id, service, environment, at));
    }

    private static Arbitrary<PlatformEvent> services() {
        return Combinators.combine(
                        serviceNames(),
                        Arbitraries.of("ada", "team-a", "team-\uD83D\uDE00", "team-\uE000"),
                        repositories().injectNull(ABSENT),
                        Arbitraries.of("api", "/web/").injectNull(ABSENT),
                        Arbitraries.of("owner", "repository", "path").list().ofMaxSize(2),
                        Arbitraries.integers().between(0, 5))
                .as((name, owner, repository, path, changed, what) -> switch (what) {
                    case 0 ->
                        new ServiceCreated(name, "api", "node", owner, "node-api", "1", "acme/old", "0", "c0", path);
                    case 1 -> new ServiceRegistered(name, "api", owner, null, false, "legacy", null);
                    case 2 -> new ServiceUpdated(name, owner, repository, changed, path);
                    case 3 -> new OwnershipTransferred(name, "ada", owner);
                    case 4 -> new ServiceRegistered(name, "api", owner, repository, true, null, null, path);
                    default -> new ServiceRetired(name, null);
                });
    }

    private static Arbitrary<String> serviceNames() {
        return Arbitraries.of("hello", "hello", "hello", "other");
    }

    private static Arbitrary<String> shas() {
        return Arbitraries.of("c1", "c2", "c3", "c4", "c5", "c6");
    }
}
