package dev.paved.metrics.testing;

import dev.paved.events.IncidentEvent.IncidentOpened;
import dev.paved.events.IncidentEvent.IncidentResolved;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** An incident of a {@link Story}: first what is known of it, then what becomes of it. */
public final class Trouble {

    private final Story story;
    private final String id;
    private @Nullable String environment;
    private @Nullable String deployment;
    private @Nullable String version;
    private @Nullable String commit;

    Trouble(Story story, String id) {
        this.story = story;
        this.id = id;
    }

    /** That environment suffers. */
    public Trouble in(String environment) {
        this.environment = environment;
        return this;
    }

    /** That deployment caused it. */
    public Trouble byDeployment(String cause) {
        this.deployment = cause;
        return this;
    }

    /** That version caused it. */
    public Trouble byVersion(String cause) {
        this.version = cause;
        return this;
    }

    /** That commit caused it. */
    public Trouble byCommit(String cause) {
        this.commit = cause;
        return this;
    }

    /** It began. */
    public Story opened(int hour) {
        return opened(story.hour(hour));
    }

    /** It began. */
    public Story opened(Instant at) {
        return story.tell(
                at,
                new IncidentOpened(
                        id, story.service(), environment, "it is broken", null, at, deployment, version, commit));
    }

    /** It ended. */
    public Story resolved(int hour) {
        return resolved(story.hour(hour));
    }

    /** It ended. */
    public Story resolved(Instant at) {
        return story.tell(at, new IncidentResolved(id, story.service(), environment, at));
    }
}
