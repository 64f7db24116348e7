package dev.paved.bench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paved.events.ChangeEvent.CommitsPushed;
import dev.paved.events.DeploymentEvent;
import dev.paved.events.DeploymentEvent.DeployFailed;
import dev.paved.events.DeploymentEvent.DeployRolledBack;
import dev.paved.events.DeploymentEvent.DeploySucceeded;
import dev.paved.events.IncidentEvent.IncidentOpened;
import dev.paved.events.PlatformEvent;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ReleaseEventsTest {

    private static final Instant AT = Instant.parse("2026-01-01T00:00:00Z");

    @Test
    void of_forty_releases_three_fail_two_suffer_and_one_is_rolled_back() {
        // When
        List<PlatformEvent> events = IntStream.range(0, 40)
                .boxed()
                .flatMap(number -> of(number).stream())
                .toList();

        // Then
        assertThat(events).filteredOn(CommitsPushed.class::isInstance).hasSize(40);
        assertThat(events).filteredOn(DeployFailed.class::isInstance).hasSize(3);
        assertThat(events).filteredOn(DeploySucceeded.class::isInstance).hasSize(38);
        assertThat(events).filteredOn(IncidentOpened.class::isInstance).hasSize(2);
        assertThat(events).filteredOn(DeployRolledBack.class::isInstance).hasSize(1);
    }

    @Test
    void a_rollback_puts_the_release_before_in_place_under_an_id_of_its_own() {
        // When
        List<PlatformEvent> events = of(5);

        // Then
        var undone = (DeployRolledBack) events.stream()
                .filter(DeployRolledBack.class::isInstance)
                .findFirst()
                .orElseThrow();
        assertThat(undone.toVersion()).isEqualTo("1.4");
        assertThat(events)
                .filteredOn(DeploySucceeded.class::isInstance)
                .extracting(event -> ((DeploymentEvent) event).deployment())
                .containsExactly(undone.deployment(), undone.rollbackDeployment());
    }

    @Test
    void a_push_follows_the_one_of_the_release_before() {
        // When
        var push = (CommitsPushed) of(5).getFirst();

        // Then
        assertThat(push.before()).isEqualTo(((CommitsPushed) of(4).getFirst()).after());
        assertThat(push.commits())
                .hasSize(3)
                .last()
                .satisfies(
                        last -> assertThat(last.sha()).isEqualTo(push.after()).hasSize(40));
    }

    private static List<PlatformEvent> of(int number) {
        return ReleaseEvents.of(new Release("hello", number)).stream()
                .map(step -> step.at(AT))
                .toList();
    }
}
