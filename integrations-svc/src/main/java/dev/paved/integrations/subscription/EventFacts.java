package dev.paved.integrations.subscription;

import dev.paved.events.ChangeEvent;
import dev.paved.events.DeploymentEvent;
import dev.paved.events.EnvironmentEvent;
import dev.paved.events.EnvironmentType;
import dev.paved.events.EventEnvelope;
import dev.paved.events.FeedbackEvent;
import dev.paved.events.IncidentEvent;
import dev.paved.events.PlatformEvent;
import dev.paved.events.PolicyEvent;
import dev.paved.events.SecretEvent;
import dev.paved.events.ServiceEvent;
import dev.paved.events.TicketEvent;
import dev.paved.integrations.team.TeamRef;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What filters look at in an event.
 *
 * @param type its CloudEvents type
 * @param service which service it is about; null where it is about none
 * @param environments the environment it is about, by name and by type; empty where it is about none
 * @param outcome how what it tells of ended; null where it tells of no end
 * @param team the team that it names; null where it names none
 */
record EventFacts(
        String type,
        @Nullable String service,
        Set<String> environments,
        @Nullable Outcome outcome,
        @Nullable TeamRef team) {

    static EventFacts of(EventEnvelope envelope) {
        PlatformEvent event = envelope.event();
        return new EventFacts(
                envelope.type(),
                service(event),
                environments(event),
                outcome(event),
                team(event).orElse(null));
    }

    private static @Nullable String service(PlatformEvent event) {
        return switch (event) {
            case ServiceEvent it -> it.service();
            case DeploymentEvent it -> it.service();
            case ChangeEvent it -> it.service();
            case IncidentEvent it -> it.service();
            case SecretEvent it -> it.service();
            case EnvironmentEvent.DatabaseProvisioned it -> it.service();
            case EnvironmentEvent ignored -> null;
            case TicketEvent ignored -> null;
            case FeedbackEvent ignored -> null;
            case PolicyEvent ignored -> null;
        };
    }

    private static Set<String> environments(PlatformEvent event) {
        return switch (event) {
            case DeploymentEvent it -> named(it.environment(), it.environmentType());
            case EnvironmentEvent it -> named(it.environment(), EnvironmentFacts.type(it));
            case IncidentEvent.IncidentOpened it -> ofIncident(it.environment());
            case IncidentEvent.IncidentResolved it -> ofIncident(it.environment());
            case SecretEvent.SecretChanged it -> named(it.environment(), null);
            case SecretEvent.SecretAccessed it -> named(it.environment(), null);
            case ServiceEvent ignored -> Set.of();
            case ChangeEvent ignored -> Set.of();
            case TicketEvent ignored -> Set.of();
            case FeedbackEvent ignored -> Set.of();
            case PolicyEvent ignored -> Set.of();
        };
    }

    /** Production, where it is not told. */
    private static Set<String> ofIncident(@Nullable String environment) {
        return environment == null ? named(null, EnvironmentType.PRODUCTION) : named(environment, null);
    }

    private static Set<String> named(@Nullable String environment, @Nullable EnvironmentType type) {
        return Stream.concat(
                        Stream.ofNullable(environment),
                        Stream.ofNullable(type).map(it -> it.name().toLowerCase(Locale.ROOT)))
                .collect(Collectors.toUnmodifiableSet());
    }

    private static @Nullable Outcome outcome(PlatformEvent event) {
        return switch (event) {
            case DeploymentEvent.DeploySucceeded ignored -> Outcome.SUCCEEDED;
            case DeploymentEvent.DeployFailed ignored -> Outcome.FAILED;
            case DeploymentEvent.DeployRolledBack ignored -> Outcome.ROLLED_BACK;
            case DeploymentEvent.ExternalDeployFinished it -> it.succeeded() ? Outcome.SUCCEEDED : Outcome.FAILED;
            case DeploymentEvent ignored -> null;
            case EnvironmentEvent.EnvironmentReady ignored -> Outcome.SUCCEEDED;
            case EnvironmentEvent.PreviewReady ignored -> Outcome.SUCCEEDED;
            case EnvironmentEvent.EnvironmentFailed ignored -> Outcome.FAILED;
            case EnvironmentEvent ignored -> null;
            case ServiceEvent ignored -> null;
            case ChangeEvent.PipelineFinished it -> it.succeeded() ? Outcome.SUCCEEDED : Outcome.FAILED;
            case ChangeEvent ignored -> null;
            case IncidentEvent ignored -> null;
            case TicketEvent ignored -> null;
            case FeedbackEvent ignored -> null;
            case SecretEvent ignored -> null;
            case PolicyEvent ignored -> null;
        };
    }

    private static Optional<TeamRef> team(PlatformEvent event) {
        String team =
                switch (event) {
                    case TicketEvent.TicketOpened it -> it.team();
                    case TicketEvent.TicketClosed it -> it.team();
                    case FeedbackEvent.FeedbackGiven it -> it.team();
                    case EnvironmentEvent.EnvironmentRequested it -> it.owner();
                    case EnvironmentEvent.EnvironmentExpiring it -> it.owner();
                    case EnvironmentEvent ignored -> null;
                    case DeploymentEvent ignored -> null;
                    case ServiceEvent ignored -> null;
                    case ChangeEvent ignored -> null;
                    case IncidentEvent ignored -> null;
                    case SecretEvent ignored -> null;
                    case PolicyEvent ignored -> null;
                };
        return Optional.ofNullable(team).flatMap(TeamRef::parse);
    }
}
