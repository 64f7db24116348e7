package dev.paved.metrics.demo;

import dev.paved.events.DeploymentEvent;
import dev.paved.events.DeploymentEvent.DeployFailed;
import dev.paved.events.DeploymentEvent.DeployProgressed;
import dev.paved.events.DeploymentEvent.DeployRequested;
import dev.paved.events.DeploymentEvent.DeployRolledBack;
import dev.paved.events.DeploymentEvent.DeployStarted;
import dev.paved.events.DeploymentEvent.DeploySucceeded;
import dev.paved.events.DeploymentEvent.ExternalDeployFinished;
import dev.paved.events.DeploymentKind;
import dev.paved.events.EnvironmentType;
import dev.paved.metrics.history.PastId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The deployments of a service as the deployer, or whatever there was before it, tells of them. */
final class Shipping {

    private static final String PRODUCTION = "production";

    private final Member member;
    private final Frame frame;
    private final Book book;
    private final Dice dice;
    private int deployments;

    Shipping(Member member, Frame frame, Book book, Dice dice) {
        this.member = member;
        this.frame = frame;
        this.book = book;
        this.dice = dice;
    }

    /** The id of the first deployment of {@code member}. */
    static String firstId(Member member, Frame frame) {
        return id(member, frame, 1);
    }

    private static String id(Member member, Frame frame, int number) {
        return PastId.of("demo " + frame.months() + " " + frame.seed() + " " + member.name() + " " + number)
                .toString();
    }

    /** A rollout to one environment that ends at a time. */
    private record Rollout(
            String id,
            String service,
            String environment,
            EnvironmentType type,
            String version,
            String commit,
            Instant started,
            Instant ended) {}

    private Rollout rollout(String environment, EnvironmentType type, String version, String commit, Instant ended) {
        String id = id(member, frame, ++deployments);
        Duration length = dice.about(member.takes(frame, ended, Duration.ofMinutes(12), Duration.ofMinutes(2)));
        return new Rollout(id, member.name(), environment, type, version, commit, ended.minus(length), ended);
    }

    /** The version goes to staging first. */
    void stage(String version, String commit, Instant at) {
        Rollout r = rollout("staging", EnvironmentType.STAGING, version, commit, at);
        if (member.onPath(frame, at)) {
            begin(r, DeploymentKind.PLANNED, null);
            write(at, r, succeeded(r, DeploymentKind.PLANNED, null, null));
        } else {
            write(at, r, external(r, true));
        }
    }

    /** It serves everybody. */
    Release succeed(
            String version,
            String commit,
            Instant at,
            DeploymentKind kind,
            @Nullable String because,
            @Nullable Release previous) {
        Rollout r = rollout(PRODUCTION, EnvironmentType.PRODUCTION, version, commit, at);
        if (member.onPath(frame, at)) {
            begin(r, kind, because);
            write(at, r, succeeded(r, kind, because, previous));
        } else {
            write(at, r, external(r, true));
        }
        return new Release(r.id(), version, commit, at);
    }

    /** It fails before anybody met it. */
    void fail(String version, String commit, Instant at) {
        Rollout r = rollout(PRODUCTION, EnvironmentType.PRODUCTION, version, commit, at);
        if (member.onPath(frame, at)) {
            begin(r, DeploymentKind.PLANNED, null);
            write(at, r, failed(r, false, "It never got healthy: connection refused on its port."));
        } else {
            write(at, r, external(r, false));
        }
    }

    /** The platform takes it back from some of the users; only it can. */
    void goBack(String version, String commit, Instant at, Release previous) {
        Rollout r = rollout(PRODUCTION, EnvironmentType.PRODUCTION, version, commit, at);
        begin(r, DeploymentKind.PLANNED, null);
        write(
                at.minusSeconds(20),
                r,
                new DeployProgressed(
                        r.id(),
                        r.service(),
                        r.environment(),
                        r.type(),
                        version,
                        commit,
                        "canary",
                        25,
                        "25 % of users"));
        write(at, r, failed(r, true, "Errors rose from 0.1 % to 4.2 % at 25 % of the traffic."));
        write(at, r, rolledBack(r.id(), version, commit, previous.version(), null, true, at));
    }

    /** {@code undone} had {@code by} put in its place by a person. */
    void undo(Release undone, Release by) {
        if (member.onPath(frame, by.at())) {
            book.tell(
                    by.at(),
                    "deployment/" + undone.deployment(),
                    person(),
                    rolledBack(
                            undone.deployment(),
                            undone.version(),
                            undone.commit(),
                            by.version(),
                            by.deployment(),
                            false,
                            by.at()));
        }
    }

    private void begin(Rollout r, DeploymentKind kind, @Nullable String because) {
        Instant requested = r.started().minusSeconds(dice.between(1, 8));
        write(
                requested,
                r,
                new DeployRequested(
                        r.id(), r.service(), r.environment(), r.type(), r.version(), r.commit(), kind, because));
        write(
                r.started(),
                r,
                new DeployStarted(r.id(), r.service(), r.environment(), r.type(), r.version(), r.commit()));
    }

    private static DeploymentEvent succeeded(
            Rollout r, DeploymentKind kind, @Nullable String because, @Nullable Release previous) {
        return new DeploySucceeded(
                r.id(),
                r.service(),
                r.environment(),
                r.type(),
                r.version(),
                r.commit(),
                kind,
                because,
                previous == null ? null : previous.version(),
                previous == null ? null : previous.commit(),
                r.started(),
                r.ended(),
                null);
    }

    private static DeploymentEvent failed(Rollout r, boolean reachedUsers, String reason) {
        return new DeployFailed(
                r.id(),
                r.service(),
                r.environment(),
                r.type(),
                r.version(),
                r.commit(),
                DeploymentKind.PLANNED,
                reachedUsers,
                reason,
                List.of(),
                r.started(),
                r.ended());
    }

    private DeploymentEvent rolledBack(
            String id,
            String version,
            String commit,
            String toVersion,
            @Nullable String by,
            boolean automatic,
            Instant at) {
        return new DeployRolledBack(
                id,
                member.name(),
                PRODUCTION,
                EnvironmentType.PRODUCTION,
                version,
                commit,
                toVersion,
                by,
                automatic,
                at);
    }

    private static DeploymentEvent external(Rollout r, boolean succeeded) {
        return new ExternalDeployFinished(
                r.id(),
                r.service(),
                r.environment(),
                r.type(),
                r.version(),
                r.commit(),
                succeeded,
                r.started(),
                r.ended(),
                "github");
    }

    private void write(Instant at, Rollout r, DeploymentEvent event) {
        book.tell(at, "deployment/" + r.id(), person(), event);
    }

    private String person() {
        return Cast.people(member.team()).getFirst();
    }
}
