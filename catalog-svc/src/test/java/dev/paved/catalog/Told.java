package dev.paved.catalog;

import dev.paved.events.DeploymentEvent.DeployFailed;
import dev.paved.events.DeploymentEvent.DeployRolledBack;
import dev.paved.events.DeploymentEvent.DeploySucceeded;
import dev.paved.events.DeploymentEvent.ExternalDeployFinished;
import dev.paved.events.DeploymentKind;
import dev.paved.events.EnvironmentEvent.EnvironmentDestroyed;
import dev.paved.events.EnvironmentType;
import dev.paved.events.EventEnvelope;
import dev.paved.events.IncidentEvent.IncidentOpened;
import dev.paved.events.IncidentEvent.IncidentResolved;
import dev.paved.events.PlatformEvent;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Events as the other services tell them, of some morning. */
public final class Told {

    private static final Instant MORNING = Instant.parse("2026-01-01T08:00:00Z");

    private Told() {}

    /** So many seconds into the morning. */
    public static Instant at(long seconds) {
        return MORNING.plusSeconds(seconds);
    }

    /** {@code version} came to serve in {@code environment}. */
    public static EventEnvelope succeeded(
            String deployment, String service, String environment, String version, long second) {
        return deployment(
                deployment,
                second,
                new DeploySucceeded(
                        deployment,
                        service,
                        environment,
                        type(environment),
                        version,
                        "c-" + version,
                        DeploymentKind.values()[0],
                        null,
                        null,
                        null,
                        at(second - 5),
                        at(second),
                        "http://localhost:8080/apps/" + environment + "/" + service));
    }

    /** {@code version} did not come to serve. */
    public static EventEnvelope failed(
            String deployment, String service, String environment, String version, long second) {
        return deployment(
                deployment,
                second,
                new DeployFailed(
                        deployment,
                        service,
                        environment,
                        type(environment),
                        version,
                        null,
                        DeploymentKind.values()[0],
                        false,
                        "it never answered /health",
                        List.of(),
                        null,
                        at(second)));
    }

    /** The rollout of {@code version} went back by itself. */
    public static EventEnvelope wentBack(
            String deployment, String service, String environment, String version, String to, long second) {
        return deployment(
                deployment,
                second,
                new DeployRolledBack(
                        deployment,
                        service,
                        environment,
                        type(environment),
                        version,
                        null,
                        to,
                        null,
                        true,
                        at(second)));
    }

    /** Another system deployed {@code version}, or failed to. */
    public static EventEnvelope elsewhere(
            String deployment, String service, String environment, String version, boolean succeeded, long second) {
        return deployment(
                deployment,
                second,
                new ExternalDeployFinished(
                        deployment,
                        service,
                        environment,
                        type(environment),
                        version,
                        null,
                        succeeded,
                        null,
                        at(second),
                        "github"));
    }

    /** {@code environment} ended. */
    public static EventEnvelope destroyed(String environment, long second) {
        return envelope(
                "/paved/provisioner",
                "environment/" + environment,
                second,
                new EnvironmentDestroyed(environment, type(environment), null));
    }

    /** An incident of {@code service} began; of {@code environment}, where that is not null. */
    public static EventEnvelope opened(
            String incident, String service, @org.jspecify.annotations.Nullable String environment, long second) {
        return envelope(
                "/paved/integrations",
                "incident/" + incident,
                second,
                new IncidentOpened(incident, service, environment, "It is slow", "high", at(second), null, null, null));
    }

    /** The incident ended. */
    public static EventEnvelope resolved(String incident, String service, long second) {
        return envelope(
                "/paved/integrations",
                "incident/" + incident,
                second,
                new IncidentResolved(incident, service, null, at(second)));
    }

    private static EventEnvelope deployment(String deployment, long second, PlatformEvent event) {
        return envelope("/paved/deployer", "deployment/" + deployment, second, event);
    }

    private static EventEnvelope envelope(String source, String subject, long second, PlatformEvent event) {
        return new EventEnvelope(
                UUID.randomUUID(), source, at(second), subject, second + 1, "chain", null, "ada", event);
    }

    private static EnvironmentType type(String environment) {
        return switch (environment) {
            case "production" -> EnvironmentType.PRODUCTION;
            case "staging" -> EnvironmentType.STAGING;
            default -> EnvironmentType.PREVIEW;
        };
    }
}
