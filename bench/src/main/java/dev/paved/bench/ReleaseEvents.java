package dev.paved.bench;

import dev.paved.events.ChangeEvent.Commit;
import dev.paved.events.ChangeEvent.CommitsPushed;
import dev.paved.events.DeploymentEvent.DeployFailed;
import dev.paved.events.DeploymentEvent.DeployRequested;
import dev.paved.events.DeploymentEvent.DeployRolledBack;
import dev.paved.events.DeploymentEvent.DeployStarted;
import dev.paved.events.DeploymentEvent.DeploySucceeded;
import dev.paved.events.DeploymentKind;
import dev.paved.events.EnvironmentType;
import dev.paved.events.IncidentEvent.IncidentOpened;
import dev.paved.events.IncidentEvent.IncidentResolved;
import dev.paved.events.PlatformEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What happens with a release: a push and a deployment to production. One in 10 fails, one in 20 causes an incident, and
 * every second of those is rolled back.
 */
final class ReleaseEvents {

    private static final String PRODUCTION = "production";
    private static final EnvironmentType TYPE = EnvironmentType.PRODUCTION;
    private static final Duration TOOK = Duration.ofSeconds(40);
    private static final int FAILS = 10;
    private static final int SUFFERS = 20;
    private static final int IS_ROLLED_BACK = 40;

    private final Release release;
    private final String deployment;
    private final String service;
    private final List<Step> steps = new ArrayList<>();

    /** What happens next, as an event of an instant. */
    @FunctionalInterface
    interface Step {
        PlatformEvent at(Instant at);
    }

    private ReleaseEvents(Release release) {
        this.release = release;
        this.deployment = release.deployment(0);
        this.service = release.service();
    }

    static List<Step> of(Release release) {
        ReleaseEvents events = new ReleaseEvents(release);
        events.steps.add(events::pushed);
        events.deploy(release, events.deployment, DeploymentKind.PLANNED);
        if (release.number() % SUFFERS == SUFFERS / 4) {
            events.suffer();
        }
        return events.steps;
    }

    /** Its deployment succeeds. */
    static PlatformEvent success(Release release, Instant at) {
        ReleaseEvents events = new ReleaseEvents(release);
        return events.succeeded(release, events.deployment, DeploymentKind.PLANNED, at);
    }

    private void deploy(Release of, String id, DeploymentKind kind) {
        steps.add(at -> new DeployRequested(id, service, PRODUCTION, TYPE, of.version(), of.commit(), kind, null));
        steps.add(at -> new DeployStarted(id, service, PRODUCTION, TYPE, of.version(), of.commit()));
        boolean fails = kind == DeploymentKind.PLANNED && of.number() % FAILS == 0 && !of.isFirst();
        steps.add(at -> fails ? failed(at) : succeeded(of, id, kind, at));
    }

    private void suffer() {
        String incident = "incident-" + deployment;
        steps.add(at -> new IncidentOpened(incident, service, PRODUCTION, "Errors", "high", at, null, null, null));
        if (release.number() % IS_ROLLED_BACK == SUFFERS / 4) {
            Release back = release.previous();
            String rollback = release.deployment(1);
            deploy(back, rollback, DeploymentKind.ROLLBACK);
            steps.add(at -> rolledBack(back, rollback, at));
        }
        steps.add(at -> new IncidentResolved(incident, service, PRODUCTION, at));
    }

    private PlatformEvent pushed(Instant at) {
        List<Commit> commits = IntStream.rangeClosed(1 - release.commits(), 0)
                .mapToObj(i -> new Commit(release.commit(-i), at, at, false, List.of("src/Main.java")))
                .toList();
        String before = release.isFirst() ? null : release.previous().commit();
        return new CommitsPushed("bench/" + service, service, "main", before, release.commit(), commits, "ada", at);
    }

    private PlatformEvent succeeded(Release of, String id, DeploymentKind kind, Instant at) {
        return new DeploySucceeded(
                id,
                service,
                PRODUCTION,
                TYPE,
                of.version(),
                of.commit(),
                kind,
                null,
                of.isFirst() ? null : of.previous().version(),
                of.isFirst() ? null : of.previous().commit(),
                at.minus(TOOK),
                at,
                null);
    }

    private PlatformEvent failed(Instant at) {
        boolean reachedUsers = release.number() % (2 * FAILS) == 0;
        return new DeployFailed(
                deployment,
                service,
                PRODUCTION,
                TYPE,
                release.version(),
                release.commit(),
                DeploymentKind.PLANNED,
                reachedUsers,
                "never ready",
                List.of(),
                at.minus(TOOK),
                at);
    }

    private PlatformEvent rolledBack(Release back, String rollback, Instant at) {
        return new DeployRolledBack(
                deployment,
                service,
                PRODUCTION,
                TYPE,
                release.version(),
                release.commit(),
                back.version(),
                rollback,
                true,
                at);
    }
}
