package dev.paved.metrics.testing;

import dev.paved.events.DeploymentEvent.DeployFailed;
import dev.paved.events.DeploymentEvent.DeployProgressed;
import dev.paved.events.DeploymentEvent.DeployRequested;
import dev.paved.events.DeploymentEvent.DeployRolledBack;
import dev.paved.events.DeploymentEvent.DeployStarted;
import dev.paved.events.DeploymentEvent.DeploySucceeded;
import dev.paved.events.DeploymentEvent.ExternalDeployFinished;
import dev.paved.events.DeploymentKind;
import dev.paved.events.EnvironmentType;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A deployment of a {@link Story}: first what it is, then what becomes of it. */
public final class Deploying {

    private final Story story;
    private final String id;
    private final String version;
    private @Nullable String commit;
    private String environment = "production";
    private EnvironmentType type = EnvironmentType.PRODUCTION;
    private DeploymentKind kind = DeploymentKind.PLANNED;
    private @Nullable String because;

    Deploying(Story story, String id, String version) {
        this.story = story;
        this.id = id;
        this.version = version;
        this.commit = "c" + version;
    }

    /** It goes to another environment. */
    public Deploying to(String environment, EnvironmentType type) {
        this.environment = environment;
        this.type = type;
        return this;
    }

    /** It is declared as that. */
    public Deploying as(DeploymentKind kind) {
        this.kind = kind;
        return this;
    }

    /** Something made it necessary. */
    public Deploying because(String reason) {
        this.because = reason;
        return this;
    }

    /** Its version is of another commit than its name says. */
    public Deploying of(String commit) {
        this.commit = commit;
        return this;
    }

    /** Its version's commit is not known. */
    public Deploying withoutCommit() {
        this.commit = null;
        return this;
    }

    /** Someone asked for it. */
    public Story requested(int hour) {
        return story.tell(
                story.hour(hour),
                new DeployRequested(id, story.service(), environment, type, version, commit, kind, because));
    }

    /** Its rollout began. */
    public Story started(int hour) {
        return story.tell(story.hour(hour), new DeployStarted(id, story.service(), environment, type, version, commit));
    }

    /** It got that share of the traffic, in percent. */
    public Story weighed(int hour, int weight) {
        return story.tell(
                story.hour(hour),
                new DeployProgressed(id, story.service(), environment, type, version, commit, "shift", weight, null));
    }

    /** It succeeded. */
    public Story succeeded(int hour) {
        return succeeded(story.hour(hour));
    }

    /** It succeeded. */
    public Story succeeded(Instant at) {
        return story.tell(
                at,
                new DeploySucceeded(
                        id,
                        story.service(),
                        environment,
                        type,
                        version,
                        commit,
                        kind,
                        because,
                        null,
                        null,
                        at,
                        at,
                        null));
    }

    /** It was given up before any traffic went to it. */
    public Story failed(int hour) {
        return failed(hour, false);
    }

    /** It was given up, after traffic went to it or before. */
    public Story failed(int hour, boolean reachedUsers) {
        Instant at = story.hour(hour);
        return story.tell(
                at,
                new DeployFailed(
                        id,
                        story.service(),
                        environment,
                        type,
                        version,
                        commit,
                        kind,
                        reachedUsers,
                        "it broke",
                        List.of(),
                        at,
                        at));
    }

    /** An earlier version took its place, by that deployment; null where its rollout itself went back. */
    public Story rolledBack(int hour, @Nullable String by) {
        Instant at = story.hour(hour);
        return story.tell(
                at,
                new DeployRolledBack(
                        id, story.service(), environment, type, version, commit, "earlier", by, by == null, at));
    }

    /** It ended without the platform's doing. */
    public Story external(int hour, boolean succeeded) {
        Instant at = story.hour(hour);
        return story.tell(
                at,
                new ExternalDeployFinished(
                        id, story.service(), environment, type, version, commit, succeeded, null, at, "github"));
    }
}
