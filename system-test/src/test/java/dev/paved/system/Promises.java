package dev.paved.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.paved.events.ChangeEvent.Commit;
import dev.paved.events.ChangeEvent.CommitsPushed;
import dev.paved.events.DeploymentEvent;
import dev.paved.events.DeploymentEvent.DeployFailed;
import dev.paved.events.DeploymentEvent.DeployRequested;
import dev.paved.events.DeploymentEvent.DeploySucceeded;
import dev.paved.events.DeploymentKind;
import dev.paved.events.EnvironmentEvent.EnvironmentReady;
import dev.paved.events.EnvironmentEvent.EnvironmentRequested;
import dev.paved.events.PlatformEvent;
import dev.paved.events.ServiceEvent.ServiceCreated;
import dev.paved.system.ClientLog.Deployment;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What the client was promised, against what happened: each command has one effect, neither none nor two.
 *
 * @param operations gives an operation by its id
 */
record Promises(ClientLog log, Function<String, JsonNode> operations) {

    void are_kept(List<PlatformEvent> events) {
        every_service_was_created_once(events);
        every_environment_was_made_once(events);
        every_push_was_published(events);
        every_deployment_was_made_once(events);
    }

    private void every_service_was_created_once(List<PlatformEvent> events) {
        assertThat(all(ServiceCreated.class, events)
                        .map(ServiceCreated::service)
                        .filter(log.services()::contains))
                .containsExactlyInAnyOrderElementsOf(log.services());
    }

    private void every_environment_was_made_once(List<PlatformEvent> events) {
        List<String> promised = log.environments();
        assertThat(all(EnvironmentRequested.class, events)
                        .map(EnvironmentRequested::environment)
                        .filter(promised::contains))
                .containsExactlyInAnyOrderElementsOf(promised);
        assertThat(all(EnvironmentReady.class, events)
                        .map(EnvironmentReady::environment)
                        .filter(promised::contains))
                .containsExactlyInAnyOrderElementsOf(promised);
    }

    private void every_push_was_published(List<PlatformEvent> events) {
        List<String> published = all(CommitsPushed.class, events)
                .flatMap(pushed -> pushed.commits().stream())
                .map(Commit::sha)
                .toList();
        assertThat(log.pushes())
                .allSatisfy(push -> assertThat(published).as("%s", push).containsOnlyOnce(push.commit()));
    }

    private void every_deployment_was_made_once(List<PlatformEvent> events) {
        List<Deployment> promised = log.deployments();
        Map<String, DeploymentKind> kinds = all(DeployRequested.class, events)
                .collect(Collectors.toMap(DeployRequested::deployment, DeployRequested::kind));
        Function<DeploymentEvent, String> command = event -> new Deployment(
                        event.service(),
                        event.environment(),
                        kinds.get(event.deployment()) == DeploymentKind.ROLLBACK ? "" : event.version(),
                        "",
                        true)
                .command();
        assertThat(counts(DeployRequested.class, events, command))
                .isEqualTo(counts(promised.stream().map(Deployment::command)));
        assertThat(counts(DeploySucceeded.class, events, command))
                .isEqualTo(counts(promised.stream().filter(Deployment::succeeds).map(Deployment::command)));
        assertThat(counts(DeployFailed.class, events, command))
                .isEqualTo(counts(promised.stream().filter(d -> !d.succeeds()).map(Deployment::command)));
        every_operation_ended_well_with_a_deployment_of_its_own(promised);
    }

    private void every_operation_ended_well_with_a_deployment_of_its_own(List<Deployment> promised) {
        Map<String, String> deployments = new HashMap<>();
        for (Deployment one : promised) {
            if (!one.operation().isEmpty()) {
                JsonNode ended = operations.apply(one.operation());
                assertThat(ended.get("status").asText()).as(ended.toString()).isEqualTo("succeeded");
                String deployment = ended.at("/result/deployment").asText();
                assertThat(deployments.put(deployment, one.operation()))
                        .as("another operation of " + deployment)
                        .isNull();
            }
        }
    }

    /** Of the services that this client made. */
    private <E extends DeploymentEvent> Map<String, Long> counts(
            Class<E> type, List<PlatformEvent> events, Function<DeploymentEvent, String> command) {
        return counts(all(type, events)
                .filter(event -> log.services().contains(event.service()))
                .map(command));
    }

    private static Map<String, Long> counts(Stream<String> commands) {
        return commands.collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
    }

    private static <E extends PlatformEvent> Stream<E> all(Class<E> type, List<PlatformEvent> events) {
        return events.stream().filter(type::isInstance).map(type::cast);
    }
}
