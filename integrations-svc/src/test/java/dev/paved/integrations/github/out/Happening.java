package dev.paved.integrations.github.out;

import static dev.paved.integrations.github.out.GithubStack.github;

import dev.paved.events.DeploymentEvent.DeployFailed;
import dev.paved.events.DeploymentEvent.DeployRequested;
import dev.paved.events.DeploymentEvent.DeployRolledBack;
import dev.paved.events.DeploymentEvent.DeployStarted;
import dev.paved.events.DeploymentEvent.DeploySucceeded;
import dev.paved.events.DeploymentKind;
import dev.paved.events.EnvironmentType;
import dev.paved.events.PlatformEvent;
import dev.paved.integrations.Published;
import dev.paved.kit.testing.Stream;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** What happens on the platform to a service whose repository is {@code acme/NAME} on the stand-in. */
record Happening(String service) {

    static final String SHA = "0d1a26e67d8f5eaf1f6ba5c57fc3c7d91ac0fd1c";

    private static final Map<String, Long> SEQUENCES = new ConcurrentHashMap<>();

    /** With a new service that the catalog has published. */
    static Happening to(String service) {
        Published.service(service, github().url() + "/acme/" + service + ".git");
        return new Happening(service);
    }

    String deployments() {
        return "/repos/acme/" + service + "/deployments";
    }

    /** The statuses of the only deployment that was made, oldest first. */
    List<String> states() {
        return github().made(deployments()).stream()
                .flatMap(each -> states(each.path("id").asLong()).stream())
                .toList();
    }

    List<String> states(long id) {
        return github().made(deployments() + "/" + id + "/statuses", "state");
    }

    /** The statuses of the commit, oldest first. */
    List<String> verdicts() {
        return github().made("/repos/acme/" + service + "/statuses/" + SHA, "state");
    }

    void requested(String id, String environment, EnvironmentType type) {
        publish(id, new DeployRequested(id, service, environment, type, "1.4.0", SHA, DeploymentKind.PLANNED, null));
    }

    void started(String id, String environment, EnvironmentType type) {
        publish(id, new DeployStarted(id, service, environment, type, "1.4.0", SHA));
    }

    void succeeded(String id, String environment, EnvironmentType type) {
        publish(
                id,
                new DeploySucceeded(
                        id,
                        service,
                        environment,
                        type,
                        "1.4.0",
                        SHA,
                        DeploymentKind.PLANNED,
                        null,
                        null,
                        null,
                        Instant.now(),
                        Instant.now(),
                        "https://" + service + ".example.com"));
    }

    void failed(String id, String environment, EnvironmentType type, String reason) {
        publish(
                id,
                new DeployFailed(
                        id,
                        service,
                        environment,
                        type,
                        "1.4.0",
                        SHA,
                        DeploymentKind.PLANNED,
                        false,
                        reason,
                        List.of(),
                        Instant.now(),
                        Instant.now()));
    }

    void rolledBack(String id, String environment, EnvironmentType type, @Nullable String by) {
        publish(
                id,
                new DeployRolledBack(id, service, environment, type, "1.4.0", SHA, "1.3.0", by, false, Instant.now()));
    }

    private static void publish(String id, PlatformEvent event) {
        publish("/paved/deployer", "deployment/" + id, event);
    }

    static void publish(String source, String subject, PlatformEvent event) {
        Stream.publish(Published.by(source, subject, SEQUENCES.merge(subject, 1L, Long::sum), Instant.now(), event));
    }
}
