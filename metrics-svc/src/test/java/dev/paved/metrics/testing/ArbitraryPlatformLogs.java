package dev.paved.metrics.testing;

import dev.paved.events.DeploymentEvent.DeployFailed;
import dev.paved.events.DeploymentEvent.DeploySucceeded;
import dev.paved.events.DeploymentEvent.ExternalDeployFinished;
import dev.paved.events.DeploymentKind;
import dev.paved.events.EnvironmentEvent.DatabaseProvisioned;
import dev.paved.events.EnvironmentEvent.EnvironmentFailed;
import dev.paved.events.EnvironmentEvent.EnvironmentReady;
import dev.paved.events.EnvironmentEvent.EnvironmentRequested;
import dev.paved.events.EnvironmentType;
import dev.paved.events.EventEnvelope;
import dev.paved.events.FeedbackEvent.FeedbackGiven;
import dev.paved.events.PlatformEvent;
import dev.paved.events.SecretEvent;
import dev.paved.events.SecretEvent.SecretChanged;
import dev.paved.events.ServiceEvent.OwnershipTransferred;
import dev.paved.events.ServiceEvent.ServiceCreated;
import dev.paved.events.ServiceEvent.ServiceRegistered;
import dev.paved.events.ServiceEvent.ServiceRetired;
import dev.paved.events.TicketEvent.TicketClosed;
import dev.paved.events.TicketEvent.TicketOpened;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.RandomDistribution;
import net.jqwik.api.Tuple;

/** Logs in which anything may be said of what a platform is used for, over most of a year. */
public final class ArbitraryPlatformLogs {

    private static final double ABSENT = 0.2;
    private static final int LONGEST = 120;
    private static final int QUARTERS_OF_DAYS = 4 * 260;

    private ArbitraryPlatformLogs() {}

    /** Any log. */
    public static Arbitrary<List<EventEnvelope>> logs() {
        return envelopes().list().ofMaxSize(LONGEST).withSizeDistribution(RandomDistribution.uniform());
    }

    /** Any instant about the time of the logs; often several days' fourths apart, so that much happens at once. */
    public static Arbitrary<Instant> instants() {
        return Combinators.combine(
                        Arbitraries.integers()
                                .between(0, QUARTERS_OF_DAYS)
                                .withDistribution(RandomDistribution.uniform()),
                        Arbitraries.of(0, 0, 1_000))
                .as((quarters, nanos) -> Story.BEGIN
                        .plus(Duration.ofHours(6).multipliedBy(quarters))
                        .plusNanos(nanos));
    }

    private static Arbitrary<EventEnvelope> envelopes() {
        return Combinators.combine(Arbitraries.longs(), instants(), Arbitraries.of("c1", "c2"), event())
                .as((id, time, chain, event) -> new EventEnvelope(
                        new UUID(id, id), "/paved/elsewhere", time, "any/thing", 1, chain, null, "ada", event));
    }

    private static Arbitrary<PlatformEvent> event() {
        return Arbitraries.frequencyOf(
                Tuple.of(4, services()),
                Tuple.of(4, deployments()),
                Tuple.of(3, environments()),
                Tuple.of(3, actions()),
                Tuple.of(3, tickets()),
                Tuple.of(2, feedback()));
    }

    private static Arbitrary<PlatformEvent> services() {
        return Combinators.combine(names(), teams(), Arbitraries.integers().between(0, 8))
                .as((name, owner, what) -> switch (what) {
                    case 0, 1, 2, 3 -> new ServiceCreated(name, "api", "node", owner, "n", "1", "acme/x", "0", "c0");
                    case 4 -> new ServiceRegistered(name, "api", owner, null, false, "existing", null);
                    case 5 -> new ServiceRegistered(name, "api", owner, null, true, "existing", null);
                    case 6, 7 -> new OwnershipTransferred(name, "team-a", owner);
                    default -> new ServiceRetired(name, null);
                });
    }

    private static Arbitrary<PlatformEvent> deployments() {
        return Combinators.combine(
                        names(),
                        Arbitraries.integers().between(1, 6),
                        Arbitraries.of(EnvironmentType.PRODUCTION, EnvironmentType.PRODUCTION, EnvironmentType.STAGING),
                        instants(),
                        Arbitraries.integers().between(0, 3))
                .as((name, number, type, at, what) -> {
                    String id = name + "-" + type + "-" + number;
                    return switch (what) {
                        case 0 ->
                            new DeployFailed(
                                    id,
                                    name,
                                    "eu",
                                    type,
                                    "1",
                                    null,
                                    DeploymentKind.PLANNED,
                                    false,
                                    "",
                                    List.of(),
                                    null,
                                    at);
                        case 1 -> new ExternalDeployFinished(id, name, "eu", type, "1", null, true, null, at, "github");
                        default ->
                            new DeploySucceeded(
                                    id,
                                    name,
                                    "eu",
                                    type,
                                    "1",
                                    null,
                                    DeploymentKind.PLANNED,
                                    null,
                                    null,
                                    null,
                                    at,
                                    at,
                                    null);
                    };
                });
    }

    private static Arbitrary<PlatformEvent> environments() {
        return Combinators.combine(
                        Arbitraries.of("e1", "e2", "e3"),
                        teams(),
                        Arbitraries.integers().between(0, 3))
                .as((name, owner, what) -> switch (what) {
                    case 0, 1 -> new EnvironmentRequested(name, EnvironmentType.STAGING, owner, null);
                    case 2 -> new EnvironmentReady(name, EnvironmentType.STAGING, null);
                    default -> new EnvironmentFailed(name, EnvironmentType.STAGING, "");
                });
    }

    private static Arbitrary<PlatformEvent> actions() {
        return Combinators.combine(names().injectNull(ABSENT), Arbitraries.of("e1", "e2"), Arbitraries.of(true, false))
                .as((service, environment, database) -> database || service == null
                        ? new DatabaseProvisioned(environment, service, "db", "postgresql", "small")
                        : new SecretChanged(service, "key", null, 1, SecretEvent.Change.SET));
    }

    private static Arbitrary<PlatformEvent> tickets() {
        return Combinators.combine(
                        Arbitraries.integers().between(1, 12),
                        teams().injectNull(ABSENT),
                        Arbitraries.of("service", "environment", "deployment", "database", "secret")
                                .injectNull(ABSENT),
                        instants(),
                        Arbitraries.of(true, true, true, false))
                .as((number, team, category, at, opened) -> opened
                        ? new TicketOpened("T" + number, team, category, "", at)
                        : new TicketClosed("T" + number, team, at));
    }

    private static Arbitrary<PlatformEvent> feedback() {
        return Combinators.combine(
                        Arbitraries.integers().between(1, 20),
                        Arbitraries.integers().between(0, 11),
                        teams().injectNull(ABSENT),
                        Arbitraries.of("good", "bad").injectNull(ABSENT),
                        Arbitraries.of(true, false),
                        instants())
                .as((number, score, team, comment, consent, at) ->
                        new FeedbackGiven("f" + number, score, team, comment, consent, at));
    }

    private static Arbitrary<String> teams() {
        return Arbitraries.of("team-a", "team-b", "team-\uE000", "platform");
    }

    private static Arbitrary<String> names() {
        return Arbitraries.of("s1", "s2", "s3", "s4", "s5");
    }
}
