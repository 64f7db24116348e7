package dev.paved.metrics.fact;

import static java.util.stream.Collectors.toUnmodifiableSet;

import dev.paved.events.ChangeEvent;
import dev.paved.events.ChangeEvent.PipelineFinished;
import dev.paved.events.ChangeEvent.PullRequestCommanded;
import dev.paved.events.ChangeEvent.ReleasePublished;
import dev.paved.events.DeploymentEvent;
import dev.paved.events.DeploymentEvent.DeployApproved;
import dev.paved.events.DeploymentEvent.OffPathDeployExpired;
import dev.paved.events.EnvironmentEvent.DatabaseProvisioned;
import dev.paved.events.EnvironmentEvent.EnvironmentFailed;
import dev.paved.events.EnvironmentEvent.EnvironmentReady;
import dev.paved.events.EnvironmentEvent.EnvironmentRequested;
import dev.paved.events.EventTypes;
import dev.paved.events.FeedbackEvent;
import dev.paved.events.IncidentEvent;
import dev.paved.events.PlatformEvent;
import dev.paved.events.SecretEvent.SecretChanged;
import dev.paved.events.ServiceEvent;
import dev.paved.events.TicketEvent;
import java.util.Set;

/** The types of events that tell facts: the data of all others is not even parsed. */
public final class RelevantTypes {

    private static final Set<Class<? extends PlatformEvent>> OF_ENVIRONMENTS = Set.of(
            EnvironmentRequested.class, EnvironmentReady.class, EnvironmentFailed.class, DatabaseProvisioned.class);

    private static final Set<Class<? extends PlatformEvent>> TELLING_NOTHING =
            Set.of(PullRequestCommanded.class, PipelineFinished.class, ReleasePublished.class);

    private static final Set<String> NAMES = EventTypes.all().stream()
            .filter(RelevantTypes::tells)
            .map(EventTypes::typeOf)
            .collect(toUnmodifiableSet());

    private RelevantTypes() {}

    /** Whether an event with this CloudEvents type is to be read. */
    public static boolean contain(String type) {
        return NAMES.contains(type);
    }

    private static boolean tells(Class<? extends PlatformEvent> event) {
        return ServiceEvent.class.isAssignableFrom(event)
                || IncidentEvent.class.isAssignableFrom(event)
                || ChangeEvent.class.isAssignableFrom(event) && !TELLING_NOTHING.contains(event)
                || TicketEvent.class.isAssignableFrom(event)
                || FeedbackEvent.class.isAssignableFrom(event)
                || OF_ENVIRONMENTS.contains(event)
                || event == SecretChanged.class
                || DeploymentEvent.class.isAssignableFrom(event)
                        && event != DeployApproved.class
                        && event != OffPathDeployExpired.class;
    }
}
