package dev.paved.metrics.fact;

import static dev.paved.events.DeploymentKind.HOTFIX;
import static dev.paved.events.EnvironmentType.PRODUCTION;
import static org.assertj.core.api.Assertions.assertThat;

import dev.paved.events.ChangeEvent.PullRequestClosed;
import dev.paved.events.ChangeEvent.PullRequestOpened;
import dev.paved.events.ChangeEvent.PullRequestUpdated;
import dev.paved.events.DeploymentEvent.DeployApproved;
import dev.paved.events.EnvironmentEvent.EnvironmentReady;
import dev.paved.events.ServiceEvent.ServiceRegistered;
import dev.paved.events.ServiceEvent.ServiceRetired;
import dev.paved.events.ServiceEvent.ServiceUpdated;
import dev.paved.metrics.testing.Retelling;
import dev.paved.metrics.testing.Story;
import java.util.List;
import org.junit.jupiter.api.Test;

class FactBatchTest {

    private final Story hello = new Story("hello");

    @Test
    void events_of_one_deployment_are_one_fact() {
        // Given
        hello.deployment("d1", "1").as(HOTFIX).because("incident/7").requested(1);
        hello.deployment("d1", "1").started(2);
        hello.deployment("d1", "1").weighed(3, 50);
        hello.deployment("d1", "1").as(HOTFIX).succeeded(4);
        hello.deployment("d1", "1").rolledBack(5, "d2");

        // When
        FactBatch facts = folded();

        // Then
        assertThat(facts.deployments())
                .containsExactly(new Deployment(
                        "d1",
                        "hello",
                        "production",
                        "production",
                        "1",
                        "c1",
                        "hotfix",
                        "incident/7",
                        new Timeline(hello.hour(1), hello.hour(2), hello.hour(4), null, hello.hour(5)),
                        "d2",
                        true,
                        false));
    }

    @Test
    void weight_of_nothing_does_not_reach_users() {
        // Given
        hello.deployment("d1", "1").weighed(1, 0);
        hello.deployment("d2", "2").weighed(1, 1);

        // When
        FactBatch facts = folded();

        // Then
        assertThat(facts.deployments())
                .filteredOn(Deployment::reachedUsers)
                .extracting(Deployment::id)
                .containsExactly("d2");
    }

    @Test
    void deployment_elsewhere_is_external() {
        // Given
        hello.deployment("d1", "1").external(1, true);
        hello.deployment("d2", "2").external(2, false);

        // When
        FactBatch facts = folded();

        // Then
        assertThat(facts.deployments()).allMatch(Deployment::external);
        assertThat(facts.deployments())
                .filteredOn(d -> d.at().succeeded() != null)
                .hasSize(1);
        assertThat(facts.deployments()).filteredOn(Deployment::reachedUsers).hasSize(1);
    }

    @Test
    void approval_tells_nothing_that_others_do_not() {
        // Given
        hello.deployment("d1", "1").requested(1);
        FactBatch without = folded();

        // When
        hello.tell(hello.hour(2), new DeployApproved("d1", "hello", "production", PRODUCTION, "1", "c1", "bob"));

        // Then
        assertThat(folded().deployments()).containsExactlyElementsOf(without.deployments());
    }

    @Test
    void service_is_what_its_events_told_last() {
        // Given
        hello.created("team-a");
        hello.handedOver(2, "team-a", "team-b");
        hello.tell(hello.hour(3), new ServiceRetired("hello", null));

        // When
        FactBatch facts = folded();

        // Then
        assertThat(facts.services())
                .containsExactly(new Service(
                        "hello",
                        new Owner("team-b", hello.hour(2)),
                        true,
                        hello.hour(0),
                        null,
                        hello.hour(3),
                        Home.told("acme/hello", null, hello.hour(0))));
    }

    @Test
    void registered_service_is_on_the_path_if_it_says_so() {
        // Given
        hello.tell(hello.hour(1), new ServiceRegistered("hello", "api", "team-a", null, false, "legacy", null));

        // When
        FactBatch facts = folded();

        // Then
        assertThat(facts.services())
                .containsExactly(new Service(
                        "hello",
                        new Owner("team-a", hello.hour(1)),
                        false,
                        null,
                        hello.hour(1),
                        null,
                        Home.told(null, null, hello.hour(1))));
    }

    @Test
    void service_that_was_only_named_is_known_by_its_name_alone() {
        // Given
        hello.deployment("d1", "1").succeeded(1);
        hello.incident("i1").opened(2);

        // When
        FactBatch facts = folded();

        // Then
        assertThat(facts.services()).containsExactly(Service.named("hello"));
    }

    @Test
    void what_tells_no_fact_leaves_none() {
        // Given
        hello.tell(hello.hour(1), new EnvironmentReady("production", PRODUCTION, null));

        // When
        FactBatch facts = folded();

        // Then
        assertThat(facts.services()).isEmpty();
    }

    @Test
    void pull_request_is_what_its_events_told_together() {
        // Given
        hello.tell(
                hello.hour(1),
                new PullRequestOpened(
                        "Acme/hello", "hello", 1, "title", "branch", "c1", false, hello.hour(1), null, List.of()));
        hello.tell(
                hello.hour(2),
                new PullRequestUpdated("acme/hello.git", "hello", 1, "branch", "c2", hello.hour(2), null, List.of()));
        hello.tell(
                hello.hour(4),
                new PullRequestClosed(
                        "acme/hello", "hello", 1, "branch", "c2", "m", hello.hour(0), null, hello.hour(4)));
        hello.tell(
                hello.hour(5),
                new PullRequestClosed("acme/hello", "hello", 2, "other", "c3", null, null, null, hello.hour(5)));

        // When
        FactBatch facts = folded();

        // Then
        assertThat(facts.pullRequests())
                .containsExactlyInAnyOrder(
                        new PullRequest("acme/hello", 1, "hello", "m", hello.hour(0), hello.hour(1), hello.hour(4)),
                        new PullRequest("acme/hello", 2, "hello", null, null, null, null));
    }

    @Test
    void code_is_where_the_latest_event_that_told_put_it() {
        // Given
        hello.created("team-a");
        hello.tell(
                hello.hour(1),
                new ServiceUpdated("hello", "team-a", "https://github.com/acme/Mono.git", List.of(), "./apps/hello/"));
        hello.tell(hello.hour(2), new ServiceUpdated("hello", "team-b", null, List.of("owner"), null));

        // When
        Home told = folded().services().iterator().next().home();
        hello.tell(hello.hour(3), new ServiceUpdated("hello", "team-b", null, List.of("path"), null));
        Home whole = folded().services().iterator().next().home();

        // Then
        assertThat(told.inRepository()).isEqualTo("acme/mono");
        assertThat(told.atPath()).isEqualTo("apps/hello");
        assertThat(whole.inRepository()).isEqualTo("acme/mono");
        assertThat(whole.atPath()).isNull();
    }

    private FactBatch folded() {
        return Retelling.folded(hello.events());
    }
}
