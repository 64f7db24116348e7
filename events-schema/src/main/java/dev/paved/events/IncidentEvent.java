package dev.paved.events;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What happens to an incident. */
public sealed interface IncidentEvent extends PlatformEvent {

    /** The incident's id, unique in the system that reported it. */
    String incident();

    /** The service that suffers; null where the report names none. */
    @Nullable
    String service();

    /** The service; the incident where the report names no service. */
    @Override
    default String key() {
        String service = service();
        return service == null ? incident() : service;
    }

    /**
     * An incident began.
     *
     * @param environment the environment that suffers; null where the report names none
     * @param title what is wrong, for people
     * @param severity how bad it is, in the words of the system that reported it
     * @param openedAt when it began
     * @param causeDeployment the id of the deployment that caused it, where that is known
     * @param causeVersion the version that caused it, where that is known
     * @param causeCommit the id of the commit that caused it, where that is known
     */
    @EventType("incident.opened")
    record IncidentOpened(
            String incident,
            @Nullable String service,
            @Nullable String environment,
            String title,
            @Nullable String severity,
            Instant openedAt,
            @Nullable String causeDeployment,
            @Nullable String causeVersion,
            @Nullable String causeCommit)
            implements IncidentEvent {}

    /**
     * An incident ended.
     *
     * @param environment the environment that suffered; null where the report names none
     * @param resolvedAt when it ended
     */
    @EventType("incident.resolved")
    record IncidentResolved(
            String incident,
            @Nullable String service,
            @Nullable String environment,
            Instant resolvedAt) implements IncidentEvent {}
}
